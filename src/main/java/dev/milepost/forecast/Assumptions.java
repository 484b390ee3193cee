package dev.milepost.forecast;

import dev.milepost.forecast.network.Spread;
import dev.milepost.plan.Estimate;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a project besides its plan. What is left out is taken from the plan. Immutable.
 *
 * @param targets the day each gate is due, for gates that open on their target
 * @param parameters the project's parameters
 * @param estimates estimates that replace the plan's, by element id
 * @param gateTimes how long sign-off takes at a gate, in working minutes, from the organisation's history
 * @param recycling how likely a gate sends the project back, from history
 * @param works pieces of work kept in another system
 */
public record Assumptions(
        Map<String, LocalDate> targets,
        Map<String, String> parameters,
        Map<String, Estimate> estimates,
        Map<String, Spread> gateTimes,
        Map<String, Double> recycling,
        List<OutsideWork> works) {

    /** Copies its collections. */
    public Assumptions {
        targets = Map.copyOf(targets);
        parameters = Map.copyOf(parameters);
        estimates = Map.copyOf(estimates);
        gateTimes = Map.copyOf(gateTimes);
        recycling = Map.copyOf(recycling);
        works = List.copyOf(works);
    }

    /** Nothing but the plan, and the days its gates are due. */
    public static Assumptions of(Map<String, LocalDate> targets, Map<String, String> parameters) {
        return new Assumptions(targets, parameters, Map.of(), Map.of(), Map.of(), List.of());
    }

    /**
     * A piece of work kept in another system that a gate waits for.
     *
     * @param id its id there
     * @param phase the phase it belongs to; {@code null} for none, which no gate waits for
     * @param open whether it is still to be done
     * @param start when it is to begin or has begun; {@code null} where nobody says
     * @param due when it is to be done; {@code null} where nobody says
     * @param finished when it was done; {@code null} while it is not, or nobody says
     */
    public record OutsideWork(
            String id,
            @Nullable String phase,
            boolean open,
            @Nullable LocalDate start,
            @Nullable LocalDate due,
            @Nullable LocalDate finished) {}
}
