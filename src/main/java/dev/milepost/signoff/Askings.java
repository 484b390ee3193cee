package dev.milepost.signoff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.milepost.gate.GateRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Each time people were asked to sign a gate off. Append-only; writers of one project hold its lock. */
@Repository
class Askings {

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;

    Askings(JdbcTemplate jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(GateRecord gate, Quorum quorum, Instant at) {
        jdbc.update(
                "insert into mp_asking (project_key, gate_key, asked, round, asked_at, seats) values (?,?,?,?,?,?)",
                gate.project(),
                gate.key(),
                asked(gate),
                gate.round(),
                at.atOffset(ZoneOffset.UTC),
                write(quorum));
    }

    /** Whom the current sign-off of a gate needs; empty before people were asked. */
    Optional<Quorum> of(GateRecord gate) {
        return jdbc
                .queryForList(
                        "select seats from mp_asking where project_key = ? and gate_key = ? and asked = ?",
                        String.class,
                        gate.project(),
                        gate.key(),
                        asked(gate))
                .stream()
                .map(this::read)
                .findFirst();
    }

    /** The last time before the current one that people were asked at a gate. */
    Optional<Asked> before(GateRecord gate) {
        return jdbc
                .query(
                        "select asked, asked_at from mp_asking where project_key = ? and gate_key = ? and asked < ?"
                                + " order by asked desc fetch first 1 rows only",
                        (rs, n) -> new Asked(
                                rs.getInt(1),
                                rs.getObject(2, OffsetDateTime.class).toInstant()),
                        gate.project(),
                        gate.key(),
                        asked(gate))
                .stream()
                .findFirst();
    }

    /** That people were asked: on which evaluation, and when. */
    record Asked(int evaluation, Instant at) {}

    static int asked(GateRecord gate) {
        return Objects.requireNonNullElse(gate.asked(), 0);
    }

    private String write(Quorum quorum) {
        try {
            return json.writeValueAsString(quorum);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A quorum cannot be written as JSON", e);
        }
    }

    private Quorum read(String text) {
        try {
            return json.readValue(text, Quorum.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored quorum cannot be read", e);
        }
    }
}
