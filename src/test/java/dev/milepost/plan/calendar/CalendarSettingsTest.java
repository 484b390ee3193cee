package dev.milepost.plan.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.milepost.plan.calendar.CalendarSettings.Holiday;
import dev.milepost.plan.calendar.CalendarSettings.SpecialDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarSettingsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void areMondayToFridayFromNineToFiveInTheProjectsZoneWhereNothingIsSaid() {
        WorkingCalendar calendar = CalendarSettings.STANDARD.calendar(BERLIN);

        assertThat(calendar.zone()).isEqualTo(BERLIN);
        assertThat(calendar.week()).isEqualTo(WorkingCalendar.standard(BERLIN).week());
    }

    @Test
    void areReadFromJson() throws Exception {
        CalendarSettings settings = new ObjectMapper().readValue("""
                {"zone": "America/New_York",
                 "hours": {"monday": ["13:00-17:00", "08:00-12:00"], "tuesday": ["22:00-06:00"]},
                 "holidays": [{"date": "2026-12-28", "name": "Day off"}],
                 "days": [{"date": "2026-12-26"}, {"date": "2026-12-27", "hours": ["10:00-11:00"]}],
                 "anywhereOnEarth": true}
                """, CalendarSettings.class);

        assertThat(settings.problems()).isEmpty();
        WorkingCalendar calendar = settings.calendar(BERLIN);
        assertThat(calendar.zone()).isEqualTo(ZoneId.of("America/New_York"));
        assertThat(calendar.minutesPerDay()).isEqualTo(480);
        assertThat(calendar.holiday(LocalDate.parse("2026-12-28"))).contains("Day off");
        assertThat(calendar.startOfDay(LocalDate.parse("2026-12-26"))).isEqualTo(Instant.parse("2026-12-26T13:00:00Z"));
        assertThat(calendar.startOfDay(LocalDate.parse("2026-12-27"))).isEqualTo(Instant.parse("2026-12-27T15:00:00Z"));
    }

    @Test
    void nameAllTheirProblemsAtOnce() {
        CalendarSettings settings = new CalendarSettings(
                "Europe/Bärlin",
                Map.of(
                        "monday", List.of("08:00-12:00", "11:00-17:00"),
                        "tuesday", List.of("9-5"),
                        "sunnday", List.of(),
                        "wednesday", List.of("20:00-09:00"),
                        "thursday", List.of("08:00-09:00")),
                List.of(new Holiday("2026-02-30", null), new Holiday("12026-01-01", "far")),
                List.of(new SpecialDay("2026-12-24", List.of("x")), new SpecialDay("", null)),
                null);

        assertThat(settings.problems())
                .anySatisfy(problem -> assertThat(problem).contains("Europe/Bärlin"))
                .anySatisfy(problem -> assertThat(problem).contains("08:00-12:00", "11:00-17:00", "overlap"))
                .anySatisfy(problem -> assertThat(problem).contains("'9-5'", "tuesday"))
                .anySatisfy(problem -> assertThat(problem).contains("sunnday", "monday, tuesday"))
                .anySatisfy(problem -> assertThat(problem).contains("wednesday", "thursday", "reach into"))
                .anySatisfy(problem -> assertThat(problem).contains("2026-02-30"))
                .anySatisfy(problem -> assertThat(problem).contains("12026-01-01"))
                .anySatisfy(problem -> assertThat(problem).contains("'x'", "2026-12-24"))
                .hasSize(9);
        assertThatThrownBy(() -> settings.calendar(BERLIN)).hasMessageContaining("Europe/Bärlin");
    }

    @Test
    void needSomeHours() {
        assertThat(new CalendarSettings(null, Map.of("monday", List.of()), null, null, null).problems())
                .singleElement()
                .asString()
                .contains("No weekday has working hours");
    }

    @ParameterizedTest
    @ValueSource(strings = {"09:00", "25:00-26:00", "09:00-09:00", "09:00-17:60", "24:00-08:00", ""})
    void knowWhatAreNoHours(String hours) {
        assertThat(WorkingHours.parse(hours)).isEmpty();
    }

    @Test
    void letADayEndOnlyWhenItHasEndedEverywhereOnEarth() {
        Deadline here = Deadline.of(LocalDate.parse("2026-12-01"));
        Deadline anywhere = new Deadline(LocalDate.parse("2026-12-01"), true);

        assertThat(here.end(BERLIN)).isEqualTo(Instant.parse("2026-12-01T23:00:00Z"));
        assertThat(anywhere.end(BERLIN)).isEqualTo(Instant.parse("2026-12-02T12:00:00Z"));
        assertThat(anywhere.end(ZoneId.of("Pacific/Kiritimati"))).isEqualTo(Instant.parse("2026-12-02T12:00:00Z"));
        assertThat(anywhere.hasPassed(Instant.parse("2026-12-02T11:59:59Z"), BERLIN))
                .isFalse();
        assertThat(anywhere.hasPassed(Instant.parse("2026-12-02T12:00:00Z"), BERLIN))
                .isTrue();
        assertThat(anywhere.dayOf(Instant.parse("2026-12-02T11:59:59Z"), BERLIN))
                .isEqualTo("2026-12-01");
    }
}
