package dev.milepost.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.milepost.plan.Binding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Every move of a running project to other rules. Append-only; writers of one project hold its lock. Thread-safe. */
@Repository
public class RuleChanges {

    private static final String COLUMNS =
            "project_key, number, kind, changed_at, changed_by, reason, old_version, old_definition_id, old_deployment_id,"
                    + " old_rules_deployment_id, new_version, new_definition_id, new_deployment_id,"
                    + " new_rules_deployment_id, files, report";

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;

    RuleChanges(JdbcTemplate jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** One page of a project's moves, the newest first. */
    public List<RuleChange> page(String project, int page, int size) {
        return jdbc.query(
                "select " + COLUMNS + " from mp_rule_change where project_key = ?"
                        + " order by number desc offset ? rows fetch next ? rows only",
                this::read,
                project,
                (long) page * size,
                size);
    }

    /** How often a project was moved. */
    public int count(String project) {
        Integer newest = jdbc.queryForObject(
                "select max(number) from mp_rule_change where project_key = ?", Integer.class, project);
        return newest == null ? 0 : newest;
    }

    /** The plan versions that a project ran before the one it runs now, as the engine's ids of them, the oldest first. */
    List<Earlier> earlier(String project) {
        return jdbc.query(
                "select old_definition_id, changed_at from mp_rule_change where project_key = ? and kind = 'PLAN'"
                        + " order by number",
                (rs, n) -> new Earlier(
                        rs.getString(1), rs.getObject(2, OffsetDateTime.class).toInstant()),
                project);
    }

    /**
     * A plan version that a project ran.
     *
     * @param until when it was moved to another
     */
    record Earlier(String definition, Instant until) {}

    /** Everybody who has moved a project. */
    public List<String> movers(String project) {
        return jdbc.queryForList(
                "select distinct changed_by from mp_rule_change where project_key = ?", String.class, project);
    }

    /** Adds a move; answers it with the number it has. */
    RuleChange add(RuleChange change) {
        RuleChange numbered = change.numbered(count(change.project()) + 1);
        Binding before = change.before();
        Binding after = change.after();
        jdbc.update(
                "insert into mp_rule_change (" + COLUMNS + ") values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                change.project(),
                numbered.number(),
                change.kind().name(),
                change.at().atOffset(ZoneOffset.UTC),
                change.by(),
                change.reason(),
                before.planVersion(),
                before.definition(),
                before.deployment(),
                before.rules(),
                after.planVersion(),
                after.definition(),
                after.deployment(),
                after.rules(),
                write(change.files()),
                write(change.report()));
        return numbered;
    }

    private RuleChange read(ResultSet rs, int row) throws SQLException {
        return new RuleChange(
                rs.getString(1),
                rs.getInt(2),
                RuleChange.Kind.valueOf(rs.getString(3)),
                rs.getObject(4, OffsetDateTime.class).toInstant(),
                rs.getString(5),
                rs.getString(6),
                new Binding(rs.getInt(7), rs.getString(8), rs.getString(9), rs.getString(10)),
                new Binding(rs.getInt(11), rs.getString(12), rs.getString(13), rs.getString(14)),
                read(rs.getString(15), new TypeReference<List<RuleChange.File>>() {}),
                read(rs.getString(16), new TypeReference<RuleChange.Report>() {}));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A change of rules cannot be written as JSON", e);
        }
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored change of rules cannot be read", e);
        }
    }
}
