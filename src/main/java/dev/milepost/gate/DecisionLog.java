package dev.milepost.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.milepost.gate.facts.Facts;
import dev.milepost.storage.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Every evaluation ever made, with its facts. Append-only; thread-safe. */
@Repository
public class DecisionLog {

    private static final String COLUMNS =
            "project_key, gate_key, number, round, evaluated_at, cause, verdict, evidence,"
                    + " next_evaluation_at, findings, rules, facts";

    private static final int AT_ONCE = 50;

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;

    DecisionLog(JdbcTemplate jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Appends an evaluation. */
    Sql append(Evaluation evaluation) {
        return Sql.of(
                "insert into mp_evaluation (" + COLUMNS + ") values (?,?,?,?,?,?,?,?,?,?,?,?)",
                evaluation.project(),
                evaluation.gate(),
                evaluation.number(),
                evaluation.round(),
                evaluation.evaluatedAt().atOffset(ZoneOffset.UTC),
                evaluation.cause(),
                evaluation.verdict().name(),
                evaluation.evidence(),
                evaluation.nextEvaluationAt() == null
                        ? null
                        : evaluation.nextEvaluationAt().atOffset(ZoneOffset.UTC),
                write(evaluation.findings()),
                write(evaluation.rules()),
                write(evaluation.facts()));
    }

    /** One evaluation with its facts. */
    public Optional<Evaluation> find(String project, String gate, int number) {
        return jdbc
                .query(
                        "select " + COLUMNS
                                + " from mp_evaluation where project_key = ? and gate_key = ? and number = ?",
                        this::read,
                        project,
                        gate,
                        number)
                .stream()
                .findFirst();
    }

    /** One page of a gate's evaluations, the newest first. */
    public List<Evaluation.Summary> page(String project, String gate, int page, int size) {
        return jdbc.query(
                "select number, round, evaluated_at, cause, verdict, next_evaluation_at from mp_evaluation"
                        + " where project_key = ? and gate_key = ? order by number desc offset ? rows fetch next ? rows only",
                (rs, n) -> new Evaluation.Summary(
                        rs.getInt(1),
                        rs.getInt(2),
                        rs.getObject(3, OffsetDateTime.class).toInstant(),
                        rs.getString(4),
                        Verdict.valueOf(rs.getString(5)),
                        instant(rs.getObject(6, OffsetDateTime.class))),
                project,
                gate,
                (long) page * size,
                size);
    }

    /**
     * Hands out evaluations of a project, gate by gate, the oldest first, until one is not wanted any more.
     *
     * @param rules whether evaluations by these rules are wanted; the others' facts are not even read
     */
    void each(String project, Predicate<List<Evaluation.RuleVersion>> rules, Predicate<Evaluation> taker) {
        List<Last> gates = jdbc.query(
                "select gate_key, max(number) from mp_evaluation where project_key = ? group by gate_key order by gate_key",
                (rs, n) -> new Last(rs.getString(1), rs.getInt(2)),
                project);
        for (Last gate : gates) {
            for (int number = 0; number < gate.number(); number += AT_ONCE) {
                if (!some(project, gate.key(), number, rules).stream().allMatch(taker)) {
                    return;
                }
            }
        }
    }

    private List<Evaluation> some(
            String project, String gate, int after, Predicate<List<Evaluation.RuleVersion>> rules) {
        List<Evaluation> some = new ArrayList<>();
        jdbc.query(
                "select " + COLUMNS + " from mp_evaluation where project_key = ? and gate_key = ?"
                        + " and number > ? and number <= ? order by number",
                rs -> {
                    if (rules.test(rules(rs))) {
                        some.add(read(rs, 0));
                    }
                },
                project,
                gate,
                after,
                after + AT_ONCE);
        return some;
    }

    private record Last(String key, int number) {}

    private List<Evaluation.RuleVersion> rules(ResultSet rs) throws SQLException {
        return read(rs.getString(11), new TypeReference<List<Evaluation.RuleVersion>>() {});
    }

    private Evaluation read(ResultSet rs, int number) throws SQLException {
        return new Evaluation(
                rs.getString(1),
                rs.getString(2),
                rs.getInt(3),
                rs.getInt(4),
                rs.getObject(5, OffsetDateTime.class).toInstant(),
                rs.getString(6),
                Verdict.valueOf(rs.getString(7)),
                rs.getLong(8),
                instant(rs.getObject(9, OffsetDateTime.class)),
                read(rs.getString(10), new TypeReference<List<Finding>>() {}),
                rules(rs),
                read(rs.getString(12), new TypeReference<Facts>() {}));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("An evaluation cannot be written as JSON", e);
        }
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored evaluation cannot be read", e);
        }
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
