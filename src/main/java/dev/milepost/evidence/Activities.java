package dev.milepost.evidence;

import dev.milepost.storage.Keyed;
import dev.milepost.storage.Question;
import dev.milepost.storage.RoundTrips;
import dev.milepost.storage.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;

/**
 * The runs of tasks and phases of all projects. Writes come as statements, for the caller to send within its transaction, under
 * the project's lock. Thread-safe.
 */
@Repository
public class Activities {

    private static final RowMapper<Activity> ROW = Activities::read;
    private static final String SELECT = "select id, project_key, kind, element, name, state, started_at, finished_at,"
            + " evidence_id from mp_activity ";

    private final RoundTrips database;

    Activities(RoundTrips database) {
        this.database = database;
    }

    /** Records that a run has started. */
    public Sql started(Activity run) {
        return Sql.of(
                "insert into mp_activity (id, project_key, kind, element, name, state, started_at, finished_at, evidence_id)"
                        + " values (?,?,?,?,?,?,?,?,?)",
                run.id(),
                run.project(),
                run.kind().name(),
                run.element(),
                run.name(),
                run.state().name(),
                run.startedAt().atOffset(ZoneOffset.UTC),
                run.finishedAt() == null ? null : run.finishedAt().atOffset(ZoneOffset.UTC),
                run.evidence());
    }

    /** Records that a run has ended, if it is open. */
    public Sql ended(String id, Activity.State state, Instant at, @Nullable String evidence) {
        return Sql.of(
                "update mp_activity set state = ?, finished_at = ?, evidence_id = ? where id = ? and state = 'OPEN'",
                state.name(),
                at.atOffset(ZoneOffset.UTC),
                evidence,
                id);
    }

    /** Asks for all runs of a project, in order of their start. */
    public Question<Activity> ofProject(String project) {
        return new Question<>(Sql.of(SELECT + "where project_key = ? order by started_at, id", project), ROW);
    }

    /** Asks for all runs of these projects, in order of their start. */
    public Question<Activity> ofProjects(Sql projects) {
        return new Question<>(
                new Sql(
                        SELECT + "where project_key in " + projects.text() + " order by started_at, id",
                        projects.values()),
                ROW);
    }

    /** Asks which tasks and phases have begun in these projects: the ids they have in their plans. */
    public Question<Keyed<String>> begun(Sql projects) {
        return new Question<>(
                new Sql(
                        "select distinct project_key, element from mp_activity where project_key in " + projects.text(),
                        projects.values()),
                (rs, n) -> new Keyed<>(rs.getString(1), rs.getString(2)));
    }

    /** All runs of a project, in order of their start. */
    public List<Activity> of(String project) {
        return database.ask(ofProject(project));
    }

    /** One run. */
    public Optional<Activity> find(String id) {
        return database.ask(new Question<>(Sql.of(SELECT + "where id = ?", id), ROW)).stream()
                .findFirst();
    }

    private static Activity read(ResultSet rs, int number) throws SQLException {
        OffsetDateTime finishedAt = rs.getObject(8, OffsetDateTime.class);
        return new Activity(
                rs.getString(1),
                rs.getString(2),
                Activity.Kind.valueOf(rs.getString(3)),
                rs.getString(4),
                rs.getString(5),
                Activity.State.valueOf(rs.getString(6)),
                rs.getObject(7, OffsetDateTime.class).toInstant(),
                finishedAt == null ? null : finishedAt.toInstant(),
                rs.getString(9));
    }
}
