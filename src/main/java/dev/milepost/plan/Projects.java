package dev.milepost.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.milepost.storage.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;

/** All projects, by key. Thread-safe. */
@Repository
public class Projects {

    private static final String COLUMNS =
            "project_key, name, plan, plan_version, definition_id, deployment_id, state, zone,"
                    + " start_date, started_at, ended_at, parameters, evidence, open_gates, waivers";

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;
    private final RowMapper<Project> row = this::read;

    Projects(JdbcTemplate jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The project with this key, if there is one. */
    public Optional<Project> find(String key) {
        return jdbc.query("select " + COLUMNS + " from mp_project where project_key = ?", row, key).stream()
                .findFirst();
    }

    /**
     * The project with this key, locked until the transaction ends: every change of a project takes this lock first, so that
     * evidence, evaluations and the process move in one order. Needs a transaction.
     */
    public Optional<Project> lock(String key) {
        return jdbc.query("select " + COLUMNS + " from mp_project where project_key = ? for update", row, key).stream()
                .findFirst();
    }

    /**
     * Adds a project.
     *
     * @throws org.springframework.dao.DuplicateKeyException if the key is taken
     */
    public void add(Project project) {
        jdbc.update(
                "insert into mp_project (" + COLUMNS + ") values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                project.key(),
                project.name(),
                project.plan(),
                project.planVersion(),
                project.definition(),
                project.deployment(),
                project.state().name(),
                project.zone().getId(),
                project.start(),
                at(project.startedAt()),
                at(project.endedAt()),
                write(project.parameters()),
                project.evidence(),
                project.openGates(),
                project.waivers());
    }

    /** Writes what changes of a project while it runs: where it stands, and its counts. */
    public Sql update(Project project) {
        return Sql.of(
                "update mp_project set state = ?, ended_at = ?, evidence = ?, open_gates = ?, waivers = ?"
                        + " where project_key = ?",
                project.state().name(),
                at(project.endedAt()),
                project.evidence(),
                project.openGates(),
                project.waivers(),
                project.key());
    }

    /** One page of projects, the newest first; {@code state} {@code null} means all. */
    public List<Project> page(Project.@Nullable State state, int page, int size) {
        String where = state == null ? "" : " where state = '" + state.name() + "'";
        return jdbc.query(
                "select " + COLUMNS + " from mp_project" + where
                        + " order by started_at desc, project_key offset ? rows fetch next ? rows only",
                row,
                (long) page * size,
                size);
    }

    /** How many projects there are; {@code state} {@code null} means all. */
    public long count(Project.@Nullable State state) {
        String where = state == null ? "" : " where state = '" + state.name() + "'";
        Long count = jdbc.queryForObject("select count(*) from mp_project" + where, Long.class);
        return count == null ? 0 : count;
    }

    private Project read(ResultSet rs, int number) throws SQLException {
        return new Project(
                rs.getString(1),
                rs.getString(2),
                rs.getString(3),
                rs.getInt(4),
                rs.getString(5),
                rs.getString(6),
                Project.State.valueOf(rs.getString(7)),
                ZoneId.of(rs.getString(8)),
                rs.getObject(9, java.time.LocalDate.class),
                rs.getObject(10, OffsetDateTime.class).toInstant(),
                instant(rs.getObject(11, OffsetDateTime.class)),
                readParameters(rs.getString(12)),
                rs.getLong(13),
                rs.getInt(14),
                rs.getInt(15));
    }

    private String write(Map<String, String> parameters) {
        try {
            return json.writeValueAsString(parameters);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Project parameters cannot be written as JSON", e);
        }
    }

    private Map<String, String> readParameters(String text) {
        try {
            return json.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored project parameters are no JSON: " + text, e);
        }
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
