package dev.milepost.forecast.analysis;

import dev.milepost.forecast.network.Spread;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How good estimates were: the distribution of actual against likely durations, which reference class forecasting takes from
 * finished work (Flyvbjerg, "From Nobel Prize to Project Management", Project Management Journal, 2006).
 *
 * @param tasks how many finished tasks had an estimate
 * @param medianRatio median of actual / likely: above 1, estimates were too short; {@code null} where every likely time is 0
 * @param inside the share of actual times from low to high, both included; {@code null} where there is no task
 */
public record EstimateAccuracy(
        int tasks, @Nullable Double medianRatio, @Nullable Double inside) {

    /** Compares finished tasks with their estimates. */
    public static EstimateAccuracy of(List<Done> tasks) {
        double[] ratios = tasks.stream()
                .filter(task -> task.estimate().likely() > 0)
                .mapToDouble(task -> task.actual() / task.estimate().likely())
                .sorted()
                .toArray();
        long inside = tasks.stream()
                .filter(task -> task.actual() >= task.estimate().low()
                        && task.actual() <= task.estimate().high())
                .count();
        return new EstimateAccuracy(
                tasks.size(),
                ratios.length == 0 ? null : (ratios[(ratios.length - 1) / 2] + ratios[ratios.length / 2]) / 2,
                tasks.isEmpty() ? null : (double) inside / tasks.size());
    }

    /**
     * A finished task.
     *
     * @param estimate its estimate
     * @param actual how long it took, in the same unit
     */
    public record Done(Spread estimate, double actual) {}
}
