package dev.milepost.signoff;

import dev.milepost.audit.Audit;
import dev.milepost.audit.Digest;
import dev.milepost.audit.Entry;
import dev.milepost.gate.Decision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;

/** All votes, and why some of them no longer count. Append-only; writers of one project hold its lock. */
@Repository
public class SignOffs {

    private static final RowMapper<SignOff> ROW = SignOffs::read;

    private final JdbcTemplate jdbc;
    private final Audit audit;

    SignOffs(JdbcTemplate jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** Records a vote. */
    public void add(SignOff signOff) {
        Vote vote = signOff.vote();
        jdbc.update(
                "insert into mp_signoff (id, project_key, gate_key, round, asked, evaluation, digest, person,"
                        + " on_behalf_of, approver_group, decision, note, owner, due, until_at, phase, signed_at)"
                        + " values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                signOff.task(),
                signOff.project(),
                signOff.gate(),
                signOff.round(),
                signOff.asked(),
                signOff.evaluation(),
                signOff.digest(),
                signOff.person(),
                signOff.onBehalfOf(),
                signOff.group(),
                vote.decision().name(),
                vote.comment(),
                vote.owner(),
                vote.due(),
                time(vote.until()),
                vote.phase(),
                time(signOff.signedAt()));
        audit.record(Entry.done("vote.cast")
                .project(signOff.project())
                .object("gate", signOff.gate())
                .by(signOff.person())
                .onBehalfOf(signOff.onBehalfOf())
                .change(
                        null,
                        Digest.of(
                                signOff.task(),
                                signOff.round(),
                                signOff.evaluation(),
                                signOff.digest(),
                                signOff.group(),
                                vote.decision(),
                                vote.comment(),
                                signOff.signedAt()))
                .detail(vote.decision() + " for " + signOff.group() + " on evaluation " + signOff.evaluation()));
    }

    /** All votes at a gate, in the order they were given. */
    public List<SignOff> of(String project, String gate) {
        return jdbc.query(
                "select s.id, s.project_key, s.gate_key, s.round, s.asked, s.evaluation, s.digest, s.person,"
                        + " s.on_behalf_of, s.approver_group, s.decision, s.note, s.owner, s.due, s.until_at, s.phase, s.signed_at,"
                        + " v.evaluation, v.reason, v.voided_at from mp_signoff s left join mp_signoff_void v"
                        + " on v.project_key = s.project_key and v.gate_key = s.gate_key and v.asked = s.asked"
                        + " where s.project_key = ? and s.gate_key = ? order by s.signed_at, s.id",
                ROW,
                project,
                gate);
    }

    /** Records why the votes of one asking count no longer. */
    void voidVotes(String project, String gate, int asked, SignOff.Voided why) {
        jdbc.update(
                "insert into mp_signoff_void (project_key, gate_key, asked, evaluation, reason, voided_at)"
                        + " values (?,?,?,?,?,?)",
                project,
                gate,
                asked,
                why.evaluation(),
                why.reason(),
                time(why.at()));
    }

    /** Why what was last said at a gate counts no longer; {@code null} while it does. */
    public SignOff.@Nullable Voided lastVoided(String project, String gate, int asked) {
        return jdbc
                .query(
                        "select evaluation, reason, voided_at from mp_signoff_void"
                                + " where project_key = ? and gate_key = ? and asked = ?",
                        (rs, n) -> voided(rs, 1),
                        project,
                        gate,
                        asked)
                .stream()
                .findFirst()
                .orElse(null);
    }

    private static SignOff read(ResultSet rs, int number) throws SQLException {
        Vote vote = new Vote(
                Decision.valueOf(rs.getString(11)),
                rs.getString(12),
                rs.getString(13),
                rs.getObject(14, LocalDate.class),
                instant(rs.getObject(15, OffsetDateTime.class)),
                rs.getString(16));
        return new SignOff(
                rs.getString(1),
                rs.getString(2),
                rs.getString(3),
                rs.getInt(4),
                rs.getInt(5),
                rs.getInt(6),
                rs.getString(7),
                rs.getString(8),
                rs.getString(9),
                rs.getString(10),
                vote,
                rs.getObject(17, OffsetDateTime.class).toInstant(),
                voided(rs, 18));
    }

    private static SignOff.@Nullable Voided voided(ResultSet rs, int column) throws SQLException {
        OffsetDateTime at = rs.getObject(column + 2, OffsetDateTime.class);
        return at == null ? null : new SignOff.Voided(rs.getInt(column), rs.getString(column + 1), at.toInstant());
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
