package dev.milepost.plan.calendar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * When people work: hours of each weekday in a zone, holidays, and days with hours of their own. All arithmetic is on instants,
 * so that days on which the clock is changed have the length they really have; what it costs does not grow with the time
 * between two instants, but with the holidays and clock changes there. Immutable.
 *
 * <p>Hours are by the clock on the wall. Where the clock shows a time twice, the first one counts; a time that is skipped stands
 * for the instant of the skip. So a shift from 22:00 to 06:00 has seven hours in one night of the year and nine in another.
 */
public final class WorkingCalendar {

    private static final int MINUTE = 60;
    private static final int FIRST_YEAR = 0;
    private static final int LAST_YEAR = 9999;

    private final ZoneId zone;
    private final Map<DayOfWeek, List<WorkingHours>> week;
    private final NavigableMap<LocalDate, String> holidays;
    private final NavigableMap<LocalDate, List<WorkingHours>> days;
    private final Irregularities irregular;
    private final WorkedDays worked;

    private WorkingCalendar(
            ZoneId zone,
            Map<DayOfWeek, List<WorkingHours>> week,
            NavigableMap<LocalDate, String> holidays,
            NavigableMap<LocalDate, List<WorkingHours>> days) {
        this.zone = zone;
        this.week = week;
        this.holidays = holidays;
        this.days = days;
        this.worked = new WorkedDays(zone.getRules(), this::hours);
        this.irregular = new Irregularities(zone.getRules(), holidays, days);
    }

