package dev.milepost.gate;

import dev.milepost.storage.Question;
import dev.milepost.storage.RoundTrips;
import dev.milepost.storage.Sql;
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
    private final RoundTrips database;

    GateRecords(JdbcTemplate jdbc, RoundTrips database) {
        this.jdbc = jdbc;
        this.database = database;
    }

    List<GateRecord> of(String project) {
        return database.ask(ofProject(project));
    }

    /** Asks for all gates of a project that something has happened to, in the order of their keys. */
    Question<GateRecord> ofProject(String project) {
        return new Question<>(Sql.of(SELECT + "where project_key = ? order by gate_key", project), ROW);
    }

    /** Asks for all gates of these projects that something has happened to. */
    Question<GateRecord> ofProjects(Sql projects) {
        return new Question<>(new Sql(SELECT + "where project_key in " + projects.text(), projects.values()), ROW);
    }

    Optional<GateRecord> find(String project, String key) {
        return jdbc.query(SELECT + "where project_key = ? and gate_key = ?", ROW, project, key).stream()
                .findFirst();
    }

    /** How many gates of running projects wait for people. */
    int inSignOff() {
        Integer count = jdbc.queryForObject(
                "select count(*) from mp_gate g join mp_project p on p.project_key = g.project_key"
                        + " where p.state = 'RUNNING' and g.state = ?",
                Integer.class,
                GateState.SIGN_OFF.name());
        return count == null ? 0 : count;
    }

    Sql add(GateRecord gate) {
        return Sql.of(
                "insert into mp_gate (state, target, round, execution_id, evaluation, verdict, decision, asked, evidence,"
                        + " evaluated_at, next_evaluation_at, timer_id, entered_at, passed_at, project_key, gate_key)"
                        + " values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                columns(gate));
    }

    Sql update(GateRecord gate) {
        return Sql.of(
                "update mp_gate set state = ?, target = ?, round = ?, execution_id = ?, evaluation = ?, verdict = ?,"
                        + " decision = ?, asked = ?, evidence = ?, evaluated_at = ?, next_evaluation_at = ?, timer_id = ?,"
                        + " entered_at = ?, passed_at = ? where project_key = ? and gate_key = ?",
                columns(gate));
    }

    private static @Nullable Object[] columns(GateRecord gate) {
        return new @Nullable Object[] {
            gate.state().name(),
            gate.target(),
            gate.round(),
            gate.execution(),
            gate.evaluation(),
            gate.verdict() == null ? null : gate.verdict().name(),
            gate.decision() == null ? null : gate.decision().name(),
            gate.asked(),
            gate.evidence(),
            time(gate.evaluatedAt()),
            time(gate.nextEvaluationAt()),
            gate.timer(),
            time(gate.enteredAt()),
            time(gate.passedAt()),
            gate.project(),
            gate.key()
        };
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

    private static @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
