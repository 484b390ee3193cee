package dev.milepost.gate.facts;

import java.time.Instant;

/**
 * An exception granted for one criterion of the gate, for a time. It is applied to what the rules have found; rules do not
 * see it.
 *
 * @param id its id
 * @param criterion the id of the criterion it excepts
 * @param from the first instant at which it counts
 * @param until the first instant at which it counts no more
 * @param reason why
 * @param askedBy who asked for it
 * @param grantedBy who granted it: somebody else
 */
public record Waiver(
        String id, String criterion, Instant from, Instant until, String reason, String askedBy, String grantedBy) {

    /** Whether it counts at an instant. */
    public boolean covers(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(until);
    }
}
