package dev.milepost.plan;

import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is now expected of a project's milestones: little enough to be kept in the project's own row, so that rules may look at
 * it without another read. Immutable.
 *
 * @param milestones by the milestone's key; milestones of which nothing is known are absent
 * @param day the day on which it was made, in the project's zone; {@code null} where nothing was forecast
 * @param overtaken whether the project has moved since it was made, so that it may promise too much
 */
public record Outlook(
        SortedMap<String, Point> milestones, @Nullable LocalDate day, boolean overtaken) {

    /** Nothing is known, as of a project that began before there were forecasts. */
    public static final Outlook NONE = new Outlook(new TreeMap<>(), null, false);

    /** Copies its map. */
    public Outlook {
        milestones = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(milestones));
    }

    /** An outlook with these points, by the milestone's key, made on a day. */
    public static Outlook of(Map<String, Point> points, @Nullable LocalDate day) {
        return new Outlook(new TreeMap<>(points), day, false);
    }

    /** This outlook, after the project has moved; the same one where nothing was forecast. */
    public Outlook overtake() {
        boolean forecasts = milestones.values().stream().anyMatch(point -> point.forecast() != null);
        return forecasts ? new Outlook(milestones, day, true) : this;
    }

    /**
     * What may be relied on of a milestone on a day: nothing is forecast by an outlook that was overtaken, or is older than the day
     * before.
     */
    public Point on(LocalDate today, String milestone) {
        Point point = of(milestone);
        boolean fresh = !overtaken && day != null && !day.isBefore(today.minusDays(1));
        return fresh || point.forecast() == null ? point : new Point(point.baseline(), null, null, null);
    }

    /** What is known of a milestone. */
    public Point of(String milestone) {
        return milestones.getOrDefault(milestone, Point.NOTHING);
    }

    /**
     * What is known of one milestone.
     *
     * @param baseline the day it had in the baseline that is reported against
     * @param forecast the day by which it is reached in 80 of 100 cases
     * @param probability how likely its target is met, from 0 to 1
     * @param slip how many working days the forecast is after the baseline; negative where it is before
     */
    public record Point(
            @Nullable LocalDate baseline,
            @Nullable LocalDate forecast,
            @Nullable Double probability,
            @Nullable Integer slip) {

        /** Nothing is known. */
        public static final Point NOTHING = new Point(null, null, null, null);
    }
}
