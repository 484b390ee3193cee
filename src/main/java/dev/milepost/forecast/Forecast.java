package dev.milepost.forecast;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a milestone was expected, as of one day. Immutable.
 *
 * @param milestone its key
 * @param day the day it was made, in the project's zone
 * @param computedAt when it was made
 * @param target the target it had then
 * @param baseline the day it had then in the baseline that is reported against; {@code null} where there was none
 * @param p50 the day by which it is reached in 50 of 100 cases
 * @param p80 the day by which it is reached in 80 of 100 cases
 * @param p95 the day by which it is reached in 95 of 100 cases
 * @param probability how likely the target is met, from 0 to 1
 * @param drivers what delays it, the strongest first
 * @param seed where the random numbers of the simulation began
 * @param runs how often the network was simulated
 * @param digest the digest of all that went in: the same digest has the same dates
 */
public record Forecast(
        String milestone,
        LocalDate day,
        Instant computedAt,
        LocalDate target,
        @Nullable LocalDate baseline,
        LocalDate p50,
        LocalDate p80,
        LocalDate p95,
        double probability,
        List<Cause> drivers,
        long seed,
        int runs,
        String digest) {

    /** Copies its list. */
    public Forecast {
        drivers = List.copyOf(drivers);
    }

    /**
     * What delays a milestone.
     *
     * @param id the element's id in the plan
     * @param name the element's name
     * @param criticality in which share of the runs it was on the path that decided, from 0 to 1
     * @param days how many working days it adds on average
     */
    public record Cause(String id, String name, double criticality, double days) {}
}
