package dev.milepost.tracking;

import dev.milepost.forecast.analysis.EstimateAccuracy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What earlier projects of a plan say of the next one.
 *
 * @param plan the plan
 * @param projects of how many projects, whatever the plan's version; the newest ones
 * @param milestones in the order of the plan
 * @param phases in the order of the plan
 * @param estimates how good the estimates were in all these projects
 * @param advice what the next project should expect, in sentences
 */
public record Experience(
        String plan,
        int projects,
        List<Milestone> milestones,
        List<Phase> phases,
        EstimateAccuracy estimates,
        List<String> advice) {

    /**
     * A milestone.
     *
     * @param reached in how many projects it was reached
     * @param onTime the share of these in which that was by the first baseline; {@code null} where there is none
     * @param medianSlip the median of working days after the first baseline
     * @param slip80 the working days after the first baseline that were enough in 80 of 100 cases
     * @param reason why nothing is expected; {@code null} where something is
     */
    public record Milestone(
            String key,
            String name,
            int reached,
            @Nullable Double onTime,
            @Nullable Double medianSlip,
            @Nullable Double slip80,
            @Nullable String reason) {}

    /** A phase: in how many projects it ended, and the median of its actual by its planned working days. */
    public record Phase(
            String id, String name, int ended, @Nullable Double medianRatio) {}
}
