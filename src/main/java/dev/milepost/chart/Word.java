package dev.milepost.chart;

import java.util.Locale;

/** A text that drawings need. Numbers in braces are places for names, dates and counts. */
public enum Word {
    REACHED("reached"),
    ON_TRACK("on track"),
    WATCH("watch"),
    AT_RISK("at risk"),
    LATE("late"),
    NOT_STARTED("not started"),
    UNKNOWN("unknown"),
    STOPPED("stopped"),
    TODAY("today"),
    BASELINE("baseline"),
    TARGET("target"),
    FORECAST("forecast"),
    RANGE("forecast, 50 to 95 of 100 cases"),
    P50("in 50 of 100 cases"),
    P80("in 80 of 100 cases"),
    P95("in 95 of 100 cases"),
    SLIP("slip since the baseline"),
    PLANNED("planned"),
    LATEST("at the latest"),
    WAITING("to come"),
    RUNNING("running"),
    DONE("done"),
    CANCELLED("cancelled"),
    CRITICAL("critical path"),
    SCOPE("all tasks"),
    COMPLETE("complete tasks"),
    REPORTED_ON("reported on"),
    EXPECTED_ON("expected on"),
    DIAGONAL("reached on the day of the report"),
    WEEK("W{0}"),
    QUARTER("Q{0}"),
    MORE("{0} more are not drawn."),
    NOTHING("There is nothing to draw yet."),
    GANTT_SUMMARY("{0} rows from {1} to {2}; {3} of {4} milestones are reached."),
    TIMELINE_SUMMARY("{0} projects from {1} to {2}; {3} of {4} milestones are reached, {5} late or at risk."),
    TREND_SUMMARY("Forecasts of {0} milestones, made from {1} to {2}."),
    FORECAST_SUMMARY("Made on {0}: expected by {1} in 50, by {2} in 80 and by {3} in 95 of 100 cases; target {4}."),
    BURN_UP_SUMMARY("On {0}, {1} of {2} tasks are complete.");

    private final String english;

    Word(String english) {
        this.english = english;
    }

    /** The text in English. */
    public String english() {
        return english;
    }

    /** Its key in message bundles, such as {@code chart.at-risk}. */
    public String key() {
        return "chart." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
