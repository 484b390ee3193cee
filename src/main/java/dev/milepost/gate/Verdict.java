package dev.milepost.gate;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

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

    /** The verdict over those of these findings that decide: the worst state counts, and no finding at all never passes. */
    public static Verdict of(Collection<Finding> findings) {
        return ofStates(
                findings.stream().filter(Finding::decides).map(Finding::state).toList());
    }

    /** The verdict over these states. */
    static Verdict ofStates(Collection<CriterionState> all) {
        Set<CriterionState> states = EnumSet.noneOf(CriterionState.class);
        states.addAll(all);
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
