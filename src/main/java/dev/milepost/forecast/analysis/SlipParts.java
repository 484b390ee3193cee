package dev.milepost.forecast.analysis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongBiFunction;

/**
 * A milestone's slip, taken apart along the phases that lead to it: a late start, each phase's duration, and the waiting
 * between phases. The parts add up exactly to the slip, because working days between dates are additive.
 *
 * @param slip working days from the planned to the actual date; positive is late
 * @param parts in the order of time; together they are the slip
 */
public record SlipParts(long slip, List<Part> parts) {

    /** Copies its list. */
    public SlipParts {
        parts = List.copyOf(parts);
    }

    /**
     * Takes the slip of the milestone behind the last phase apart.
     *
     * @param phases the phases on the way to the milestone, in the plan's order, at least one
     * @param workingDays signed working days from one date to another, additive: f(a, b) + f(b, c) = f(a, c)
     */
    public static SlipParts of(List<Phase> phases, ToLongBiFunction<LocalDate, LocalDate> workingDays) {
        if (phases.isEmpty()) {
            throw new IllegalArgumentException("A slip is taken apart by phases, but there is none.");
        }
        List<Part> parts = new ArrayList<>();
        Phase first = phases.get(0);
        parts.add(new Part(
                "start of " + first.name(), 0, workingDays.applyAsLong(first.plannedStart(), first.actualStart())));
        Phase before = first;
        for (Phase phase : phases) {
            if (parts.size() > 1) {
                parts.add(new Part(
                        "wait before " + phase.name(),
                        workingDays.applyAsLong(before.plannedFinish(), phase.plannedStart()),
                        workingDays.applyAsLong(before.actualFinish(), phase.actualStart())));
            }
            parts.add(new Part(
                    phase.name(),
                    workingDays.applyAsLong(phase.plannedStart(), phase.plannedFinish()),
                    workingDays.applyAsLong(phase.actualStart(), phase.actualFinish())));
            before = phase;
        }
        return new SlipParts(workingDays.applyAsLong(before.plannedFinish(), before.actualFinish()), parts);
    }

    /** A phase's four dates. */
    public record Phase(
            String name,
            LocalDate plannedStart,
            LocalDate plannedFinish,
            LocalDate actualStart,
            LocalDate actualFinish) {}

    /**
     * One part of a slip.
     *
     * @param name the phase, or what lies before it
     * @param planned working days planned; negative where phases overlap
     * @param actual working days taken
     */
    public record Part(String name, long planned, long actual) {

        /** What it adds to the slip; negative where it caught up. */
        public long contribution() {
            return actual - planned;
        }
    }
}
