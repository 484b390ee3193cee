package dev.milepost.tracking;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change of a plan does. Both sides are simulated with the same random numbers, so that what differs comes from the change.
 *
 * @param milestones those that move, or whose chance to be on time changes, in the order of the plan
 * @param reason what it does in a sentence
 */
public record Impact(List<Moved> milestones, String reason) {

    /** Copies its list. */
    public Impact {
        milestones = List.copyOf(milestones);
    }

    /**
     * A milestone that a change moves.
     *
     * @param key its key
     * @param name its name
     * @param phase the phase it closes
     * @param target its target
     * @param p50 the day by which it is reached in 50 of 100 cases
     * @param p80 the day by which it is reached in 80 of 100 cases
     * @param probability how likely its target is met
     * @param workingDays by how many working days its P80 moves; negative for earlier
     * @param path through which elements it is held back after the change, in their order
     * @param owners the groups that sign it off
     */
    public record Moved(
            String key,
            String name,
            @Nullable String phase,
            Shift<LocalDate> target,
            Shift<LocalDate> p50,
            Shift<LocalDate> p80,
            Shift<Double> probability,
            @Nullable Long workingDays,
            List<Step> path,
            List<String> owners) {}

    /** A value before and after a change; {@code null} where nothing was or is known. */
    public record Shift<T>(@Nullable T before, @Nullable T after) {
        boolean isNone() {
            return java.util.Objects.equals(before, after);
        }
    }

    /** An element of the plan, or a work item. */
    public record Step(String id, String name) {}
}
