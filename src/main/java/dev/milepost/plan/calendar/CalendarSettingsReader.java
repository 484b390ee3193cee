package dev.milepost.plan.calendar;

import dev.milepost.plan.calendar.CalendarSettings.Holiday;
import dev.milepost.plan.calendar.CalendarSettings.SpecialDay;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns written settings into a calendar, and finds everything that is wrong with them. */
final class CalendarSettingsReader {

    private static final int MOST_DAYS = 10_000;
    private static final int MOST_HOURS = 24;
    private static final int DAY = 24 * 60 * 60;
    private static final String WEEKDAYS = Arrays.stream(DayOfWeek.values())
            .map(day -> day.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));

    private final CalendarSettings settings;
    private final List<String> problems = new ArrayList<>();
    private final Map<DayOfWeek, List<WorkingHours>> week = new EnumMap<>(DayOfWeek.class);
    private final Map<LocalDate, String> holidays = new LinkedHashMap<>();
    private final Map<LocalDate, List<WorkingHours>> days = new LinkedHashMap<>();
    private @Nullable ZoneId zone;

    CalendarSettingsReader(CalendarSettings settings) {
        this.settings = settings;
        readZone();
        readWeek();
        readHolidays();
        readDays();
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    WorkingCalendar calendar(ZoneId ofProject) {
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join(" ", problems));
        }
        return WorkingCalendar.of(Objects.requireNonNullElse(zone, ofProject), week, holidays, days);
    }

    private void readZone() {
        String written = settings.zone();
        if (written != null) {
            try {
                zone = ZoneId.of(written.strip());
            } catch (DateTimeException e) {
                problems.add("The zone '" + clip(written) + "' is not known. Write one as Europe/Berlin or UTC.");
            }
        }
    }

    private void readWeek() {
        Map<String, List<String>> written = settings.hours();
        if (written == null) {
            week.putAll(WorkingCalendar.standard(ZoneId.of("UTC")).week());
            return;
        }
        boolean sound = true;
        for (Map.Entry<String, List<String>> entry : written.entrySet()) {
            DayOfWeek day = weekday(entry.getKey());
            List<WorkingHours> hours = hours(entry.getValue(), clip(entry.getKey()));
            sound &= day != null && hours != null;
            if (day == null) {
                problems.add("'" + clip(entry.getKey()) + "' is no weekday. Write one of " + WEEKDAYS + ".");
            } else if (hours != null && week.put(day, hours) != null) {
                problems.add("The hours of " + name(day) + " are written twice. Remove one of the two.");
            }
        }
        if (sound && week.values().stream().allMatch(List::isEmpty)) {
            problems.add("No weekday has working hours. Give at least one some, as \"monday\": [\"09:00-17:00\"].");
        }
        week.forEach((day, hours) -> {
            List<WorkingHours> next = week.getOrDefault(day.plus(1), List.of());
            if (!hours.isEmpty()
                    && !next.isEmpty()
                    && hours.get(hours.size() - 1).end() > next.get(0).begin() + DAY) {
                problems.add("The hours of " + name(day) + " reach into those of " + name(day.plus(1))
                        + ". Let them end before " + next.get(0).from() + ".");
            }
        });
    }

    private void readHolidays() {
        List<Holiday> written = settings.holidays();
        if (written == null || tooMany(written, "holidays")) {
            return;
        }
        for (Holiday holiday : written) {
            LocalDate date = holiday == null ? null : date(holiday.date(), "holiday");
            if (date != null) {
                holidays.merge(
                        date,
                        Objects.requireNonNullElse(holiday.name(), ""),
                        (one, other) -> one.isEmpty() || one.equals(other)
                                ? other
                                : other.isEmpty() ? one : one + ", " + other);
            }
        }
    }

    private void readDays() {
        List<SpecialDay> written = settings.days();
        if (written == null || tooMany(written, "days")) {
            return;
        }
        for (SpecialDay special : written) {
            LocalDate date = special == null ? null : date(special.date(), "day");
            if (date == null) {
                continue;
            }
            List<WorkingHours> hours = special.hours() == null ? usual(date) : hours(special.hours(), special.date());
            if (hours != null && days.put(date, hours) != null) {
                problems.add("The day " + date + " is written twice. Remove one of the two.");
            }
        }
    }

    private List<WorkingHours> usual(LocalDate date) {
        List<WorkingHours> own = week.getOrDefault(date.getDayOfWeek(), List.of());
        return own.isEmpty()
                ? week.values().stream()
                        .filter(hours -> !hours.isEmpty())
                        .findFirst()
                        .orElse(List.of())
                : own;
    }

    private boolean tooMany(List<?> written, String what) {
        if (written.size() > MOST_DAYS) {
            problems.add("There are " + written.size() + " " + what + ". Give at most " + MOST_DAYS + ".");
            return true;
        }
        return false;
    }

    private @Nullable LocalDate date(@Nullable String text, String what) {
        try {
            LocalDate date = LocalDate.parse(text == null ? "" : text.strip());
            if (date.getYear() >= 1900 && date.getYear() <= 2999) {
                return date;
            }
        } catch (DateTimeException e) {
            // said below, with what to write instead
        }
        problems.add("The " + what + " '" + clip(text == null ? "" : text)
                + "' is no date between 1900 and 2999. Write it as 2026-12-25.");
        return null;
    }

    /** Hours in ascending order; {@code null} where some cannot be read. */
    private @Nullable List<WorkingHours> hours(@Nullable List<String> written, String of) {
        List<WorkingHours> hours = new ArrayList<>();
        int before = problems.size();
        if (written != null && written.size() > MOST_HOURS) {
            problems.add("'" + of + "' has " + written.size() + " working hours. Give at most " + MOST_HOURS + ".");
            return null;
        }
        for (String one : written == null ? List.<String>of() : written) {
            WorkingHours.parse(one == null ? "" : one)
                    .ifPresentOrElse(
                            hours::add,
                            () -> problems.add(
                                    "The hours '" + clip(String.valueOf(one)) + "' of '" + of
                                            + "' cannot be read. Write them as 08:00-12:00; 22:00-06:00 ends on the next day."));
        }
        hours.sort(Comparator.comparing(WorkingHours::from));
        for (int i = 1; i < hours.size(); i++) {
            if (hours.get(i - 1).end() > hours.get(i).begin()) {
                problems.add("The hours " + hours.get(i - 1) + " and " + hours.get(i) + " of '" + of
                        + "' overlap. Let one begin when the other has ended.");
            }
        }
        return problems.size() > before ? null : hours;
    }

    private static @Nullable DayOfWeek weekday(String name) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElse(null);
    }

    private static String name(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    private static String clip(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
