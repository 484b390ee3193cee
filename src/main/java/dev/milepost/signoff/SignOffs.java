package dev.milepost.signoff;

import dev.milepost.gate.Decision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;

/** All votes. Append-only; writers of one project hold its lock. */
@Repository
public class SignOffs {

    private static final RowMapper<SignOff> ROW = SignOffs::read;
    private static final String COLUMNS = "id, project_key, gate_key, round, evaluation, person, on_behalf_of,"
            + " approver_group, decision, note, signed_at";

    private final JdbcTemplate jdbc;

    SignOffs(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Records a vote. */
    public void add(SignOff vote) {
        jdbc.update(
                "insert into mp_signoff (" + COLUMNS + ") values (?,?,?,?,?,?,?,?,?,?,?)",
                vote.task(),
                vote.project(),
                vote.gate(),
                vote.round(),
                vote.evaluation(),
                vote.person(),
                vote.onBehalfOf(),
                vote.group(),
                vote.decision().name(),
                vote.comment(),
                vote.signedAt().atOffset(ZoneOffset.UTC));
    }

    /** All votes at a gate, in the order they were given. */
    public List<SignOff> of(String project, String gate) {
        return jdbc.query(
                "select " + COLUMNS + " from mp_signoff where project_key = ? and gate_key = ? order by signed_at, id",
                ROW,
                project,
                gate);
    }

    private static SignOff read(ResultSet rs, int number) throws SQLException {
        return new SignOff(
                rs.getString(1),
                rs.getString(2),
                rs.getString(3),
                rs.getInt(4),
                rs.getInt(5),
                rs.getString(6),
                rs.getString(7),
                rs.getString(8),
                Decision.valueOf(rs.getString(9)),
                rs.getString(10),
                rs.getObject(11, OffsetDateTime.class).toInstant());
    }
}
