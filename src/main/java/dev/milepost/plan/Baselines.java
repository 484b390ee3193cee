package dev.milepost.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.milepost.storage.Keyed;
import dev.milepost.storage.Question;
import dev.milepost.storage.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The baselines of all projects. Append-only, but for which one is reported against; writers of one project hold its lock. */
@Repository
public class Baselines {

    private static final String SELECT =
            "select number, name, author, reason, taken_at, reporting, entries from mp_baseline where project_key = ?";

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;

    Baselines(JdbcTemplate jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** All baselines of a project, in the order of their numbers. */
    public List<Baseline> of(String project) {
        return jdbc.query(SELECT + " order by number", this::read, project);
    }

    /** One baseline of a project. */
    public Optional<Baseline> find(String project, int number) {
        return jdbc.query(SELECT + " and number = ?", this::read, project, number).stream()
                .findFirst();
    }

    /** The baseline that a project is reported against; none for projects that began before there were baselines. */
    public Optional<Baseline> reporting(String project) {
        return jdbc.query(SELECT + " and reporting = true", this::read, project).stream()
                .findFirst();
    }

    /** Asks for the first baseline of each of these projects, and the one it is reported against. */
    public Question<Keyed<Baseline>> promises(Sql projects) {
        return new Question<>(
                new Sql(
                        "select number, name, author, reason, taken_at, reporting, entries, project_key from mp_baseline"
                                + " where (number = 1 or reporting = true) and project_key in " + projects.text()
                                + " order by project_key, number",
                        projects.values()),
                (rs, n) -> new Keyed<>(rs.getString(8), read(rs, n)));
    }

    /** Adds a baseline; one that is reported against takes the place of the one before. */
    public void add(String project, Baseline baseline) {
        if (baseline.reporting() && baseline.number() > 1) {
            jdbc.update("update mp_baseline set reporting = false where project_key = ? and reporting = true", project);
        }
        jdbc.update(
                "insert into mp_baseline (project_key, number, name, author, reason, taken_at, reporting, entries)"
                        + " values (?,?,?,?,?,?,?,?)",
                project,
                baseline.number(),
                baseline.name(),
                baseline.author(),
                baseline.reason(),
                baseline.takenAt().atOffset(ZoneOffset.UTC),
                baseline.reporting(),
                write(baseline.entries()));
    }

    /** From now on the project is reported against this baseline. */
    public void report(String project, int number) {
        jdbc.update("update mp_baseline set reporting = (number = ?) where project_key = ?", number, project);
    }

    private Baseline read(ResultSet rs, int row) throws SQLException {
        return new Baseline(
                rs.getInt(1),
                rs.getString(2),
                rs.getString(3),
                rs.getString(4),
                rs.getObject(5, OffsetDateTime.class).toInstant(),
                rs.getBoolean(6),
                entries(rs.getString(7)));
    }

    private String write(Baseline.Entries entries) {
        try {
            return json.writeValueAsString(entries);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A baseline cannot be written as JSON", e);
        }
    }

    private Baseline.Entries entries(String text) {
        try {
            return json.readValue(text, Baseline.Entries.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored baseline cannot be read", e);
        }
    }
}
