package dev.milepost.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;

/** The runs of tasks and phases of all projects. Writers of one project hold its lock. */
@Repository
public class Activities {

    private static final RowMapper<Activity> ROW = Activities::read;
    private static final String SELECT = "select id, project_key, kind, element, name, state, started_at, finished_at,"
            + " evidence_id from mp_activity ";

    private final JdbcTemplate jdbc;

    Activities(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Records that a run has started. */
    public void started(Activity run) {
        started(List.of(run));
    }

    /** Records that runs have started, all at once. */
    public void started(List<Activity> runs) {
        jdbc.batchUpdate(
                "insert into mp_activity (id, project_key, kind, element, name, state, started_at, finished_at, evidence_id)"
                        + " values (?,?,?,?,?,?,?,?,?)",
                runs.stream().map(Activities::columns).toList());
    }

    private static @Nullable Object[] columns(Activity run) {
        return new @Nullable Object[] {
            run.id(),
            run.project(),
            run.kind().name(),
            run.element(),
            run.name(),
            run.state().name(),
            run.startedAt().atOffset(ZoneOffset.UTC),
            run.finishedAt() == null ? null : run.finishedAt().atOffset(ZoneOffset.UTC),
            run.evidence()
        };
    }

    /** Records that an open run has ended; {@code false} if it was not open. */
    public boolean ended(String id, Activity.State state, Instant at, @Nullable String evidence) {
        return jdbc.update(
                        "update mp_activity set state = ?, finished_at = ?, evidence_id = ? where id = ? and state = 'OPEN'",
                        state.name(),
                        at.atOffset(ZoneOffset.UTC),
                        evidence,
                        id)
                == 1;
    }

    /** All runs of a project, in order of their start. */
    public List<Activity> of(String project) {
        return jdbc.query(SELECT + "where project_key = ? order by started_at, id", ROW, project);
    }

    /** One run. */
    public Optional<Activity> find(String id) {
        return jdbc.query(SELECT + "where id = ?", ROW, id).stream().findFirst();
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
