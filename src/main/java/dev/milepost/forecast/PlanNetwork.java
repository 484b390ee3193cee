package dev.milepost.forecast;

import dev.milepost.forecast.network.Network;
import dev.milepost.plan.Plan;
import dev.milepost.plan.calendar.WorkingCalendar;
import java.time.Instant;
import java.util.List;

/**
 * A plan and how far a project has come in it, as a network in working minutes after {@code origin}. The ids of tasks, gates,
 * gateways and events are their element ids; a phase is {@link #startOf} and {@link #endOf}, and so is the whole plan by its id.
 *
 * @param network the network
 * @param gaps what cannot be scheduled, in document order; nothing is dropped without being named here
 * @param origin the instant from which working minutes are counted: the beginning of the first working day
 * @param estimated whether anything at all takes time; if not, there is nothing to forecast
 */
public record PlanNetwork(Network network, List<Gap> gaps, Instant origin, boolean estimated) {

    /** Copies its list. */
    public PlanNetwork {
        gaps = List.copyOf(gaps);
    }

    /** The network of a project as it stands. */
    public static PlanNetwork of(Plan plan, Progress progress, WorkingCalendar calendar, Assumptions assumptions) {
        return new Drawing(plan, progress, calendar, assumptions).draw();
    }

    /** The activity that is the beginning of a phase, or of the plan. */
    public static String startOf(String phase) {
        return phase + ":start";
    }

    /** The activity that is the end of a phase, or of the plan. */
    public static String endOf(String phase) {
        return phase + ":end";
    }
}
