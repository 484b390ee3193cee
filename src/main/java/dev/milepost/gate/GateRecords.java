package dev.milepost.gate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;

/** Where the gates of all projects stand. Writers of one project hold its lock. */
@Repository
class GateRecords {

    private static final RowMapper<GateRecord> ROW = GateRecords::read;
    private static final String SELECT = "select project_key, gate_key, state, target, round, execution_id, evaluation,"
            + " verdict, decision, asked, evidence, evaluated_at, next_evaluation_at, timer_id, entered_at, passed_at from mp_gate ";

    private final JdbcTemplate jdbc;

    GateRecords(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    List<GateRecord> of(String project) {
        return jdbc.query(SELECT + "where project_key = ? order by gate_key", ROW, project);
    }

    Optional<GateRecord> find(String project, String key) {
        return jdbc.query(SELECT + "where project_key = ? and gate_key = ?", ROW, project, key).stream()
                .findFirst();
    }

    /** The project comes to the gate: a new round begins, waiting for the rules. */
    void enter(String project, String key, String execution, Instant at) {
        int known = jdbc.update(
                "update mp_gate set state = 'WAITING', round = round + 1, execution_id = ?, decision = null,"
                        + " entered_at = ?, passed_at = null where project_key = ? and gate_key = ?",
                execution,
                time(at),
                project,
                key);
        if (known == 0) {
            jdbc.update(
                    "insert into mp_gate (project_key, gate_key, state, round, execution_id, evaluation, evidence, entered_at)"
                            + " values (?,?,'WAITING',1,?,0,0,?)",
                    project,
                    key,
                    execution,
                    time(at));
        }
    }

    /** The gate waits for the rules again, in the same round. */
    void waitAgain(String project, String key, String execution) {
        jdbc.update(
                "update mp_gate set state = 'WAITING', execution_id = ?" + " where project_key = ? and gate_key = ?",
                execution,
                project,
                key);
    }

    /** A gate was evaluated. */
    void evaluated(Evaluation evaluation) {
        evaluated(evaluation, "");
    }

    /** A gate was evaluated and its rules are satisfied: nothing waits for them any more, and no decision is made yet. */
    void satisfied(Evaluation evaluation) {
        evaluated(evaluation, ", state = 'SIGN_OFF', decision = null, asked = " + evaluation.number());
    }

    private void evaluated(Evaluation evaluation, String more) {
        jdbc.update(
                "update mp_gate set evaluation = ?, verdict = ?, evidence = ?, evaluated_at = ?, next_evaluation_at = ?"
                        + more + " where project_key = ? and gate_key = ?",
                evaluation.number(),
                evaluation.verdict().name(),
                evaluation.evidence(),
                time(evaluation.evaluatedAt()),
                evaluation.nextEvaluationAt() == null ? null : time(evaluation.nextEvaluationAt()),
                evaluation.project(),
                evaluation.gate());
    }

    void decided(String project, String key, Decision decision) {
        jdbc.update(
                "update mp_gate set decision = ? where project_key = ? and gate_key = ?",
                decision.name(),
                project,
                key);
    }

    void state(String project, String key, GateState state, @Nullable Decision decision, @Nullable Instant passedAt) {
        jdbc.update(
                "update mp_gate set state = ?, decision = ?, passed_at = ?, execution_id = null, timer_id = null"
                        + " where project_key = ? and gate_key = ?",
                state.name(),
                decision == null ? null : decision.name(),
                passedAt == null ? null : time(passedAt),
                project,
                key);
    }

    void timer(String project, String key, @Nullable String timer) {
        jdbc.update("update mp_gate set timer_id = ? where project_key = ? and gate_key = ?", timer, project, key);
    }

    void target(String project, String key, LocalDate target) {
        int known = jdbc.update(
                "update mp_gate set target = ? where project_key = ? and gate_key = ?", target, project, key);
        if (known == 0) {
            jdbc.update(
                    "insert into mp_gate (project_key, gate_key, state, target, round, evaluation, evidence)"
                            + " values (?,?,'NOT_REACHED',?,0,0,0)",
                    project,
                    key,
                    target);
        }
    }

    /** Projects with an open gate whose last evaluation is older than their newest evidence, or than its own next instant. */
    List<String> projectsLeftBehind(Instant overdue) {
        return jdbc.queryForList(
                "select distinct g.project_key from mp_gate g join mp_project p on p.project_key = g.project_key"
                        + " where g.state in ('WAITING', 'SIGN_OFF') and p.state = 'RUNNING'"
                        + " and (g.evidence < p.evidence or g.next_evaluation_at < ? or g.evaluation = 0)",
                String.class,
                time(overdue));
    }

    /** Open gates whose last evaluation was an error. */
    List<GateRecord> inError() {
        return jdbc.query(SELECT + "where state in ('WAITING', 'SIGN_OFF') and verdict = 'ERROR'", ROW);
    }

    private static GateRecord read(ResultSet rs, int number) throws SQLException {
        String verdict = rs.getString(8);
        String decision = rs.getString(9);
        return new GateRecord(
                rs.getString(1),
                rs.getString(2),
                GateState.valueOf(rs.getString(3)),
                rs.getObject(4, LocalDate.class),
                rs.getInt(5),
                rs.getString(6),
                rs.getInt(7),
                verdict == null ? null : Verdict.valueOf(verdict),
                decision == null ? null : Decision.valueOf(decision),
                rs.getObject(10, Integer.class),
                rs.getLong(11),
                instant(rs.getObject(12, OffsetDateTime.class)),
                instant(rs.getObject(13, OffsetDateTime.class)),
                rs.getString(14),
                instant(rs.getObject(15, OffsetDateTime.class)),
                instant(rs.getObject(16, OffsetDateTime.class)));
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
