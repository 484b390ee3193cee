package dev.milepost.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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

/**
 * The evidence of all projects: append-only, with a pointer to the newest of each subject. Thread-safe as long as writers of
 * one project hold its lock.
 */
@Repository
public class EvidenceStore {

    private static final String COLUMNS =
            "e.id, e.project_key, e.seq, e.payload, e.observed_at, e.received_at, e.source," + " e.sender, e.digest";

    private static final String INSERT =
            "insert into mp_evidence (id, seq, kind, subject, observed_at, received_at, source,"
                    + " sender, digest, payload, detail, project_key)"
                    + " select cast(? as varchar), cast(? as bigint), cast(? as varchar), cast(? as varchar),"
                    + " cast(? as timestamp with time zone), cast(? as timestamp with time zone), cast(? as varchar),"
                    + " cast(? as varchar), cast(? as varchar), cast(? as text), cast(? as text), p.project_key from mp_project p"
                    + " where p.project_key = ? and not exists"
                    + " (select 1 from mp_evidence e where e.project_key = ? and e.digest = ?)";

    private static final String POINT = "insert into mp_newest (kind, subject, ordered_at, evidence_id, project_key)"
            + " select cast(? as varchar), cast(? as varchar), cast(? as timestamp with time zone), cast(? as varchar),"
            + " p.project_key from mp_project p where p.project_key = ? and not exists"
            + " (select 1 from mp_newest n where n.project_key = ? and n.kind = ? and n.subject = ?)";

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;
    private final RowMapper<Evidence> row = this::read;

    EvidenceStore(JdbcTemplate jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Evidence of a project already known by this digest. */
    public Optional<Evidence> find(String project, String digest) {
        return jdbc
                .query(
                        "select " + COLUMNS + " from mp_evidence e where e.project_key = ? and e.digest = ?",
                        row,
                        project,
                        digest)
                .stream()
                .findFirst();
    }

    /**
     * Appends evidence; it becomes the newest of its subject unless a later observation is there already.
     *
     * @return {@code false} if the project has evidence of this digest already: then nothing is stored
     */
    public boolean append(Evidence evidence, @Nullable String detail) {
        Observation observation = evidence.observation();
        int inserted = jdbc.update(
                INSERT,
                evidence.id(),
                evidence.seq(),
                observation.kind().name(),
                observation.subject(),
                evidence.observedAt() == null ? null : at(evidence.observedAt()),
                at(evidence.receivedAt()),
                evidence.source(),
                evidence.sender(),
                evidence.digest(),
                write(observation),
                detail,
                evidence.project(),
                evidence.project(),
                evidence.digest());
        if (inserted == 0) {
            return false;
        }
        jdbc.update("update mp_project set evidence = ? where project_key = ?", evidence.seq(), evidence.project());
        if (!(observation instanceof Observation.Task)) { // where tasks stand is kept per run, not per subject
            point(evidence);
        }
        return true;
    }

    private void point(Evidence evidence) {
        String kind = evidence.observation().kind().name();
        String subject = evidence.observation().subject();
        OffsetDateTime orderedAt = at(evidence.orderedAt());
        int replaced = jdbc.update(
                "update mp_newest set evidence_id = ?, ordered_at = ?"
                        + " where project_key = ? and kind = ? and subject = ? and ordered_at <= ?",
                evidence.id(),
                orderedAt,
                evidence.project(),
                kind,
                subject,
                orderedAt);
        if (replaced == 0) {
            jdbc.update(
                    POINT,
                    kind,
                    subject,
                    orderedAt,
                    evidence.id(),
                    evidence.project(),
                    evidence.project(),
                    kind,
                    subject);
        }
    }

    /** The newest evidence of each subject of a project, ordered by kind and subject. */
    public List<Evidence> newest(String project) {
        return jdbc.query(
                "select " + COLUMNS + " from mp_newest n join mp_evidence e on e.id = n.evidence_id"
                        + " where n.project_key = ? order by n.kind, n.subject",
                row,
                project);
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
                rs.getString(9));
    }

    private String write(Observation observation) {
        try {
            return json.writeValueAsString(observation);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Evidence cannot be written as JSON: " + observation.subject(), e);
        }
    }

    private Observation observation(String payload) {
        try {
            return json.readValue(payload, Observation.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored evidence is no observation: " + payload, e);
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
