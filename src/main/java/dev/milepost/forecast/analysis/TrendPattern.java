package dev.milepost.forecast.analysis;

/** What the line of a milestone trend analysis looks like: report dates against the dates forecast on them. */
public enum TrendPattern {
    /** Forecasts stay within the tolerance. */
    STABLE,
    /** They end later than they began. */
    SLIPPING,
    /** They have come back from a later date, or become ever earlier, which may show too large a buffer. */
    RECOVERING,
    /** They go later and earlier again and again: planning is uncertain. */
    UNSTABLE,
    /** The last forecast is past, and the milestone neither reached nor planned anew. */
    OVERDUE_NOT_REPLANNED,
    /** Fewer than two reports. */
    TOO_FEW_REPORTS
}
