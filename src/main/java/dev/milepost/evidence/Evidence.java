package dev.milepost.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An immutable record of something observed.
 *
 * @param id its id, unique everywhere
 * @param project the project it is about
 * @param seq its number within the project, from 1, in order of arrival
 * @param observation what was observed
 * @param observedAt when it was observed; {@code null} where nothing says so
 * @param receivedAt when it arrived
 * @param source where it comes from
 * @param sender the user who handed it in
 * @param digest tells it from others of the project
 */
public record Evidence(
        String id,
        String project,
        long seq,
        Observation observation,
        @Nullable Instant observedAt,
        Instant receivedAt,
        String source,
        String sender,
        String digest) {

    /** This evidence of another observation. */
    public Evidence with(Observation other) {
        return new Evidence(id, project, seq, other, observedAt, receivedAt, source, sender, digest);
    }

    /** By what newer is told from older: when it was observed, or, where nothing says so, when it arrived. */
    public Instant orderedAt() {
        return observedAt == null ? receivedAt : observedAt;
    }
}
