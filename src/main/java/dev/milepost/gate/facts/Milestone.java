package dev.milepost.gate.facts;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A milestone of the same project, the judged one included.
 *
 * @param key its key
 * @param name its name
 * @param target the day by which it is to be reached
 * @param reachedAt when its gate passed; {@code null} while it has not
 * @param baseline the day it has in the baseline that is reported against; {@code null} where there is none
 * @param forecast the day by which it is reached in 80 of 100 cases; {@code null} where there is no forecast, as in facts that
 *     were recorded before there were any, and the three that follow likewise
 * @param probability how likely its target is met, from 0 to 1
 * @param slip how many working days the forecast is after the baseline; negative where it is before
 */
public record Milestone(
        String key,
        String name,
        LocalDate target,
        @Nullable Instant reachedAt,
        @Nullable LocalDate baseline,
        @Nullable LocalDate forecast,
        @Nullable Double probability,
        @Nullable Integer slip) {

    /** A milestone of which nothing is forecast. */
    public Milestone(String key, String name, LocalDate target, @Nullable Instant reachedAt) {
        this(key, name, target, reachedAt, null, null, null, null);
    }

    /** Whether its gate has passed. */
    public boolean isReached() {
        return reachedAt != null;
    }
}
