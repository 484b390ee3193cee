package dev.milepost.tracking;

import dev.milepost.forecast.Forecast;
import dev.milepost.forecast.Gap;
import dev.milepost.forecast.analysis.Realism;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is to be expected of a project, computed when it is asked for.
 *
 * @param asOf the instant it holds for
 * @param estimated whether anything has an estimate; without one, only work items can be forecast
 * @param milestones that are still to be reached, in the order of the plan
 * @param activities the work that is on the expected way, in the order in which it starts
 * @param gaps what cannot be scheduled, or only by assuming something
 * @param workItems when the open work items are done at the pace of the past
 * @param earned how far the project has come, in time
 * @param seed where the random numbers began
 * @param runs how often it was simulated
 */
public record ProjectForecast(
        Instant asOf,
        boolean estimated,
        List<Milestone> milestones,
        List<Activity> activities,
        List<Gap> gaps,
        Throughput workItems,
        @Nullable Earned earned,
        long seed,
        int runs) {

    /** Copies its lists. */
    public ProjectForecast {
        milestones = List.copyOf(milestones);
        activities = List.copyOf(activities);
        gaps = List.copyOf(gaps);
    }

    /**
     * A milestone.
     *
     * @param planned the day with every estimate as most likely
     * @param path the elements that hold it back, in their order
     */
    public record Milestone(
            String key,
            String name,
            LocalDate target,
            @Nullable LocalDate planned,
            LocalDate p50,
            LocalDate p80,
            LocalDate p95,
            double probability,
            Realism realism,
            String reason,
            List<Forecast.Cause> drivers,
            List<Impact.Step> path) {}

    /**
     * Work.
     *
     * @param totalFloat by how many working days it can be late before a target or the end is; negative where already
     * @param freeFloat by how many before any other work is
     * @param critical whether it has no float
     * @param criticality in which share of the runs it decided when the project ends
     */
    public record Activity(
            String id,
            String name,
            Instant earlyStart,
            Instant earlyFinish,
            Instant lateStart,
            Instant lateFinish,
            double totalFloat,
            double freeFloat,
            boolean critical,
            double criticality) {}

    /**
     * Work items.
     *
     * @param open how many are open
     * @param p50 the day by which they are done in 50 of 100 cases
     * @param p85 the day by which they are done in 85 of 100 cases
     * @param p95 the day by which they are done in 95 of 100 cases
     * @param reason why nothing can be said
     */
    public record Throughput(
            int open,
            @Nullable LocalDate p50,
            @Nullable LocalDate p85,
            @Nullable LocalDate p95,
            @Nullable String reason) {}

    /**
     * Earned schedule, in weeks after the start.
     *
     * @param earnedSchedule ES
     * @param actualTime AT
     * @param plannedDuration PD
     * @param performance SPI(t) = ES / AT
     * @param needed TSPI = (PD - ES) / (PD - AT)
     * @param reason in words
     */
    public record Earned(
            double earnedSchedule,
            double actualTime,
            double plannedDuration,
            @Nullable Double performance,
            @Nullable Double needed,
            boolean recoveryUnlikely,
            String reason) {}
}
