package dev.milepost.signoff;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody may vote on behalf of somebody else for a time. Immutable; a snapshot of its rows.
 *
 * @param id its id
 * @param from whose votes they are
 * @param to who gives them
 * @param validFrom the first instant at which it counts
 * @param validUntil the first instant at which it counts no more
 * @param reason why
 * @param createdBy who entered it
 * @param createdAt when
 * @param revokedBy who ended it before its time; {@code null} where nobody has
 * @param revokedAt when; it counts no more from then
 */
public record Delegation(
        String id,
        String from,
        String to,
        Instant validFrom,
        Instant validUntil,
        String reason,
        String createdBy,
        Instant createdAt,
        @Nullable String revokedBy,
        @Nullable Instant revokedAt) {

    /** Whether it counts at an instant. */
    public boolean holdsAt(Instant instant) {
        return !instant.isBefore(validFrom) && instant.isBefore(end());
    }

    /** The first instant at which it counts no more. */
    Instant end() {
        return revokedAt == null || revokedAt.isAfter(validUntil) ? validUntil : revokedAt;
    }

    /** Whether there is an instant at which both count. */
    boolean overlaps(Delegation other) {
        Instant begin = validFrom.isAfter(other.validFrom) ? validFrom : other.validFrom;
        return begin.isBefore(end()) && begin.isBefore(other.end());
    }
}
