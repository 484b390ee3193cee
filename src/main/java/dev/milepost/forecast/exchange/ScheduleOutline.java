package dev.milepost.forecast.exchange;

import dev.milepost.plan.calendar.CalendarSettings;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as people see it.
 *
 * @param name the project's name; empty where it has none
 * @param start the project's first day; {@code null} where the file does not say
 * @param calendar the project's calendar; {@code null} where it has none that can be kept
 * @param minutesPerDay how many working minutes the file calls a day
 * @param items summaries, milestones and tasks, outer before inner
 * @param links what waits for what
 * @param losses what was left out
 */
public record ScheduleOutline(
        String name,
        @Nullable LocalDate start,
        @Nullable Calendar calendar,
        int minutesPerDay,
        List<Item> items,
        List<Link> links,
        List<Loss> losses) {

    /** Copies its lists. */
    public ScheduleOutline {
        items = List.copyOf(items);
        links = List.copyOf(links);
        losses = List.copyOf(losses);
    }

    /**
     * The calendar by which a schedule is counted.
     *
     * @param settings as a project of ours takes them
     */
    public record Calendar(String name, CalendarSettings settings) {}

    /**
     * A line of a schedule.
     *
     * @param parent the id of the summary it lies in; empty for none
     * @param minutes its working time
     * @param finish the day on which it is to be finished; {@code null} where the file does not say
     * @param deadline the day by which it has to be finished; {@code null} for none
     * @param baseline how it was first planned; {@code null} where the file does not say
     * @param text what people wrote about it; empty for nothing
     */
    public record Item(
            String id,
            String parent,
            String name,
            int line,
            boolean milestone,
            double minutes,
            @Nullable LocalDate finish,
            @Nullable LocalDate deadline,
            @Nullable Baseline baseline,
            String text) {}

    /**
     * How an item was first planned.
     *
     * @param minutes its working time; {@code null} where the file does not say
     */
    public record Baseline(LocalDate finish, @Nullable Double minutes) {}

    /**
     * One item waits for another.
     *
     * @param type {@code FS}, {@code SS}, {@code FF} or {@code SF}
     * @param lag the time between them, as people read it; empty for none
     */
    public record Link(String from, String to, String type, String lag) {}

    /**
     * Something that is not in the outline.
     *
     * @param element the name of what it is about; empty for the whole schedule
     * @param line where in the file, from 1; 0 where that is not known
     * @param reason what was left out, a sentence
     * @param advice what to do about it, a sentence; empty for nothing
     */
    public record Loss(String element, int line, String reason, String advice) {}
}
