package dev.milepost.plan.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the events of an iCalendar file. */
final class EventReader {

    private static final int LONGEST = 366;

    private final List<String> problems;
    private final List<HolidayEvent> events = new ArrayList<>();
    private final Map<String, ContentLine> event = new HashMap<>();
    private final Set<LocalDate> except = new HashSet<>();
    private final Set<LocalDate> also = new HashSet<>();

    EventReader(List<String> problems) {
        this.problems = problems;
    }

    List<HolidayEvent> read(List<ContentLine> lines) {
        Deque<String> open = new ArrayDeque<>();
        if (lines.isEmpty()
                || !lines.get(0).name().equals("BEGIN")
                || !lines.get(0).value().equalsIgnoreCase("VCALENDAR")) {
            problems.add("line 1: The file is no iCalendar file: it does not begin with BEGIN:VCALENDAR."
                    + " Send an .ics file, or a list of dates.");
            return events;
        }
        for (ContentLine line : lines) {
            if (events.size() >= HolidayFile.MOST_EVENTS) {
                problems.add("line " + line.number() + ": The file has more than " + HolidayFile.MOST_EVENTS
                        + " events. Send only holidays.");
                return events;
            }
            if (line.name().equals("BEGIN")) {
                open.push(line.value().toUpperCase(Locale.ROOT));
                if (open.size() == 2) {
                    begin();
                }
            } else if (line.name().equals("END")) {
                if ("VEVENT".equals(open.poll()) && open.size() == 1) {
                    end(line);
                }
            } else if (open.size() == 2 && "VEVENT".equals(open.peek())) {
                property(line);
            }
        }
        if (!open.isEmpty()) {
            problems.add("line " + lines.get(lines.size() - 1).number() + ": The file ends in the middle of a "
                    + open.peek() + ". Export it again.");
        }
        return events;
    }

    private void begin() {
        event.clear();
        except.clear();
        also.clear();
    }

    private void property(ContentLine line) {
        switch (line.name()) {
            case "EXDATE" -> dates(line, except);
            case "RDATE" -> dates(line, also);
            default -> {
                if (event.putIfAbsent(line.name(), line) != null && line.name().equals("RRULE")) {
                    problem(line, "The event has two rules of recurrence.", "Write two events.");
                }
            }
        }
    }

    private void dates(ContentLine line, Set<LocalDate> dates) {
        for (String value : line.value().split(",")) {
            LocalDate date = date(value);
            if (date == null) {
                problem(line, "'" + value + "' is no date.", "Write it as 20261225.");
            } else {
                dates.add(date);
            }
        }
    }

    private void end(ContentLine end) {
        ContentLine start = event.get("DTSTART");
        ContentLine status = event.get("STATUS");
        if (status != null && status.value().equalsIgnoreCase("CANCELLED")) {
            return;
        }
        if (start == null) {
            problem(end, "The event has no DTSTART.", "Give it one, as DTSTART;VALUE=DATE:20261225.");
            return;
        }
        LocalDate first = start.value().length() == 8 ? date(start.value()) : null;
        if (first == null) {
            problem(
                    start,
                    "'" + start.value() + "' is no whole day, and is left out.",
                    "Write holidays as DTSTART;VALUE=DATE:20261225.");
            return;
        }
        Integer days = days(first);
        ContentLine rule = event.get("RRULE");
        try {
            if (days != null) {
                events.add(new HolidayEvent(
                        start.number(),
                        name(),
                        first,
                        days,
                        rule == null ? null : Recurrence.parse(rule.value(), first),
                        Set.copyOf(except),
                        Set.copyOf(also)));
            }
        } catch (IllegalArgumentException e) {
            problem(rule == null ? start : rule, String.valueOf(e.getMessage()), "Write the days out one by one.");
        }
    }

    /** How many days the event lasts; its end is the day after the last one. */
    private @Nullable Integer days(LocalDate first) {
        ContentLine end = event.get("DTEND");
        ContentLine duration = event.get("DURATION");
        long days = 1;
        if (end != null) {
            LocalDate after = end.value().length() == 8 ? date(end.value()) : null;
            days = after == null ? -1 : after.toEpochDay() - first.toEpochDay();
            days = days == 0 ? 1 : days; // some programs write the first day as the end
        } else if (duration != null) {
            try {
                days = first.plus(Period.parse(duration.value())).toEpochDay() - first.toEpochDay();
            } catch (DateTimeException | ArithmeticException e) {
                days = -1;
            }
        }
        if (days < 1 || days > LONGEST) {
            problem(
                    end != null ? end : duration,
                    "The event does not last from 1 to " + LONGEST + " days.",
                    "Write the day after its last one, as DTEND;VALUE=DATE:20261227.");
            return null;
        }
        return (int) days;
    }

    private String name() {
        ContentLine summary = event.get("SUMMARY");
        if (summary == null) {
            return "";
        }
        String text = summary.value()
                .replaceAll("\\\\[nN]", " ")
                .replaceAll("\\\\(.)", "$1")
                .replaceAll("\\p{Cntrl}", " ")
                .strip();
        return text.length() > 200 ? text.substring(0, 200) : text;
    }

    private void problem(@Nullable ContentLine line, String message, String advice) {
        problems.add((line == null ? "" : "line " + line.number() + ": ") + message + " " + advice);
    }

    /** A date, or the day of a date with time; {@code null} where it is none that a calendar can have. */
    static @Nullable LocalDate date(String text) {
        String day = text.strip();
        if (!day.matches("\\d{8}(T\\d{6}Z?)?")) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(day.substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE);
            return date.getYear() < 1500 || date.getYear() > 2999 ? null : date;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
