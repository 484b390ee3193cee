package dev.milepost.forecast.exchange;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as people see it.
 *
 * @param name the project's name; empty where it has none
 * @param start the project's first day; {@code null} where the file does not say
 * @param calendar the name of the project's calendar; empty where it has none
 * @param minutesPerDay how many working minutes the file calls a day
 * @param items summaries, milestones and tasks, outer before inner
 * @param links what waits for what
 * @param notes what was left out, a sentence each
 */
public record ScheduleOutline(
        String name,
        @Nullable LocalDate start,
        String calendar,
        int minutesPerDay,
        List<Item> items,
        List<Link> links,
        List<String> notes) {

    /** Copies its lists. */
    public ScheduleOutline {
        items = List.copyOf(items);
        links = List.copyOf(links);
        notes = List.copyOf(notes);
    }

    /**
     * A line of a schedule.
     *
     * @param parent the id of the summary it lies in; empty for none
     * @param minutes its working time
     * @param finish the day on which it is to be finished; {@code null} where the file does not say
     * @param baseline that day as it was first planned; {@code null} where the file does not say
     */
    public record Item(
            String id,
            String parent,
            String name,
            int line,
            boolean milestone,
            double minutes,
            @Nullable LocalDate finish,
            @Nullable LocalDate baseline) {}

    /**
     * One item waits for another.
     *
     * @param type {@code FS}, {@code SS}, {@code FF} or {@code SF}
     * @param lag the time between them, as people read it; empty for none
     */
    public record Link(String from, String to, String type, String lag) {}
}
