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
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
                    + " start_date, started_at, ended_at, parameters, evidence, open_gates, waivers, calendar, outlook,"
                    + " rules_deployment_id";

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
                "insert into mp_project (" + COLUMNS + ") values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
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
                project.waivers(),
                project.calendar(),
                write(project.outlook()),
                otherRules(project));
    }

    /** Writes what changes of a project while it runs: where it stands, and its counts. */
    public Sql update(Project project) {
        return Sql.of(
                "update mp_project set state = ?, ended_at = ?, evidence = ?, open_gates = ?, waivers = ?,"
                        + " revision = revision + 1 where project_key = ?",
                project.state().name(),
                at(project.endedAt()),
                project.evidence(),
                project.openGates(),
                project.waivers(),
                project.key());
    }

    /** Writes what seldom changes of a project: its working calendar, and what is expected of its milestones. */
    public Sql updatePlanning(Project project) {
        return Sql.of(
                "update mp_project set calendar = ?, outlook = ?, revision = revision + 1 where project_key = ?",
                project.calendar(),
                write(project.outlook()),
                project.key());
    }

    /** Writes what a project runs, by whose rules it is judged, and its own settings, which a move may add to. */
    public Sql updateBinding(Project project) {
        return Sql.of(
                "update mp_project set plan_version = ?, definition_id = ?, deployment_id = ?, rules_deployment_id = ?, parameters = ?,"
                        + " revision = revision + 1 where project_key = ?",
                project.planVersion(),
                project.definition(),
                project.deployment(),
                otherRules(project),
                write(project.parameters()),
                project.key());
    }

    private static @Nullable String otherRules(Project project) {
        return project.rules().equals(project.deployment()) ? null : project.rules();
    }

    /** Running projects whose gates use the rules of a deployment that is not their plan's own: their keys, in order. */
    public List<String> judgedBy(String deployment) {
        return jdbc.queryForList(
                "select project_key from mp_project where state = 'RUNNING' and rules_deployment_id = ?"
                        + " order by project_key",
                String.class,
                deployment);
    }

    /** The zones of running projects. */
    public List<ZoneId> runningZones() {
        return jdbc.queryForList("select distinct zone from mp_project where state = 'RUNNING'", String.class).stream()
                .map(ZoneId::of)
                .toList();
    }

    /** The plan versions of running projects, as the engine's ids of them. */
    public List<String> runningDefinitions() {
        return jdbc.queryForList("select distinct definition_id from mp_project where state = 'RUNNING'", String.class);
    }

    /** Running projects of a zone that are of one of these plan versions, or have a forecast: their keys, in order. */
    public List<String> running(ZoneId zone, Collection<String> definitions) {
        List<Object> values = new ArrayList<>();
        values.add(zone.getId());
        values.addAll(definitions);
        String ofThese = definitions.isEmpty()
                ? ""
                : " or definition_id in (" + String.join(",", Collections.nCopies(definitions.size(), "?")) + ")";
        return jdbc.queryForList(
                "select project_key from mp_project where state = 'RUNNING' and zone = ? and (outlook like '%\"forecast\"%'"
                        + ofThese + ") order by project_key",
                String.class,
                values.toArray());
    }

    /** All projects that are asked for, the newest first. */
    public List<Project> in(ProjectScope scope) {
        Sql condition = scope.condition();
        return jdbc.query(
                "select " + COLUMNS + " from mp_project where " + condition.text()
                        + " order by started_at desc, project_key",
                row,
                condition.values().toArray());
    }

    /** How often the row of each running project was changed. */
    public Map<String, Long> revisions() {
        Map<String, Long> revisions = new HashMap<>();
        jdbc.query("select project_key, revision from mp_project where state = 'RUNNING'", rs -> {
            revisions.put(rs.getString(1), rs.getLong(2));
        });
        return revisions;
    }

    /** The newest projects of a plan, whatever its version, the newest first. */
    public List<Project> newestOf(String plan, int most) {
        return jdbc.query(
                "select " + COLUMNS + " from mp_project where plan = ?"
                        + " order by started_at desc, project_key fetch first ? rows only",
                row,
                plan,
                most);
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
                Objects.requireNonNullElse(rs.getString(18), rs.getString(6)),
                Project.State.valueOf(rs.getString(7)),
                ZoneId.of(rs.getString(8)),
                rs.getObject(9, java.time.LocalDate.class),
                rs.getObject(10, OffsetDateTime.class).toInstant(),
                instant(rs.getObject(11, OffsetDateTime.class)),
                readParameters(rs.getString(12)),
                rs.getLong(13),
                rs.getInt(14),
                rs.getInt(15),
                rs.getString(16),
                outlook(rs.getString(17)));
    }

    private @Nullable String write(Outlook outlook) {
        if (outlook.milestones().isEmpty()) {
            return null;
        }
        try {
            return json.writeValueAsString(outlook);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("An outlook cannot be written as JSON", e);
        }
    }

    private Outlook outlook(@Nullable String text) {
        try {
            return text == null ? Outlook.NONE : json.readValue(text, Outlook.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored outlook is no JSON: " + text, e);
        }
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
