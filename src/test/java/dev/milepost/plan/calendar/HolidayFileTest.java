package dev.milepost.plan.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.plan.calendar.CalendarSettings.Holiday;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HolidayFileTest {

    @Test
    void readsDaysOffWithTheirNamesFoldedAndInUtf8() {
        HolidayFile.Reading reading = read(event(
                "DTSTART;VALUE=DATE:20261224",
                "DTEND;VALUE=DATE:20270102",
                "SUMMARY:Betriebsruhe\\, zwischen den Jahren – Brü",
                " cke"));

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.holidays()).hasSize(9);
        assertThat(reading.holidays().get(0))
                .isEqualTo(new Holiday("2026-12-24", "Betriebsruhe, zwischen den Jahren – Brücke"));
        assertThat(reading.holidays().get(8).date()).isEqualTo("2027-01-01");
    }

    @Test
    void unfoldsInTheMiddleOfACharacter() {
        byte[] file =
                file(event("DTSTART;VALUE=DATE:20261224", "SUMMARY:Brücke")).getBytes(StandardCharsets.UTF_8);
        int position = new String(file, StandardCharsets.ISO_8859_1).indexOf("Br") + 3;
        byte[] folded = new byte[file.length + 3];
        System.arraycopy(file, 0, folded, 0, position);
        folded[position] = '\r';
        folded[position + 1] = '\n';
        folded[position + 2] = ' ';
        System.arraycopy(file, position, folded, position + 3, file.length - position);

        assertThat(HolidayFile.read(folded, day("2026-01-01"), day("2027-12-31"))
                        .holidays())
                .containsExactly(new Holiday("2026-12-24", "Brücke"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20200101 | FREQ=YEARLY | 2026-01-01 2027-01-01",
                "20200229 | FREQ=YEARLY | ",
                "20261126 | FREQ=YEARLY;BYMONTH=11;BYDAY=4TH | 2026-11-26 2027-11-25",
                "20200525 | FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO | 2026-05-25 2027-05-31",
                "20200101 | FREQ=YEARLY;UNTIL=20261231T000000Z | 2026-01-01",
                "20250101 | FREQ=YEARLY;COUNT=2 | 2026-01-01",
                "20250101 | FREQ=YEARLY;INTERVAL=2 | 2027-01-01",
                "20261030 | FREQ=MONTHLY;BYMONTHDAY=-1;UNTIL=20270101 | 2026-10-30 2026-10-31 2026-11-30 2026-12-31",
                "20261218 | FREQ=WEEKLY;BYDAY=FR;COUNT=3 | 2026-12-18 2026-12-25 2027-01-01",
                "20261230 | FREQ=DAILY;COUNT=3 | 2026-12-30 2026-12-31 2027-01-01"
            })
    void followsRulesOfRecurrence(String start, String rule, String days) {
        HolidayFile.Reading reading = read(event("DTSTART;VALUE=DATE:" + start, "RRULE:" + rule));

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.holidays())
                .extracting(Holiday::date)
                .containsExactlyElementsOf(days == null ? List.of() : Arrays.asList(days.split(" ")));
    }

    @Test
    void leavesOutExceptionsAndCancelledEventsAndAddsDates() {
        HolidayFile.Reading reading = read(
                event(
                        "DTSTART;VALUE=DATE:20200101",
                        "RRULE:FREQ=YEARLY",
                        "EXDATE;VALUE=DATE:20260101",
                        "RDATE;VALUE=DATE:20260102,20260105"),
                event("DTSTART;VALUE=DATE:20260301", "STATUS:CANCELLED"));

        assertThat(reading.holidays())
                .extracting(Holiday::date)
                .containsExactly("2026-01-02", "2026-01-05", "2027-01-01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DTSTART:20261224T090000Z",
                "DTSTART;VALUE=DATE:20260230",
                "DTSTART;VALUE=DATE:20261224\r\nDTEND;VALUE=DATE:20261220",
                "DTSTART;VALUE=DATE:20261224\r\nDTEND;VALUE=DATE:29991220",
                "DTSTART;VALUE=DATE:20261224\r\nRRULE:FREQ=SECONDLY",
                "DTSTART;VALUE=DATE:20261224\r\nRRULE:FREQ=YEARLY;BYSETPOS=1",
                "DTSTART;VALUE=DATE:20261224\r\nRRULE:FREQ=YEARLY;COUNT=x",
                "SUMMARY:nothing"
            })
    void saysWhatCannotBeReadAndLeavesItOut(String lines) {
        HolidayFile.Reading reading = read(event(lines.split("\r\n")), event("DTSTART;VALUE=DATE:20261225"));

        assertThat(reading.problems())
                .hasSize(1)
                .allSatisfy(problem -> assertThat(problem).startsWith("line "));
        assertThat(reading.holidays()).extracting(Holiday::date).containsExactly("2026-12-25");
    }

    @Test
    void refusesWhatIsNoCalendarOrFarTooMuch() {
        assertThat(HolidayFile.read("hello".getBytes(StandardCharsets.UTF_8), day("2026-01-01"), day("2027-01-01"))
                        .problems())
                .isNotEmpty();
        assertThat(HolidayFile.read(new byte[HolidayFile.MOST_BYTES + 1], day("2026-01-01"), day("2027-01-01"))
                        .problems())
                .hasSize(1);
        String[] events = new String[4000];
        Arrays.fill(events, event("DTSTART;VALUE=DATE:15000101", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"));
        assertThat(read(events).problems())
                .anySatisfy(problem -> assertThat(problem).contains("recur too often"));
    }

    private static HolidayFile.Reading read(String... events) {
        return HolidayFile.read(file(events).getBytes(StandardCharsets.UTF_8), day("2026-01-01"), day("2027-12-31"));
    }

    private static String file(String... events) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + String.join("", events) + "END:VCALENDAR\r\n";
    }

    private static String event(String... lines) {
        return "BEGIN:VEVENT\r\n" + String.join("\r\n", lines) + "\r\nEND:VEVENT\r\n";
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }
}
