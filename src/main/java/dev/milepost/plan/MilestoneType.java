package dev.milepost.plan;

/** What a milestone mostly depends on; rules may mix the kinds freely. */
public enum MilestoneType {
    /** A date or period. */
    TIME,
    /** Something that happens: work finished, a contract signed. */
    EVENT,
    /** Something measured: tests, metrics. */
    TECHNICAL
}
