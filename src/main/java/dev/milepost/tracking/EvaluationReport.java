package dev.milepost.tracking;

import dev.milepost.forecast.analysis.Calibration;
import dev.milepost.forecast.analysis.EstimateAccuracy;
import dev.milepost.forecast.analysis.HitRate;
import dev.milepost.forecast.analysis.SlipParts;
import dev.milepost.plan.Project;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was planned and what happened, for those who plan the next project.
 *
 * @param milestones in the order of the plan
 * @param phases in the order of the plan
 * @param slip the slip of the last phase that ended, taken apart; {@code null} where no phase has ended that was planned
 * @param estimates how good the estimates were
 * @param tasks finished tasks that had an estimate
 * @param replans how often targets, estimates and the calendar were changed, and why
 * @param forecasts how good the forecasts were
 */
public record EvaluationReport(
        String project,
        String name,
        String plan,
        int planVersion,
        Project.State state,
        LocalDate start,
        @Nullable Instant endedAt,
        List<Milestone> milestones,
        List<Phase> phases,
        @Nullable SlipParts slip,
        EstimateAccuracy estimates,
        List<Task> tasks,
        List<Replan> replans,
        Forecasting forecasts) {

    /**
     * A milestone.
     *
     * @param firstBaseline its day in the first baseline
     * @param baseline its day in the one that is reported against
     * @param target its target in the end
     * @param actual the day it was reached
     * @param slip by how many working days it was reached after the first baseline; negative for before
     * @param afterTarget by how many after its target
     * @param replans how often its target was moved
     * @param lastReplan how many calendar days before it was reached, or before today, that was last done
     */
    public record Milestone(
            String key,
            String name,
            @Nullable String phase,
            @Nullable LocalDate firstBaseline,
            @Nullable LocalDate baseline,
            LocalDate target,
            @Nullable LocalDate actual,
            @Nullable Long slip,
            @Nullable Long afterTarget,
            int replans,
            @Nullable Long lastReplan) {}

    /** A phase with its four dates, and how many working days longer it took than planned. */
    public record Phase(
            String id,
            String name,
            @Nullable LocalDate plannedStart,
            @Nullable LocalDate plannedFinish,
            @Nullable LocalDate actualStart,
            @Nullable LocalDate actualFinish,
            @Nullable Long longer) {}

    /** A finished task: its estimate, and the working days it took. */
    public record Task(
            String id,
            String name,
            String estimate,
            double days,
            @Nullable Double ratio) {}

    /** A change of the plan. */
    public record Replan(
            String kind,
            String subject,
            Instant at,
            String by,
            @Nullable String before,
            @Nullable String after,
            String reason) {}

    /**
     * How good the forecasts were, of milestones that were reached.
     *
     * @param p80 how many of the dates given for 80 of 100 cases held
     * @param onTime the probabilities given to being on time, against what happened; {@code null} where there is none
     */
    public record Forecasting(HitRate p80, @Nullable Calibration onTime) {}
}
