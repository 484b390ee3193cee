package dev.milepost.gate;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What the rules say of a gate as a whole. */
public enum Verdict {
    /** Every criterion is met, waived or does not apply. */
    PASS,
    /** At least one criterion is not met. */
    BLOCKED,
    /** Nothing is against it, but evidence is missing or out of date. */
    UNDECIDED,
    /** At least one criterion could not be evaluated. */
    ERROR;

    /** The verdict over these findings: the worst state decides, and no finding at all never passes. */
    public static Verdict of(Collection<Finding> findings) {
        Set<CriterionState> states = findings.stream()
                .map(Finding::state)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(CriterionState.class)));
        if (states.isEmpty() || states.contains(CriterionState.ERROR)) {
            return ERROR;
        }
        if (states.contains(CriterionState.UNMET)) {
            return BLOCKED;
        }
        if (states.contains(CriterionState.UNKNOWN) || states.contains(CriterionState.STALE)) {
            return UNDECIDED;
        }
        return PASS;
    }
}
