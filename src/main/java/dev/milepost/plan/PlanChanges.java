package dev.milepost.plan;

import dev.milepost.storage.Keyed;
import dev.milepost.storage.Question;
import dev.milepost.storage.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Recorded changes of what projects are planned to do. Append-only; writers of one project hold its lock. */
@Repository
public class PlanChanges {

    private final JdbcTemplate jdbc;

    PlanChanges(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** All changes of a project, the oldest first. */
    public List<PlanChange> of(String project) {
        return jdbc.query(
                "select kind, subject, changed_at, changed_by, old_value, new_value, reason from mp_plan_change"
                        + " where project_key = ? order by id",
                PlanChanges::read,
                project);
    }

    /** Asks how often the target of each milestone was moved, in these projects; those never moved are absent. */
    public Question<Keyed<Moved>> moves(Sql projects) {
        return new Question<>(
                new Sql(
                        "select project_key, subject, count(*) from mp_plan_change where kind = 'TARGET' and project_key in "
                                + projects.text() + " group by project_key, subject",
                        projects.values()),
                (rs, n) -> new Keyed<>(rs.getString(1), new Moved(rs.getString(2), rs.getInt(3))));
    }

    /**
     * A milestone whose target was moved.
     *
     * @param milestone its key
     * @param times how often
     */
    public record Moved(String milestone, int times) {}

    /** Adds a change. */
    public void add(String project, PlanChange change) {
        jdbc.update(
                "insert into mp_plan_change (project_key, kind, subject, changed_at, changed_by, old_value, new_value,"
                        + " reason) values (?,?,?,?,?,?,?,?)",
                project,
                change.kind().name(),
                change.subject(),
                change.at().atOffset(ZoneOffset.UTC),
                change.by(),
                change.before(),
                change.after(),
                change.reason());
    }

    /** Everybody who changed this. */
    public List<String> changers(String project, PlanChange.Kind kind, String subject) {
        return jdbc.queryForList(
                "select distinct changed_by from mp_plan_change where project_key = ? and kind = ? and subject = ?",
                String.class,
                project,
                kind.name(),
                subject);
    }

    private static PlanChange read(ResultSet rs, int row) throws SQLException {
        return new PlanChange(
                PlanChange.Kind.valueOf(rs.getString(1)),
                rs.getString(2),
                rs.getObject(3, OffsetDateTime.class).toInstant(),
                rs.getString(4),
                rs.getString(5),
                rs.getString(6),
                rs.getString(7));
    }
}
