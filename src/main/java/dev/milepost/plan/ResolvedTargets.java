package dev.milepost.plan;

import dev.milepost.plan.calendar.Deadline;
import dev.milepost.plan.calendar.WorkingCalendar;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Resolves the targets of one plan, which may be counted from each other. Used by one thread. */
final class ResolvedTargets {

    private final Map<String, Target> targets = new HashMap<>();
    private final Map<String, LocalDate> moved;
    private final TargetBasis basis;
    private final Map<String, Deadline> known = new HashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    ResolvedTargets(
            List<GateDefinition> gates,
            LocalDate start,
            Map<String, String> parameters,
            WorkingCalendar calendar,
            Map<String, LocalDate> moved) {
        gates.forEach(gate -> targets.put(gate.key(), gate.target()));
        this.moved = moved;
        this.basis = new TargetBasis(
                start, parameters, calendar, milestone -> of(milestone).day());
    }

    /**
     * The target of a gate.
     *
     * @throws UnresolvedTargetException if it cannot be told
     */
    Deadline of(String gate) {
        Deadline before = known.get(gate);
        if (before != null) {
            return before;
        }
        Target target = targets.get(gate);
        if (target == null) {
            throw new UnresolvedTargetException("The target is counted from that of '" + gate
                    + "', which is no milestone of this plan. Name one of "
                    + String.join(", ", targets.keySet().stream().sorted().toList()) + ".");
        }
        LocalDate day = moved.get(gate);
        Deadline deadline = day == null ? resolve(gate, target) : new Deadline(day, isAnywhereOnEarth(target));
        known.put(gate, deadline);
        return deadline;
    }

    private Deadline resolve(String gate, Target target) {
        if (!asked.add(gate)) {
            throw new UnresolvedTargetException("The target is counted from itself: " + String.join(" from ", asked)
                    + " from " + gate + ". Give one of them a date or a period.");
        }
        try {
            return target.resolve(basis);
        } finally {
            asked.remove(gate);
        }
    }

    /** Moving a target changes its day, not where that day ends. */
    private boolean isAnywhereOnEarth(Target target) {
        if (target instanceof Target.FromParameter from) {
            Target given = Targets.parse(basis.parameters().getOrDefault(from.parameter(), ""));
            return given instanceof Target.AnywhereOnEarth;
        }
        return target instanceof Target.AnywhereOnEarth;
    }
}
