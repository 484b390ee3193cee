package dev.milepost.gate;

import dev.milepost.gate.facts.Condition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Conditions on which gates were passed, and how they were closed. Append-only; writers of one project hold its lock. */
@Repository
public class Conditions {

    private final JdbcTemplate jdbc;

    Conditions(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** All conditions of a project, in the order of their numbers. */
    public List<Condition> of(String project) {
        return jdbc.query(
                "select c.number, c.gate_key, c.note, c.owner, c.due, c.set_by, c.set_at, d.closed_by, d.closed_at, d.note"
                        + " from mp_condition c left join mp_condition_closed d"
                        + " on d.project_key = c.project_key and d.number = c.number"
                        + " where c.project_key = ? order by c.number",
                Conditions::read,
                project);
    }

    /** Adds a condition with the project's next number; any closing of it is left aside. */
    public void add(String project, Condition condition) {
        jdbc.update(
                "insert into mp_condition (project_key, number, gate_key, note, owner, due, set_by, set_at)"
                        + " values (?,?,?,?,?,?,?,?)",
                project,
                condition.number(),
                condition.gate(),
                condition.text(),
                condition.owner(),
                condition.due(),
                condition.setBy(),
                condition.setAt().atOffset(ZoneOffset.UTC));
    }

    /** Records that a condition is closed. */
    public void close(String project, int number, Condition.Closing closing) {
        jdbc.update(
                "insert into mp_condition_closed (project_key, number, closed_by, closed_at, note) values (?,?,?,?,?)",
                project,
                number,
                closing.by(),
                closing.at().atOffset(ZoneOffset.UTC),
                closing.comment());
    }

    private static Condition read(ResultSet rs, int row) throws SQLException {
        String closedBy = rs.getString(8);
        return new Condition(
                rs.getInt(1),
                rs.getString(2),
                rs.getString(3),
                rs.getString(4),
                rs.getObject(5, LocalDate.class),
                rs.getString(6),
                instant(rs, 7),
                closedBy == null ? null : new Condition.Closing(closedBy, instant(rs, 9), rs.getString(10)));
    }

    private static Instant instant(ResultSet rs, int column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }
}
