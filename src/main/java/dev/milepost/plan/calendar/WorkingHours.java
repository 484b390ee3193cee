package dev.milepost.plan.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hours worked in one go, by the clock on the wall. They belong to the day on which they begin.
 *
 * @param from when work begins
 * @param to when it ends; not after {@code from} for work that ends on the next day. Midnight is the end of the day.
 */
public record WorkingHours(LocalTime from, LocalTime to) {

    private static final int DAY = 24 * 60 * 60;
    private static final Pattern TEXT = Pattern.compile("\\s*([0-2]?\\d:[0-5]\\d)\\s*-\\s*([0-2]?\\d:[0-5]\\d)\\s*");

    /** Reads hours as people write them: {@code 08:00-12:00}, {@code 22:00-06:00}, {@code 00:00-24:00}; empty if they are none. */
    public static Optional<WorkingHours> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            boolean wholeDay = matcher.group(2).equals("24:00");
            LocalTime from = time(matcher.group(1));
            LocalTime to = wholeDay ? LocalTime.MIDNIGHT : time(matcher.group(2));
            return from.equals(to) && !wholeDay ? Optional.empty() : Optional.of(new WorkingHours(from, to));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LocalTime time(String text) {
        return LocalTime.parse(text.length() == 4 ? "0" + text : text);
    }

    /** How many seconds they have on a day without change of the clock. */
    int seconds() {
        int seconds = to.toSecondOfDay() - from.toSecondOfDay();
        return seconds > 0 ? seconds : seconds + DAY;
    }

    /** When they begin, in seconds after the day's beginning. */
    int begin() {
        return from.toSecondOfDay();
    }

    /** When they end, in seconds after the beginning of the day on which they begin. */
    int end() {
        return begin() + seconds();
    }

    LocalDateTime beginOn(LocalDate day) {
        return day.atTime(from);
    }

    LocalDateTime endOf(LocalDate day) {
        return (to.isAfter(from) ? day : day.plusDays(1)).atTime(to);
    }

    /** As people write them. */
    @Override
    public String toString() {
        return from + "-" + (to.equals(LocalTime.MIDNIGHT) ? "24:00" : to);
    }
}
