package dev.milepost.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A plan as it was approved: a named, numbered set of what it says of each milestone, task and work item. Immutable, but for
 * which one is reported against.
 *
 * @param number counts from 1 within a project
 * @param name what people call it
 * @param author who took it
 * @param reason why it was taken
 * @param takenAt when it was taken
 * @param reporting whether slip is measured against it; so for exactly one baseline of a project
 * @param entries what it says
 */
public record Baseline(
        int number, String name, String author, String reason, Instant takenAt, boolean reporting, Entries entries) {

    /** The day a milestone had in it. */
    public Optional<LocalDate> target(String milestone) {
        return entries.milestones().stream()
                .filter(entry -> entry.key().equals(milestone))
                .map(MilestoneEntry::target)
                .findFirst();
    }

    /**
     * What a plan says at one instant.
     *
     * @param milestones in the order of the plan
     * @param tasks in the order of the plan
     * @param workItems work items that have dates, in the order of their ids
     * @param calendar the working calendar as it was set, as JSON; {@code null} where nothing was set
     */
    public record Entries(
            List<MilestoneEntry> milestones,
            List<TaskEntry> tasks,
            List<WorkItemEntry> workItems,
            @Nullable String calendar) {

        /** Copies its lists. */
        public Entries {
            milestones = List.copyOf(milestones);
            tasks = List.copyOf(tasks);
            workItems = List.copyOf(workItems);
        }
    }

    /**
     * A milestone.
     *
     * @param target the day by which it was to be reached: the milestone's baseline date
     * @param planned the day on which the plan reaches it with every estimate as most likely; {@code null} where unknown
     */
    public record MilestoneEntry(
            String key,
            String name,
            @Nullable String phase,
            LocalDate target,
            @Nullable LocalDate planned) {}

    /**
     * A task.
     *
     * @param estimate as written; {@code null} where there was none
     * @param start the planned first day; {@code null} where unknown
     * @param finish the planned last day; {@code null} where unknown
     */
    public record TaskEntry(
            String id,
            String name,
            @Nullable String phase,
            @Nullable String estimate,
            @Nullable LocalDate start,
            @Nullable LocalDate finish) {}

    /** A work item with a date of its own. */
    public record WorkItemEntry(
            String id,
            String title,
            @Nullable String phase,
            @Nullable LocalDate start,
            @Nullable LocalDate due) {}
}
