package dev.milepost.plan.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A rule of recurrence (RFC 5545, 3.3.10) as holidays need it: daily to yearly, with {@code INTERVAL}, {@code COUNT}, {@code UNTIL},
 * {@code BYMONTH}, {@code BYMONTHDAY} and {@code BYDAY}.
 */
record Recurrence(
        Frequency frequency,
        int interval,
        int count,
        @Nullable LocalDate until,
        Set<Integer> months,
        Set<Integer> daysOfMonth,
        List<Weekday> weekdays) {

    private static final Pattern WEEKDAY = Pattern.compile("([+-]?\\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)");
    private static final List<String> NAMES = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

    enum Frequency {
        DAILY,
        WEEKLY,
        MONTHLY,
        YEARLY
    }

    /** A weekday; with a number, only that one of the month or year, from its end where negative; 0 for each. */
    record Weekday(DayOfWeek day, int number) {}

    /** @throws IllegalArgumentException with a sentence if the rule cannot be followed */
    static Recurrence parse(String text, LocalDate first) {
        Frequency frequency = null;
        int interval = 1;
        int count = Integer.MAX_VALUE;
        LocalDate until = null;
        Set<Integer> months = new HashSet<>();
        Set<Integer> daysOfMonth = new HashSet<>();
        List<Weekday> weekdays = new ArrayList<>();
        for (String part : text.toUpperCase(Locale.ROOT).split(";")) {
            String[] sides = part.strip().split("=", 2);
            String value = sides.length == 2 ? sides[1].strip() : "";
            switch (sides[0]) {
                case "FREQ" -> frequency = frequency(value);
                case "INTERVAL" -> interval = number(value, 1, 1000, part);
                case "COUNT" -> count = number(value, 1, 1_000_000, part);
                case "UNTIL" -> until = until(value, part);
                case "BYMONTH" -> numbers(value, 1, 12, part, months);
                case "BYMONTHDAY" -> numbers(value, -31, 31, part, daysOfMonth);
                case "BYDAY" -> weekdays(value, part, weekdays);
                case "WKST" -> {
                    if (!value.equals("MO") && interval > 1) {
                        throw cannot(part);
                    }
                }
                case "" -> {}
                default -> throw cannot(part);
            }
        }
        if (frequency == null) {
            throw new IllegalArgumentException("The rule of recurrence has no FREQ.");
        }
        boolean numbered = weekdays.stream().anyMatch(weekday -> weekday.number() != 0);
        if (numbered && (frequency == Frequency.DAILY || frequency == Frequency.WEEKLY)) {
            throw new IllegalArgumentException("The rule of recurrence counts weekdays of a week or day.");
        }
        if (until != null && until.isBefore(first)) {
            until = first;
        }
        return new Recurrence(
                frequency, interval, count, until, Set.copyOf(months), Set.copyOf(daysOfMonth), List.copyOf(weekdays));
    }

    private static Frequency frequency(String value) {
        for (Frequency frequency : Frequency.values()) {
            if (frequency.name().equals(value)) {
                return frequency;
            }
        }
        throw cannot("FREQ=" + value);
    }

    private static LocalDate until(String value, String part) {
        LocalDate date = EventReader.date(value);
        if (date == null) {
            throw cannot(part);
        }
        return date;
    }

    private static int number(String value, int least, int most, String part) {
        if (!value.matches("[+-]?\\d{1,7}")) {
            throw cannot(part);
        }
        int number = Integer.parseInt(value);
        if (number < least || number > most) {
            throw cannot(part);
        }
        return number;
    }

    private static void numbers(String value, int least, int most, String part, Set<Integer> numbers) {
        for (String one : value.split(",")) {
            int number = number(one.strip(), least, most, part);
            if (number == 0) {
                throw cannot(part);
            }
            numbers.add(number);
        }
    }

    private static void weekdays(String value, String part, List<Weekday> weekdays) {
        for (String one : value.split(",")) {
            Matcher matcher = WEEKDAY.matcher(one.strip());
            if (!matcher.matches()) {
                throw cannot(part);
            }
            int number = matcher.group(1) == null ? 0 : Integer.parseInt(matcher.group(1));
            weekdays.add(new Weekday(DayOfWeek.of(NAMES.indexOf(matcher.group(2)) + 1), number));
        }
    }

    private static IllegalArgumentException cannot(String part) {
        return new IllegalArgumentException("The rule of recurrence has '"
                + (part.length() > 40 ? part.substring(0, 40) + "…" : part) + "', which cannot be followed.");
    }

    /** Whether the rule names a day, counted from the first day of the event. */
    boolean includes(LocalDate day, LocalDate first) {
        boolean inTurn = passed(day, first) % interval == 0;
        return inTurn
                && (months.isEmpty() ? isMonth(day, first) : months.contains(day.getMonthValue()))
                && isDay(day, first);
    }

    private long passed(LocalDate day, LocalDate first) {
        return switch (frequency) {
            case DAILY -> ChronoUnit.DAYS.between(first, day);
            case WEEKLY -> ChronoUnit.WEEKS.between(monday(first), monday(day));
            case MONTHLY -> ChronoUnit.MONTHS.between(first.withDayOfMonth(1), day.withDayOfMonth(1));
            case YEARLY -> (long) day.getYear() - first.getYear();
        };
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** A yearly rule that names no months stays in the month of its first day, unless it counts weekdays through the year. */
    private boolean isMonth(LocalDate day, LocalDate first) {
        return frequency != Frequency.YEARLY
                || !weekdays.isEmpty()
                || !daysOfMonth.isEmpty()
                || day.getMonth() == first.getMonth();
    }

    private boolean isDay(LocalDate day, LocalDate first) {
        int fromEnd = day.getDayOfMonth() - day.lengthOfMonth() - 1;
        if (!daysOfMonth.isEmpty() && !daysOfMonth.contains(day.getDayOfMonth()) && !daysOfMonth.contains(fromEnd)) {
            return false;
        }
        if (!weekdays.isEmpty()) {
            return weekdays.stream().anyMatch(weekday -> isWeekday(day, weekday));
        }
        return switch (frequency) {
            case DAILY -> true;
            case WEEKLY -> day.getDayOfWeek() == first.getDayOfWeek();
            case MONTHLY, YEARLY -> !daysOfMonth.isEmpty() || day.getDayOfMonth() == first.getDayOfMonth();
        };
    }

    private boolean isWeekday(LocalDate day, Weekday weekday) {
        if (day.getDayOfWeek() != weekday.day()) {
            return false;
        }
        boolean ofMonth = frequency == Frequency.MONTHLY || !months.isEmpty();
        int position = ofMonth ? day.getDayOfMonth() : day.getDayOfYear();
        int length = ofMonth ? day.lengthOfMonth() : day.lengthOfYear();
        int fromStart = (position - 1) / 7 + 1;
        int fromEnd = -((length - position) / 7 + 1);
        return weekday.number() == 0 || weekday.number() == fromStart || weekday.number() == fromEnd;
    }
}
