package dev.milepost.signoff;

import dev.milepost.audit.Audit;
import dev.milepost.audit.Digest;
import dev.milepost.audit.Entry;
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
    private static final String COLUMNS =
            "id, project_key, gate_key, round, evaluation, person, approver_group, decision," + " note, signed_at";

    private final JdbcTemplate jdbc;
    private final Audit audit;

    SignOffs(JdbcTemplate jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** Records a vote. */
    public void add(SignOff vote) {
        jdbc.update(
                "insert into mp_signoff (" + COLUMNS + ") values (?,?,?,?,?,?,?,?,?,?)",
                vote.task(),
                vote.project(),
                vote.gate(),
                vote.round(),
                vote.evaluation(),
                vote.person(),
                vote.group(),
                vote.decision().name(),
                vote.comment(),
                vote.signedAt().atOffset(ZoneOffset.UTC));
        audit.record(Entry.done("vote.cast")
                .project(vote.project())
                .object("gate", vote.gate())
                .by(vote.person())
                .change(
                        null,
                        Digest.of(
                                vote.task(),
                                vote.round(),
                                vote.evaluation(),
                                vote.group(),
                                vote.decision(),
                                vote.comment(),
                                vote.signedAt()))
                .detail(vote.decision() + " for " + vote.group() + " on evaluation " + vote.evaluation()));
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
                Decision.valueOf(rs.getString(8)),
                rs.getString(9),
                rs.getObject(10, OffsetDateTime.class).toInstant());
    }
}
