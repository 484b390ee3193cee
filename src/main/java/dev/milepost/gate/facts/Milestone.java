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
 */
public record Milestone(
        String key, String name, LocalDate target, @Nullable Instant reachedAt) {

    /** Whether its gate has passed. */
    public boolean isReached() {
        return reachedAt != null;
    }
}
