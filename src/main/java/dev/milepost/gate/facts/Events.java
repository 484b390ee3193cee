package dev.milepost.gate.facts;

import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The newest occurrence of one event, if there is one.
 *
 * @param event the event; {@code null} where nothing is known of it
 */
public record Events(@Nullable Event event) {

    /** What a rule collected of one event. */
    public static Events of(Collection<?> events) {
        return new Events(Only.of(events, Event.class));
    }

    /** Whether nothing is known of it. */
    public boolean none() {
        return event == null;
    }

    /** When it happened, or is to happen. */
    public @Nullable Instant at() {
        return event == null ? null : event.occurredAt();
    }

    /** Whether it has happened at that instant. */
    public boolean hasHappenedBy(Instant instant) {
        return event != null && !event.occurredAt().isAfter(instant);
    }
}
