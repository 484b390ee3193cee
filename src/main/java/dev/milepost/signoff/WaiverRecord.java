package dev.milepost.signoff;

import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A waiver from the moment it was asked for. Immutable; a snapshot of its rows.
 *
 * @param id its id
 * @param project the project's key
 * @param gate the gate's key
 * @param criterion the id of the criterion it excepts
 * @param reason why
 * @param compensatingControl what is done instead, so that the exception does no harm
 * @param askedBy who asked for it
 * @param askedAt when
 * @param until the first instant at which it counts no more
 * @param granted who granted it, and from when it counts; {@code null} while nobody has
 * @param withdrawn who withdrew it, and when; {@code null} where nobody has
 */
public record WaiverRecord(
        String id,
        String project,
        String gate,
        String criterion,
        String reason,
        String compensatingControl,
        String askedBy,
        Instant askedAt,
        Instant until,
        @Nullable Step granted,
        @Nullable Step withdrawn) {

    /** How it stands at an instant. */
    public State at(Instant now) {
        if (withdrawn != null) {
            return State.WITHDRAWN;
        }
        if (!now.isBefore(until)) {
            return State.EXPIRED;
        }
        return granted == null ? State.REQUESTED : State.ACTIVE;
    }

    /** Who asked for it; also who granted it where only their word says that somebody else had asked. */
    Stream<String> askers() {
        return granted != null && granted.at().equals(askedAt)
                ? Stream.of(askedBy, granted.person())
                : Stream.of(askedBy);
    }

    /** Somebody did something about it. */
    public record Step(String person, Instant at) {}

    /** How a waiver stands. Only an active one counts. */
    public enum State {
        /** Asked for; nobody has granted it yet. */
        REQUESTED,
        ACTIVE,
        /** Its time is over, granted or not. */
        EXPIRED,
        WITHDRAWN
    }
}
