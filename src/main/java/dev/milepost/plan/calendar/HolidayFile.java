package dev.milepost.plan.calendar;

import dev.milepost.plan.calendar.CalendarSettings.Holiday;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads holidays from an iCalendar file (RFC 5545): all-day events, also of several days, with their rules of recurrence. Looks at
 * nothing outside the file. Stateless.
 */
public final class HolidayFile {

    static final int MOST_BYTES = 1024 * 1024;
    static final int MOST_EVENTS = 5_000;
    static final int MOST_HOLIDAYS = 10_000;

    /** How many days are looked at for all rules of a file together: fourteen centuries of ten daily rules. */
    static final int MOST_STEPS = 5_000_000;

    private HolidayFile() {}

    /**
     * What a file holds.
     *
     * @param holidays one per day and event, in the order of days
     * @param problems what could not be read, each with its line and what to do; such events are left out
     */
    public record Reading(List<Holiday> holidays, List<String> problems) {

        /** Copies its lists. */
        public Reading {
            holidays = List.copyOf(holidays);
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads a file.
     *
     * @param from the first day of which holidays are wanted
     * @param to the last one; an event that recurs without end is written out up to there
     */
    public static Reading read(byte[] file, LocalDate from, LocalDate to) {
        List<String> problems = new ArrayList<>();
        if (file.length > MOST_BYTES) {
            problems.add("The file has " + file.length + " bytes. Send at most " + MOST_BYTES + ": only holidays.");
            return new Reading(List.of(), problems);
        }
        List<HolidayEvent> events = new EventReader(problems).read(ContentLine.of(file, problems));
        Set<Day> days = new TreeSet<>();
        Budget budget = new Budget(MOST_STEPS);
        for (HolidayEvent event : events) {
            boolean all = event.eachDay(from, to, budget, day -> days.add(new Day(day, event.name())));
            if (!all || days.size() > MOST_HOLIDAYS) {
                problems.add("line " + event.line() + ": The events recur too often to be holidays."
                        + " Send fewer, or shorten them by an UNTIL.");
                break;
            }
        }
        return new Reading(
                days.stream()
                        .limit(MOST_HOLIDAYS)
                        .map(day -> new Holiday(day.date().toString(), day.name()))
                        .toList(),
                problems);
    }

    private record Day(LocalDate date, String name) implements Comparable<Day> {
        @Override
        public int compareTo(Day other) {
            int byDate = date.compareTo(other.date);
            return byDate != 0 ? byDate : name.compareTo(other.name);
        }
    }

    /** How many days may still be looked at. */
    static final class Budget {
        private int left;

        Budget(int left) {
            this.left = left;
        }

        boolean spend() {
            return left-- > 0;
        }
    }
}
