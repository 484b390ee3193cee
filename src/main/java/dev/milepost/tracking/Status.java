package dev.milepost.tracking;

/** How a milestone stands. Computed, never set by hand; docs/managing.md has the thresholds. */
public enum Status {
    /** Its gate has passed. */
    REACHED,
    /** Its target has passed and its gate has not. */
    LATE,
    /** Its target is more likely missed than met. */
    AT_RISK,
    /** Its target may well be missed, or it has slipped and was re-planned. */
    WATCH,
    /** Its target is likely met. */
    ON_TRACK,
    /** Nothing of it has begun, and nothing can be forecast. */
    NOT_STARTED,
    /** It has begun, and nothing can be forecast, or the forecast is too old. */
    UNKNOWN,
    /** The project was stopped before it. */
    STOPPED
}
