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
 * @param greenRuns of the newest test report of a suite: how many of its runs in a row, up to this one, were green; of anything else 0
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
        String digest,
        int greenRuns) {

    /**
     * This evidence as the newest of its subject, behind what was the newest before; right unless the report {@linkplain #isOfOtherBuild is
     * of another build}, of which more may have come earlier.
     */
    public Evidence after(@Nullable Evidence before) {
        if (!isGreen()) {
            return this;
        }
        int known = before == null ? 0 : before.greenRuns;
        return counting(before != null && isSameRun(before) ? known : known + 1);
    }

    /** Whether it names another build than what was the newest before. */
    public boolean isOfOtherBuild(@Nullable Evidence before) {
        return build() != null && before != null && !isSameRun(before);
    }

    /** Parts of a run that were sent one by one name the same build, and are no runs of their own. */
    private boolean isSameRun(Evidence other) {
        return build() != null && build().equals(other.build());
    }

    /** The build that a test report names. */
    @Nullable
    String build() {
        return observation instanceof Observation.TestReport report ? report.build() : null;
    }

    /** This evidence with another number of green runs in a row. */
    public Evidence counting(int greenRuns) {
        return new Evidence(id, project, seq, observation, observedAt, receivedAt, source, sender, digest, greenRuns);
    }

    /** Whether it is a test report that is {@linkplain Observation.TestReport#green() green}. */
    public boolean isGreen() {
        return observation instanceof Observation.TestReport report && report.green();
    }

    /** By what newer is told from older: when it was observed, or, where nothing says so, when it arrived. */
    public Instant orderedAt() {
        return observedAt == null ? receivedAt : observedAt;
    }
}
