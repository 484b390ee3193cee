package dev.milepost.gate;

import dev.milepost.gate.ShadowReport.Difference;
import dev.milepost.storage.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * What rules tried in shadow would have decided: one short row beside each evaluation that tried some, so that they can be
 * counted without reading what was judged. Append-only; thread-safe.
 */
@Repository
public class ShadowLog {

    private static final int LISTED = 100;

    private static final String THESE = " from mp_shadow where project_key = ? and gate_key = ? and rules = ?";
    private static final String PASSES_ALONE = "verdict <> 'PASS' and shadow_verdict = 'PASS'";
    private static final String HOLDS_ALONE = "verdict = 'PASS' and shadow_verdict <> 'PASS'";

    private final JdbcTemplate jdbc;

    ShadowLog(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Appends what an evaluation's shadow would have decided; empty where it has none. */
    Optional<Sql> append(Evaluation evaluation) {
        return Tried.verdict(evaluation)
                .map(verdict -> Sql.of(
                        "insert into mp_shadow (project_key, gate_key, number, evaluated_at, rules, verdict, shadow_verdict)"
                                + " values (?,?,?,?,?,?,?)",
                        evaluation.project(),
                        evaluation.gate(),
                        evaluation.number(),
                        evaluation.evaluatedAt().atOffset(ZoneOffset.UTC),
                        Tried.digest(evaluation),
                        evaluation.verdict().name(),
                        verdict.name()));
    }

    /** How the rules that a gate tries now have compared so far. */
    public ShadowReport of(GateView gate) {
        Evaluation evaluation = gate.evaluation();
        Object[] these = {evaluation.project(), evaluation.gate(), Tried.digest(evaluation)};
        List<Difference> different = different(these);
        List<ShadowReport> reports = jdbc.query(
                "select min(number), min(evaluated_at), count(*), " + count(PASSES_ALONE) + ", " + count(HOLDS_ALONE)
                        + ", " + count("shadow_verdict = 'ERROR'") + THESE,
                (rs, row) -> new ShadowReport(
                        Tried.files(evaluation),
                        rs.getInt(3) == 0 ? null : rs.getInt(1),
                        instant(rs, 2),
                        rs.getInt(3),
                        rs.getInt(4),
                        rs.getInt(5),
                        rs.getInt(6),
                        different),
                these);
        return reports.get(0);
    }

    private List<Difference> different(Object... these) {
        return jdbc.query(
                "select number, evaluated_at, verdict, shadow_verdict" + THESE + " and (" + PASSES_ALONE + " or "
                        + HOLDS_ALONE + ") order by number desc fetch next " + LISTED + " rows only",
                (rs, row) -> new Difference(
                        rs.getInt(1),
                        rs.getObject(2, OffsetDateTime.class).toInstant(),
                        Verdict.valueOf(rs.getString(3)),
                        Verdict.valueOf(rs.getString(4))),
                these);
    }

    private static String count(String condition) {
        return "coalesce(sum(case when " + condition + " then 1 else 0 end), 0)";
    }

    private static @Nullable Instant instant(ResultSet rs, int column) throws SQLException {
        OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
