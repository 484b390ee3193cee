package dev.milepost.tracking;

import dev.milepost.forecast.Forecast;
import dev.milepost.forecast.Gap;
import dev.milepost.forecast.PlanNetwork;
import dev.milepost.forecast.network.Dates;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be expected of a project.
 *
 * @param estimated whether anything takes time; if not, nothing is expected
 * @param milestones by key, those that are still to be reached and can be
 * @param activities early and late times of everything on the expected way, by id, in working minutes after the network's origin
 * @param criticality in which share of the runs each activity decided when the project ends, by id
 * @param gaps what cannot be scheduled, or only by assuming something
 * @param plan the network that was simulated; {@code null} where there was none
 * @param seed where the random numbers began
 * @param runs how often it was simulated
 */
record Projection(
        boolean estimated,
        Map<String, Expectation> milestones,
        Map<String, Dates> activities,
        Map<String, Double> criticality,
        List<Gap> gaps,
        @Nullable PlanNetwork plan,
        long seed,
        int runs) {

    /** Nothing is expected, because nothing is estimated. */
    static Projection nothing(long seed) {
        return new Projection(false, Map.of(), Map.of(), Map.of(), List.of(), null, seed, 0);
    }

    /**
     * When a milestone is to be expected.
     *
     * @param planned the day with every estimate as most likely; {@code null} where the expected way does not lead to it
     * @param path the elements that decide when it is reached, in their order
     */
    record Expectation(
            LocalDate p50,
            LocalDate p80,
            LocalDate p95,
            double probability,
            @Nullable LocalDate planned,
            List<Forecast.Cause> drivers,
            List<String> path) {}
}
