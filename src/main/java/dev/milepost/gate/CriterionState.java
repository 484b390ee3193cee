package dev.milepost.gate;

/** How one criterion stands. Only {@code MET}, {@code WAIVED} and {@code NOT_APPLICABLE} let a gate pass. */
public enum CriterionState {
    /** The condition holds, by evidence. */
    MET,
    /** The condition does not hold, by evidence. */
    UNMET,
    /** There is no evidence to judge by. */
    UNKNOWN,
    /** There is evidence, but it is too old or of another build. */
    STALE,
    /** Not met, but excepted for a time; never shown as met. */
    WAIVED,
    /** Does not apply here, for a stated reason. */
    NOT_APPLICABLE,
    /** The rule could not be evaluated, ran too long, or did not report exactly once. */
    ERROR
}
