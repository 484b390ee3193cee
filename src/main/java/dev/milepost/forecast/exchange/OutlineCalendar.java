package dev.milepost.forecast.exchange;

import dev.milepost.plan.calendar.CalendarSettings;
import dev.milepost.plan.calendar.CalendarSettings.Holiday;
import dev.milepost.plan.calendar.CalendarSettings.SpecialDay;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mpxj.LocalTimeRange;
import org.mpxj.ProjectCalendar;
import org.mpxj.ProjectCalendarException;

/**
 * Writes a schedule's calendar as settings: the hours of weekdays, and each day of the project and of {@value #YEARS_MORE} years
 * after it that is worked otherwise, whatever the file calls the reason (holidays, exceptions that repeat, other weeks).
 */
final class OutlineCalendar {

    private static final int YEARS_MORE = 5;
    private static final int MOST_DAYS = 9_000;
    private static final int DAY = 24 * 60;

    private final @Nullable ProjectCalendar calendar;
    private final OutlineLosses losses;

    OutlineCalendar(@Nullable ProjectCalendar calendar, OutlineLosses losses) {
        this.calendar = calendar;
        this.losses = losses;
    }

    /**
     * Reads the calendar.
     *
     * @return {@code null} where there is none that can be kept
     */
    ScheduleOutline.@Nullable Calendar read(@Nullable LocalDate start, @Nullable LocalDate finish) {
        ProjectCalendar read = calendar;
        if (read == null) {
            return null;
        }
        String name = OutlineImport.text(read.getName(), "Standard");
        Map<DayOfWeek, List<String>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, hours(read.getHours(day)));
        }
        LocalDate first = start == null ? Objects.requireNonNullElse(finish, LocalDate.EPOCH) : start;
        LocalDate last = (finish == null || finish.isBefore(first) ? first : finish).plusYears(YEARS_MORE);
        last = first.plusDays(MOST_DAYS).isBefore(last) ? first.plusDays(MOST_DAYS) : last;
        CalendarSettings settings = settings(read, week, first, last);
        List<String> problems = settings.problems();
        if (!problems.isEmpty()) {
            losses.lose(
                    name,
                    0,
                    "The calendar '" + name + "' was left out: " + String.join(" ", problems),
                    "Set one on the project by PATCH /api/projects/{key}/calendar.");
            return null;
        }
        outside(read, name, first, last);
        return new ScheduleOutline.Calendar(name, settings);
    }

    private static CalendarSettings settings(
            ProjectCalendar calendar, Map<DayOfWeek, List<String>> week, LocalDate first, LocalDate last) {
        Map<String, List<String>> worked = new LinkedHashMap<>();
        week.forEach((day, hours) -> {
            if (!hours.isEmpty()) {
                worked.put(day.name().toLowerCase(Locale.ROOT), hours);
            }
        });
        List<Holiday> holidays = new ArrayList<>();
        List<SpecialDay> days = new ArrayList<>();
        for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
            List<String> hours = hours(calendar.getHours(date));
            if (hours.equals(week.getOrDefault(date.getDayOfWeek(), List.of()))) {
                continue;
            }
            if (hours.isEmpty()) {
                holidays.add(new Holiday(date.toString(), reason(calendar, date)));
            } else {
                days.add(new SpecialDay(date.toString(), hours));
            }
        }
        return new CalendarSettings(
                null, worked, holidays.isEmpty() ? null : holidays, days.isEmpty() ? null : days, null);
    }

    private static @Nullable String reason(ProjectCalendar calendar, LocalDate date) {
        ProjectCalendarException exception = calendar.getException(date);
        String name = exception == null ? "" : OutlineImport.text(exception.getName(), "");
        return name.isEmpty() ? null : name;
    }

    private void outside(ProjectCalendar calendar, String name, LocalDate first, LocalDate last) {
        int outside = 0;
        for (ProjectCalendar one = calendar; one != null; one = one.getParent() == one ? null : one.getParent()) {
            for (ProjectCalendarException exception : one.getCalendarExceptions()) {
                LocalDate from = exception.getFromDate();
                LocalDate to = exception.getToDate();
                outside += (from != null && from.isBefore(first)) || (to != null && to.isAfter(last)) ? 1 : 0;
            }
        }
        if (outside > 0) {
            losses.lose(
                    name,
                    0,
                    "Of the calendar '" + name + "' " + outside + " exceptions lie before " + first + " or after "
                            + last + ", and were left out there.",
                    "");
        }
    }

    /** In ascending order, in one piece where they touch. */
    private static List<String> hours(@Nullable List<LocalTimeRange> ranges) {
        List<int[]> spans = new ArrayList<>();
        for (LocalTimeRange range : ranges == null ? Collections.<LocalTimeRange>emptyList() : ranges) {
            if (range != null && range.getStart() != null && range.getEnd() != null) {
                int from = minute(range.getStart());
                LocalTime end = range.getEnd();
                int to = end.toSecondOfDay() == DAY * 60 - 1 || minute(end) <= from ? DAY : minute(end);
                spans.add(new int[] {from, to});
            }
        }
        spans.sort(Comparator.comparingInt(span -> span[0]));
        List<String> hours = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            int from = spans.get(i)[0];
            int to = spans.get(i)[1];
            while (i + 1 < spans.size() && spans.get(i + 1)[0] <= to) {
                to = Math.max(to, spans.get(++i)[1]);
            }
            hours.add(time(from) + "-" + time(to));
        }
        return hours;
    }

    private static int minute(LocalTime time) {
        return time.toSecondOfDay() / 60;
    }

    private static String time(int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
    }
}
