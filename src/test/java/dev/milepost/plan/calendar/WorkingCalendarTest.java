package dev.milepost.plan.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WorkingCalendarTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private final WorkingCalendar standard = WorkingCalendar.standard(BERLIN);

    @Test
    void countsFromNineToFiveOnWeekdays() {
        assertThat(standard.minutesPerDay()).isEqualTo(480);
        assertThat(standard.between(at("2026-11-27T16:00"), at("2026-11-30T10:00")))
                .isEqualTo(120);
        assertThat(standard.between(at("2026-11-30T10:00"), at("2026-11-27T16:00")))
                .isEqualTo(-120);
        assertThat(standard.after(at("2026-11-27T16:00"), 120)).isEqualTo(at("2026-11-30T10:00"));
        assertThat(standard.after(at("2026-11-28T12:00"), 480)).isEqualTo(at("2026-11-30T17:00"));
        assertThat(standard.after(at("2026-11-30T10:00"), -120)).isEqualTo(at("2026-11-27T16:00"));
        assertThat(standard.after(at("2026-11-30T17:00"), -480)).isEqualTo(at("2026-11-30T09:00"));
    }

    @ParameterizedTest
    @CsvSource({
        // night shifts of eight hours by the clock: one hour less in spring, one more in autumn, half an hour on Lord
        // Howe
        "Europe/Berlin, 2026-03-28, 22:00-06:00, 420",
        "Europe/Berlin, 2026-10-24, 22:00-06:00, 540",
        "America/New_York, 2026-03-07, 22:00-06:00, 420",
        "America/New_York, 2026-10-31, 22:00-06:00, 540",
        "Australia/Lord_Howe, 2026-10-03, 22:00-06:00, 450",
        "Australia/Lord_Howe, 2026-04-04, 22:00-06:00, 510",
        // shifts that begin or end in the hour that is skipped, or shown twice
        "Europe/Berlin, 2026-03-29, 02:30-10:00, 420",
        "Europe/Berlin, 2026-03-29, 00:00-02:30, 120",
        "Europe/Berlin, 2026-03-29, 02:15-02:45, 0",
        "Europe/Berlin, 2026-10-25, 01:00-02:30, 90",
        "Europe/Berlin, 2026-10-25, 02:30-04:00, 150",
        "Australia/Lord_Howe, 2026-10-04, 00:00-24:00, 1410",
        "Australia/Lord_Howe, 2026-04-05, 00:00-24:00, 1470",
        // the clock goes back over midnight
        "America/Havana, 2026-10-31, 20:00-24:00, 240",
        "America/Havana, 2026-11-01, 00:00-24:00, 1500",
        // a day that did not exist
        "Pacific/Apia, 2011-12-30, 09:00-17:00, 0",
        "Europe/Berlin, 2026-11-25, 22:00-06:00, 480"
    })
    void hasTheHoursThatReallyPassOnDaysOnWhichTheClockChanges(String zone, LocalDate day, String hours, long minutes) {
        WorkingCalendar calendar = everyDay(ZoneId.of(zone), hours);
        Instant noon = day.minusDays(1).atTime(12, 0).atZone(calendar.zone()).toInstant();
        LocalDate last = day.plusDays(1);

        long before = calendar.between(noon, calendar.endOfDay(day.minusDays(1)));
        long after = calendar.between(noon, calendar.startOfDay(last));
        assertThat(after - before).isEqualTo(minutes);
        assertThat(calendar.isWorkingDay(day)).isEqualTo(minutes > 0);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-27, 2026-03-30",
        "Europe/Berlin, 2026-10-23, 2026-10-26",
        "America/New_York, 2026-03-06, 2026-03-09",
        "America/New_York, 2026-10-30, 2026-11-02",
        "Australia/Lord_Howe, 2026-10-02, 2026-10-05",
        "Australia/Lord_Howe, 2026-04-03, 2026-04-06"
    })
    void carriesWorkOverAWeekendOnWhichTheClockChanges(ZoneId zone, LocalDate friday, LocalDate monday) {
        WorkingCalendar calendar = WorkingCalendar.standard(zone);
        Instant begin = friday.atTime(15, 0).atZone(zone).toInstant();

        Instant end = calendar.after(begin, 240);

        assertThat(end).isEqualTo(monday.atTime(11, 0).atZone(zone).toInstant());
        assertThat(calendar.between(begin, end)).isEqualTo(240);
    }

    @Test
    void knowsTheTwentyNinthOfFebruaryAndTheEndOfTheYear() {
        assertThat(standard.plusWorkingDays(day("2028-02-28"), 1)).isEqualTo(day("2028-02-29"));
        assertThat(standard.plusWorkingDays(day("2027-02-26"), 1)).isEqualTo(day("2027-03-01"));
        assertThat(standard.workingDaysBetween(day("2028-02-28"), day("2028-03-01")))
                .isEqualTo(2);
        assertThat(standard.plusWorkingDays(day("2026-12-31"), 1)).isEqualTo(day("2027-01-01"));
        assertThat(standard.after(at("2026-12-31T16:00"), 120)).isEqualTo(at("2027-01-01T10:00"));
    }

    @Test
    void leavesOutHolidaysAcrossTheYearAndWorksOnDaysThatHaveTheirOwnHours() {
        WorkingCalendar calendar = WorkingCalendar.of(
                BERLIN,
                standard.week(),
                Map.of(
                        day("2026-12-24"), "Christmas Eve",
                        day("2026-12-25"), "Christmas",
                        day("2026-12-31"), "New Year's Eve",
                        day("2027-01-01"), "New Year"),
                Map.of(day("2026-12-24"), hours("09:00-12:00"), day("2026-12-26"), hours("10:00-14:00")));

        assertThat(calendar.holiday(day("2026-12-25"))).contains("Christmas");
        assertThat(calendar.holiday(day("2026-12-24"))).isEmpty();
        assertThat(calendar.isWorkingDay(day("2026-12-26"))).isTrue();
        assertThat(calendar.between(at("2026-12-23T17:00"), at("2026-12-28T09:00")))
                .isEqualTo(7 * 60);
        assertThat(calendar.plusWorkingDays(day("2026-12-30"), 1)).isEqualTo(day("2027-01-04"));
        assertThat(calendar.plusWorkingDays(day("2027-01-04"), -1)).isEqualTo(day("2026-12-30"));
        assertThat(calendar.workingDaysBetween(day("2026-12-23"), day("2027-01-04")))
                .isEqualTo(6);
        assertThat(calendar.endOfDay(day("2027-01-03"))).isEqualTo(at("2026-12-30T17:00"));
        assertThat(calendar.startOfDay(day("2026-12-31"))).isEqualTo(at("2027-01-04T09:00"));
    }

    @Test
    void doesNotCountTwiceWhatANightReachesInto() {
        WorkingCalendar calendar =
                WorkingCalendar.of(BERLIN, standard.week(), Map.of(), Map.of(day("2026-11-24"), hours("20:00-10:00")));

        assertThat(calendar.between(at("2026-11-24T00:00"), at("2026-11-26T00:00")))
                .isEqualTo((14 + 7) * 60);
    }

    @Test
    void takesTheMeanWorkingDayAsADay() {
        Map<DayOfWeek, List<WorkingHours>> week = new EnumMap<>(standard.week());
        week.put(DayOfWeek.FRIDAY, hours("09:00-15:00"));

        assertThat(WorkingCalendar.of(BERLIN, week, Map.of(), Map.of()).minutesPerDay())
                .isEqualTo(456);
    }

    @Test
    void landsOnWorkingDays() {
        assertThat(standard.plusWorkingDays(day("2026-11-28"), 1)).isEqualTo(day("2026-11-30"));
        assertThat(standard.plusWorkingDays(day("2026-11-28"), -1)).isEqualTo(day("2026-11-27"));
        assertThat(standard.plusWorkingDays(day("2026-11-28"), 0)).isEqualTo(day("2026-11-30"));
        assertThat(standard.plusWorkingDays(day("2026-11-27"), 10)).isEqualTo(day("2026-12-11"));
        assertThat(standard.onOrBefore(day("2026-11-29"))).isEqualTo(day("2026-11-27"));
    }

    @Test
    void answersForCenturiesAtOnce() {
        Instant begin = at("1990-01-01T00:00");
        Instant end = standard.startOfDay(day("2490-01-01")).plusSeconds(3600);
        for (int i = 0; i < 3; i++) {
            assertThat(standard.after(begin, standard.between(begin, end))).isEqualTo(end);
        }
    }

    @Test
    void refusesWhatCannotBeSaid() {
        assertThatThrownBy(() -> standard.after(at("2026-01-01T00:00"), Long.MAX_VALUE / 100))
                .isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> WorkingCalendar.of(BERLIN, Map.of(), Map.of(), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static Stream<WorkingCalendar> calendars() {
        return Stream.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/St_Johns", "Asia/Kolkata")
                .map(ZoneId::of)
                .flatMap(zone -> Stream.of(
                        WorkingCalendar.standard(zone),
                        everyDay(zone, "22:00-06:00"),
                        everyDay(zone, "00:00-02:30", "02:30-24:00"),
                        WorkingCalendar.of(
                                zone,
                                Map.of(
                                        DayOfWeek.SUNDAY,
                                        hours("01:15-02:45", "20:00-03:00"),
                                        DayOfWeek.WEDNESDAY,
                                        hours("08:00-12:00", "13:00-17:00")),
                                Map.of(LocalDate.parse("2026-10-25"), "one", LocalDate.parse("2026-12-30"), "two"),
                                Map.of(LocalDate.parse("2026-11-03"), hours("23:00-23:30")))));
    }

    @ParameterizedTest
    @MethodSource("calendars")
    void goesForwardAndBackByTheSame(WorkingCalendar calendar) {
        Random random = new Random(4);
        for (int i = 0; i < 300; i++) {
            Instant from = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(2 * 365 * 86_400));
            long minutes = random.nextInt(i < 100 ? 600 : 60_000) + 1;

            Instant to = calendar.after(from, minutes);

            assertThat(calendar.between(from, to)).as("from %s on", from).isEqualTo(minutes);
            assertThat(calendar.between(from, to.minusSeconds(1))).isEqualTo(minutes - 1);
            Instant back = calendar.after(to, -minutes);
            assertThat(back).isAfterOrEqualTo(from.minusSeconds(1));
            assertThat(calendar.between(back, to)).isEqualTo(minutes);
        }
    }

    @ParameterizedTest
    @MethodSource("calendars")
    void countsDaysForwardAndBackByTheSame(WorkingCalendar calendar) {
        Random random = new Random(4);
        for (int i = 0; i < 300; i++) {
            LocalDate any = LocalDate.parse("2026-01-01").plusDays(random.nextInt(800));
            LocalDate from = calendar.onOrAfter(any);
            int days = random.nextInt(200) - 100;

            LocalDate to = calendar.plusWorkingDays(from, days);

            assertThat(calendar.isWorkingDay(to)).isTrue();
            assertThat(calendar.workingDaysBetween(from, to)).isEqualTo(days);
            assertThat(calendar.workingDaysBetween(to, from)).isEqualTo(-days);
            assertThat(calendar.plusWorkingDays(to, -days)).isEqualTo(from);
        }
    }

    @ParameterizedTest
    @MethodSource("calendars")
    void agreesWithCountingMinuteByMinute(WorkingCalendar calendar) {
        Instant begin = Instant.parse("2026-10-23T00:00:00Z");
        long counted = 0;
        for (int minute = 0; minute < 12 * 1440; minute += 5) {
            Instant now = begin.plusSeconds(60L * minute);
            assertThat(calendar.between(begin, now)).isEqualTo(counted);
            counted += calendar.between(now, now.plusSeconds(300));
        }
    }

    private static WorkingCalendar everyDay(ZoneId zone, String... hours) {
        Map<DayOfWeek, List<WorkingHours>> week = new EnumMap<>(DayOfWeek.class);
        Arrays.stream(DayOfWeek.values()).forEach(day -> week.put(day, hours(hours)));
        return WorkingCalendar.of(zone, week, Map.of(), Map.of());
    }

    private static List<WorkingHours> hours(String... hours) {
        List<WorkingHours> parsed = new ArrayList<>();
        Arrays.stream(hours).forEach(one -> parsed.add(WorkingHours.parse(one).orElseThrow()));
        return parsed;
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }
}
