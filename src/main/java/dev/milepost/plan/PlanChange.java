package dev.milepost.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A recorded change of what a project is planned to do.
 *
 * @param kind what was changed
 * @param subject the milestone's key or the task's id; empty for the calendar
 * @param at when
 * @param by who
 * @param before as it was; {@code null} where it was not set
 * @param after as it is; {@code null} where it is not set any more
 * @param reason why, in words
 */
public record PlanChange(
        Kind kind,
        String subject,
        Instant at,
        String by,
        @Nullable String before,
        @Nullable String after,
        String reason) {

    /** What can be changed. */
    public enum Kind {
        /** A milestone's target: a date. */
        TARGET,
        /** A task's estimate, as a plan writes it. */
        ESTIMATE,
        /** The project's working calendar: its settings as JSON. */
        CALENDAR
    }
}