    /** Monday to Friday from nine to five, without holidays: eight hours a day. */
    public static WorkingCalendar standard(ZoneId zone) {
        List<WorkingHours> hours = List.of(new WorkingHours(LocalTime.of(9, 0), LocalTime.of(17, 0)));
        Map<DayOfWeek, List<WorkingHours>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day = DayOfWeek.MONDAY; day != DayOfWeek.SATURDAY; day = day.plus(1)) {
            week.put(day, hours);
        }
        return of(zone, week, Map.of(), Map.of());
    }

    /**
     * A calendar of one's own.
     *
     * @param week the hours of each weekday, ascending and apart from each other; a weekday left out is not worked
     * @param holidays days that are not worked, with their names
     * @param days days that have these hours instead, whatever the week and the holidays say
     * @throws IllegalArgumentException if no weekday has hours
     */
    public static WorkingCalendar of(
            ZoneId zone,
            Map<DayOfWeek, List<WorkingHours>> week,
            Map<LocalDate, String> holidays,
            Map<LocalDate, List<WorkingHours>> days) {
        Map<DayOfWeek, List<WorkingHours>> hours = new EnumMap<>(DayOfWeek.class);
        Stream.of(DayOfWeek.values()).forEach(day -> hours.put(day, List.copyOf(week.getOrDefault(day, List.of()))));
        if (hours.values().stream().allMatch(List::isEmpty)) {
            throw new IllegalArgumentException("A working calendar needs hours on at least one weekday.");
        }
        NavigableMap<LocalDate, List<WorkingHours>> own = new TreeMap<>();
        days.forEach((day, its) -> own.put(day, List.copyOf(its)));
        return new WorkingCalendar(zone, hours, new TreeMap<>(holidays), own);
    }

    /** The zone in which its days begin and end. */
    public ZoneId zone() {
        return zone;
    }

    /** The hours of each weekday; empty for one that is not worked. */
    public Map<DayOfWeek, List<WorkingHours>> week() {
        return Collections.unmodifiableMap(week);
    }

    /** The name of the holiday that a day is; empty for any other day, and for a holiday that is worked all the same. */
    public Optional<String> holiday(LocalDate day) {
        return days.containsKey(day) ? Optional.empty() : Optional.ofNullable(holidays.get(day));
    }

    /**
     * What a {@code d} of an estimate stands for: the mean of the weekdays that are worked, in minutes. So five days are one
     * week where five weekdays are worked, also where Friday is shorter.
     */
    public long minutesPerDay() {
        long worked = week.values().stream().filter(hours -> !hours.isEmpty()).count();
        return Math.max(1, Math.round(secondsOfWeek() / (double) MINUTE / worked));
    }

    /** How many minutes a week without holidays and clock changes has. */
    public long minutesPerWeek() {
        return secondsOfWeek() / MINUTE;
    }

    private long secondsOfWeek() {
        return week.values().stream().mapToLong(WorkingCalendar::secondsOf).sum();
    }

    private static long secondsOf(List<WorkingHours> hours) {
        return hours.stream().mapToLong(WorkingHours::seconds).sum();
    }

    /** Whether there is working time on a day. */
    public boolean isWorkingDay(LocalDate day) {
        return seconds(day) > 0;
    }

    /** This day if it is a working day, else the next one. */
    public LocalDate onOrAfter(LocalDate day) {
        return isWorkingDay(day) ? day : plusWorkingDays(day, 1);
    }

    /** This day if it is a working day, else the one before. */
    public LocalDate onOrBefore(LocalDate day) {
        return isWorkingDay(day) ? day : plusWorkingDays(day, -1);
    }

    /**
     * The working day that comes so many working days later, or earlier for a negative number. The day itself never counts: one
     * working day after a Saturday is Monday, one before it is Friday. Zero gives the day itself, or the next working day.
     */
    public LocalDate plusWorkingDays(LocalDate day, int number) {
        if (number == 0) {
            return onOrAfter(day);
        }
        if (number > 0) { // the last day before which fewer working days lie
            return search(day, end -> count(day.plusDays(1), LocalDate.ofEpochDay(end)) < number);
        }
        return search(day.minusDays(1), end -> count(LocalDate.ofEpochDay(end), day) >= -(long) number);
    }

    /** How many working days lie behind one day up to another one, that one included; negative if the other one is earlier. */
    public long workingDaysBetween(LocalDate from, LocalDate to) {
        return count(from.plusDays(1), to.plusDays(1));
    }

    /** The end of the last working hour that begins on this day or, where none does, before it. */
    public Instant endOfDay(LocalDate day) {
        List<WorkedDays.Span> spans = worked.spans(onOrBefore(day));
        return Instant.ofEpochSecond(spans.get(spans.size() - 1).end());
    }

    /** The beginning of the first working hour of this day or, where it has none, after it. */
    public Instant startOfDay(LocalDate day) {
        return Instant.ofEpochSecond(worked.spans(onOrAfter(day)).get(0).begin());
    }

    /**
     * The first instant at which so much working time has passed since another one; for a negative number, the last instant from
     * which so much passes until then. Zero gives the instant itself. Parts of a second are not kept.
     *
     * @throws java.time.DateTimeException if that is beyond what can be said
     */
    public Instant after(Instant from, long workingMinutes) {
        if (workingMinutes == 0) {
            return from;
        }
        LocalDate base = from.atZone(zone).toLocalDate();
        long target = Math.addExact(position(base, from), Math.multiplyExact(workingMinutes, MINUTE));
        if (workingMinutes > 0) {
            LocalDate day = search(base, end -> sum(base, LocalDate.ofEpochDay(end)) < target);
            return Instant.ofEpochSecond(worked.reachedAt(day, target - sum(base, day)));
        }
        LocalDate day = search(base, end -> sum(base, LocalDate.ofEpochDay(end)) <= target);
        return Instant.ofEpochSecond(worked.leftAt(day, target - sum(base, day)));
    }

    /** The working time from one instant to another in whole minutes; negative if the other one is earlier. */
    public long between(Instant from, Instant to) {
        if (from.isAfter(to)) {
            return -between(to, from);
        }
        LocalDate base = from.atZone(zone).toLocalDate();
        return (position(base, to) - position(base, from)) / MINUTE;
    }

    /** The working time from the beginning of a day's hours to an instant in seconds; negative before. */
    private long position(LocalDate base, Instant instant) {
        LocalDate day = instant.atZone(zone).toLocalDate();
        long now = instant.getEpochSecond();
        return sum(base, day.minusDays(1))
                + worked.until(day.minusDays(1), now)
                + worked.until(day, now)
                + worked.until(day.plusDays(1), now);
    }

    private List<WorkingHours> hours(LocalDate day) {
        List<WorkingHours> own = days.get(day);
        if (own != null) {
            return own;
        }
        return holidays.containsKey(day) ? List.of() : weekday(day);
    }

    private List<WorkingHours> weekday(LocalDate day) {
        return week.getOrDefault(day.getDayOfWeek(), List.of());
    }

    private long seconds(LocalDate day) {
        return worked.spans(day).stream().mapToLong(WorkedDays.Span::seconds).sum();
    }

    /** The working seconds of the days from one to before another one; negative if that is earlier. */
    private long sum(LocalDate from, LocalDate to) {
        return total(from, to, day -> secondsOf(weekday(day)), this::seconds);
    }

    private long count(LocalDate from, LocalDate to) {
        return total(from, to, day -> weekday(day).isEmpty() ? 0 : 1, day -> isWorkingDay(day) ? 1 : 0);
    }

    private long total(
            LocalDate from, LocalDate to, ToLongFunction<LocalDate> regular, ToLongFunction<LocalDate> actual) {
        if (to.isBefore(from)) {
            return -total(to, from, regular, actual);
        }
        if (from.getYear() < FIRST_YEAR || to.getYear() > LAST_YEAR + 1) {
            throw new DateTimeException(
                    "Working time is counted from the year " + FIRST_YEAR + " to " + LAST_YEAR + ".");
        }
        long weeks = (to.toEpochDay() - from.toEpochDay()) / 7;
        long total = 0;
        for (int i = 0; i < 7 && weeks > 0; i++) {
            total += weeks * regular.applyAsLong(from.plusDays(i));
        }
        for (LocalDate day = from.plusWeeks(weeks); day.isBefore(to); day = day.plusDays(1)) {
            total += regular.applyAsLong(day);
        }
        for (LocalDate day : irregular.between(from, to)) {
            total += actual.applyAsLong(day) - regular.applyAsLong(day);
        }
        return total;
    }

    /** The last day for which a condition holds that holds for all earlier ones and for no later one. */
    private static LocalDate search(LocalDate near, LongPredicate condition) {
        long holds = near.toEpochDay();
        long step = 8;
        while (!condition.test(holds)) {
            holds -= step;
            step *= 2;
        }
        long fails = holds + 1;
        step = 8;
        while (condition.test(fails)) {
            holds = fails;
            fails += step;
            step *= 2;
        }
        while (fails - holds > 1) {
            long middle = (holds + fails) / 2;
            if (condition.test(middle)) {
                holds = middle;
            } else {
                fails = middle;
            }
        }
        return LocalDate.ofEpochDay(holds);
    }
}
