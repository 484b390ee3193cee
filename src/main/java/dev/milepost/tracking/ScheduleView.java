package dev.milepost.tracking;

import dev.milepost.evidence.Activity;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When the work of a project was, is and is to be done, in the order of its plan: what a Gantt chart shows. Days are in the zone of
 * the project's working calendar.
 *
 * @param today the day it is there
 * @param phases the phases
 * @param tasks the tasks
 * @param gates the keys of the milestones, with what is expected of each without chance
 * @param links which of these waits directly for which, by their ids
 */
public record ScheduleView(LocalDate today, List<Phase> phases, List<Task> tasks, List<Gate> gates, List<Link> links) {

    /** Copies its lists. */
    public ScheduleView {
        phases = List.copyOf(phases);
        tasks = List.copyOf(tasks);
        gates = List.copyOf(gates);
        links = List.copyOf(links);
    }

    /**
     * A phase.
     *
     * @param parent the phase it lies in; {@code null} for none
     * @param from its first day, as far as known
     * @param to its last day, likewise
     */
    public record Phase(
            String id,
            String name,
            @Nullable String parent,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /**
     * A task.
     *
     * @param state where its latest run stands; {@code null} where it was not started
     * @param plannedFrom its first day in the baseline that is reported against
     * @param plannedTo its last day there
     * @param from the day it began, or is expected to with every estimate as most likely
     * @param to the day it ended, or is expected to
     * @param latest the last day on which it can end without making a target or the end later
     * @param critical whether it has no float
     * @param slack by how many working days it can be late; {@code null} where unknown
     */
    public record Task(
            String id,
            String name,
            @Nullable String phase,
            Activity.@Nullable State state,
            @Nullable LocalDate plannedFrom,
            @Nullable LocalDate plannedTo,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable LocalDate latest,
            boolean critical,
            @Nullable Double slack) {}

    /** A milestone: the phase it closes, and whether it has no float. */
    public record Gate(String key, @Nullable String phase, boolean critical) {}

    /** One waits for the other; {@code critical} where both have no float. */
    public record Link(String from, String to, boolean critical) {}
}
