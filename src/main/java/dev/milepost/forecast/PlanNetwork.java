package dev.milepost.forecast;

import dev.milepost.forecast.network.Network;
import dev.milepost.plan.Plan;
import dev.milepost.plan.calendar.Deadline;
import dev.milepost.plan.calendar.WorkingCalendar;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A plan and how far a project has come in it, as a network in working minutes after {@code origin}. The ids of tasks, gates,
 * gateways and events are their element ids; a phase is {@link #startOf} and {@link #endOf}, and so is the whole plan by its id.
 *
 * @param network the network
 * @param gaps what cannot be scheduled, in document order; nothing is dropped without being named here
 * @param origin the instant from which working minutes are counted: the beginning of the first working day
 * @param estimated whether anything at all takes time; if not, there is nothing to forecast
 * @param calendar the calendar that turns working minutes into instants
 * @param earliest instants before which activities do not end, by id: working time cannot tell the end of one day from the beginning
 *     of the next
 */
public record PlanNetwork(
        Network network,
        List<Gap> gaps,
        Instant origin,
        boolean estimated,
        WorkingCalendar calendar,
        Map<String, Instant> earliest) {

    /** Copies its collections. */
    public PlanNetwork {
        gaps = List.copyOf(gaps);
        earliest = Map.copyOf(earliest);
    }

    /** The network of a project as it stands. */
    public static PlanNetwork of(Plan plan, Progress progress, WorkingCalendar calendar, Assumptions assumptions) {
        return new Drawing(plan, progress, calendar, assumptions).draw();
    }

    /** The instant at which an activity ends that ends so many working minutes after the origin; parts of a minute are rounded up. */
    public Instant at(String activity, double minutes) {
        Instant instant = calendar.after(origin, (long) Math.ceil(minutes));
        Instant bound = earliest.get(activity);
        return bound != null && bound.isAfter(instant) ? bound : instant;
    }

    /** How many working minutes after the origin an activity has to have ended to be in time. */
    public double minutes(String activity, Deadline deadline) {
        Instant end = deadline.end(calendar.zone());
        double minutes = calendar.between(origin, end);
        Instant bound = earliest.get(activity);
        if (bound == null || bound.isBefore(end)) {
            return minutes;
        }
        double opens = calendar.between(origin, bound);
        return Math.min(minutes, opens) - 1;
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
