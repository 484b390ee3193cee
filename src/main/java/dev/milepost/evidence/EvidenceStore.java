package dev.milepost.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.milepost.storage.Question;
import dev.milepost.storage.RoundTrips;
import dev.milepost.storage.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;

/**
 * The evidence of all projects: append-only, with a pointer to the newest of each subject. Writes come as statements, for the
 * caller to send within its transaction, under the project's lock. Thread-safe.
 */
@Repository
public class EvidenceStore {

    private static final String COLUMNS = "select e.id, e.project_key, e.seq, e.payload, e.observed_at, e.received_at,"
            + " e.source, e.sender, e.digest, ";
    private static final String SELECT = COLUMNS + "0 from ";
    private static final String SELECT_NEWEST =
            COLUMNS + "n.green_runs from mp_newest n join mp_evidence e on e.id = n.evidence_id where ";
    private static final String SELECT_KNOWN = COLUMNS
            + "coalesce(n.green_runs, 0) from mp_evidence e left join mp_newest n on n.project_key = e.project_key"
            + " and n.evidence_id = e.id where ";

    private static final int FARTHEST = 300;

    private final RoundTrips database;
    private final ObjectReader reader;
    private final ObjectWriter writer;
    private final RowMapper<Evidence> row = this::read;

    EvidenceStore(RoundTrips database, ObjectMapper json) {
        this.database = database;
        this.reader = json.readerFor(Observation.class);
        this.writer = json.writerFor(Observation.class);
    }

    /** Evidence of a project already known by this digest. */
    public Optional<Evidence> find(String project, String digest) {
        return database.ask(known(project, digest)).stream().findFirst();
    }

    /** Asks for the evidence that a project has of this digest. */
    public Question<Evidence> known(String project, String digest) {
        return new Question<>(Sql.of(SELECT_KNOWN + "e.project_key = ? and e.digest = ?", project, digest), row);
    }

    /** Pieces of a project's evidence by their ids, in no order. */
    public List<Evidence> all(String project, Collection<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        String places = String.join(",", Collections.nCopies(ids.size(), "?"));
        Object[] values = Stream.concat(Stream.of(project), ids.stream()).toArray();
        return database.ask(new Question<>(
                Sql.of(SELECT + "mp_evidence e where e.project_key = ? and e.id in (" + places + ")", values), row));
    }

    /** Asks for the newest evidence of each subject of a project. */
    public Question<Evidence> newest(String project) {
        return new Question<>(Sql.of(SELECT_NEWEST + "n.project_key = ?", project), row);
    }

    /** The newest evidence of each subject of a project. */
    public List<Evidence> newestOf(String project) {
        return database.ask(newest(project));
    }

    /** Asks for the newest evidence of each subject of a project, of one kind. */
    public Question<Evidence> newest(String project, Observation.Kind kind) {
        return new Question<>(Sql.of(SELECT_NEWEST + "n.project_key = ? and n.kind = ?", project, kind.name()), row);
    }

    /** Asks for the newest evidence of each subject of these projects, of one kind. */
    public Question<Evidence> newest(Sql projects, Observation.Kind kind) {
        List<@Nullable Object> values = new ArrayList<>(projects.values());
        values.add(kind.name());
        return new Question<>(
                new Sql(SELECT_NEWEST + "n.project_key in " + projects.text() + " and n.kind = ?", values), row);
    }

    /** Asks for the newest evidence of each subject of these projects. */
    public Question<Evidence> newest(Sql projects) {
        return new Question<>(new Sql(SELECT_NEWEST + "n.project_key in " + projects.text(), projects.values()), row);
    }

    /** Asks for all evidence of one kind that a project had at an instant, in the order of when it was observed. */
    public Question<Evidence> asOf(String project, Observation.Kind kind, Instant at) {
        return new Question<>(
                Sql.of(
                        SELECT + "mp_evidence e where e.project_key = ? and e.kind = ? and e.received_at <= ?"
                                + " order by coalesce(e.observed_at, e.received_at), e.seq",
                        project,
                        kind.name(),
                        at(at)),
                row);
    }

    /** Asks for the newest evidence of one subject of a project. */
    public Question<Evidence> newest(String project, Observation observation) {
        return new Question<>(
                Sql.of(
                        SELECT_NEWEST + "n.project_key = ? and n.kind = ? and n.subject = ?",
                        project,
                        observation.kind().name(),
                        observation.subject()),
                row);
    }

    /** Appends evidence whose digest the project does not have yet. */
    public Sql append(Evidence evidence, @Nullable String detail) {
        Observation observation = evidence.observation();
        return Sql.of(
                "insert into mp_evidence (id, project_key, seq, kind, subject, observed_at, received_at, source, sender,"
                        + " digest, payload, detail) values (?,?,?,?,?,?,?,?,?,?,?,?)",
                evidence.id(),
                evidence.project(),
                evidence.seq(),
                observation.kind().name(),
                observation.subject(),
                evidence.observedAt() == null ? null : at(evidence.observedAt()),
                at(evidence.receivedAt()),
                evidence.source(),
                evidence.sender(),
                evidence.digest(),
                write(observation),
                detail);
    }

    /** Makes appended evidence the newest of its subject. */
    public Sql point(Evidence evidence, boolean first) {
        String text = first
                ? "insert into mp_newest (evidence_id, ordered_at, green_runs, project_key, kind, subject) values (?,?,?,?,?,?)"
                : "update mp_newest set evidence_id = ?, ordered_at = ?, green_runs = ?"
                        + " where project_key = ? and kind = ? and subject = ?";
        return Sql.of(
                text,
                evidence.id(),
                at(evidence.orderedAt()),
                evidence.greenRuns(),
                evidence.project(),
                evidence.observation().kind().name(),
                evidence.observation().subject());
    }

    /** How many runs of a suite in a row, up to its newest report, are green; of its last 300 reports. */
    public int greenRuns(String project, Observation like) {
        return GreenRuns.of(database.ask(new Question<>(
                Sql.of(
                        SELECT + "mp_evidence e where e.project_key = ? and e.kind = ? and e.subject = ?"
                                + " order by e.project_key desc, e.kind desc, e.subject desc, e.seq desc fetch first "
                                + FARTHEST + " rows only",
                        project,
                        like.kind().name(),
                        like.subject()),
                row)));
    }

    private Evidence read(ResultSet rs, int number) throws SQLException {
        OffsetDateTime observedAt = rs.getObject(5, OffsetDateTime.class);
        return new Evidence(
                rs.getString(1),
                rs.getString(2),
                rs.getLong(3),
                observation(rs.getString(4)),
                observedAt == null ? null : observedAt.toInstant(),
                rs.getObject(6, OffsetDateTime.class).toInstant(),
                rs.getString(7),
                rs.getString(8),
                rs.getString(9),
                rs.getInt(10));
    }

    private String write(Observation observation) {
        try {
            return writer.writeValueAsString(observation);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Evidence cannot be written as JSON: " + observation.subject(), e);
        }
    }

    private Observation observation(String payload) {
        try {
            return reader.readValue(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored evidence is no observation: " + payload, e);
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
