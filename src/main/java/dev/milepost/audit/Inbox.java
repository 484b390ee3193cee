package dev.milepost.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Events that are not in the chain yet. Thread-safe; works in the caller's transaction. */
@Repository
class Inbox {

    private final JdbcTemplate jdbc;

    Inbox(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(List<Event> events) {
        jdbc.batchUpdate(
                "insert into mp_audit_event (entry) values (?)",
                events.stream().map(event -> new Object[] {event.text()}).toList());
    }

    /** The first events, in the order of their arrival. */
    List<Waiting> first(int count) {
        return jdbc.query(
                "select id, entry from mp_audit_event order by id fetch next ? rows only",
                (rs, n) -> new Waiting(rs.getLong(1), Event.read(rs.getString(2))),
                count);
    }

    void remove(List<Waiting> sealed) {
        jdbc.batchUpdate(
                "delete from mp_audit_event where id = ?",
                sealed.stream().map(one -> new Object[] {one.id()}).toList());
    }

    long count() {
        Long count = jdbc.queryForObject("select count(*) from mp_audit_event", Long.class);
        return count == null ? 0 : count;
    }

    /** When the first event happened that is not in the chain. */
    Optional<Instant> oldest() {
        return first(1).stream().map(waiting -> waiting.event().at()).findFirst();
    }

    /** Something that happened, with names of people as they are. */
    record Event(Instant at, Entry entry) {

        String text() {
            StringBuilder text = new StringBuilder(200).append('{');
            Json.append(text, at, entry);
            return text.append('}').toString();
        }

        static Event read(String text) {
            JsonNode object = Json.read(text);
            return new Event(Instant.parse(object.path("at").asText()), Json.entry(object));
        }
    }

    /** An event and its id in the table. */
    record Waiting(long id, Event event) {}
}
