package dev.milepost.forecast.exchange;

import static dev.milepost.forecast.exchange.Mspdi.after;
import static dev.milepost.forecast.exchange.Mspdi.child;
import static dev.milepost.forecast.exchange.Mspdi.project;
import static dev.milepost.forecast.exchange.Mspdi.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.milepost.forecast.network.CriticalPath;
import dev.milepost.forecast.network.Dates;
import dev.milepost.forecast.network.InvalidNetworkException;
import dev.milepost.forecast.network.Schedule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MspdiReaderTest {

    @ParameterizedTest
    @CsvSource({
        // type, lag in tenths of minutes or percent, its format; start and finish of a task of 4 hours behind one of 16
        "1,  4800,  7, 24, 28", // FS + 1 day
        "1, -4800,  7,  8, 12", // FS - 1 day
        "3,  4800,  7,  8, 12", // SS + 1 day
        "0,  2400,  7, 16, 20", // FF + 4 hours
        "2,  9600,  7, 12, 16", // SF + 2 days
        "1,    50, 19, 24, 28", // FS + 50 %
        "1, 28800,  8, 16, 20", // FS + 2 elapsed days, from Friday evening to Sunday evening
        "1, 57600,  8, 24, 28", // FS + 4 elapsed days, to Tuesday evening: Monday and Tuesday count
    })
    void readsAllKindsOfLinksAndLags(int type, int lag, int format, double start, double finish) throws IOException {
        String first = task(1, 16, "<Start>2026-01-01T08:00:00</Start><Finish>2026-01-02T17:00:00</Finish>");
        Dates second = dates(project(first, task(2, 4, after(1, type, lag, format))), "2");

        double late = format == 8 && lag == 57600 ? 8 * 60 : 0;
        assertThat(second.earlyStart()).isEqualTo(start * 60 + late);
        assertThat(second.earlyFinish()).isEqualTo(finish * 60 + late);
    }

    @Test
    void tellsDatesByTheFilesCalendar() throws IOException {
        ImportedSchedule imported = Mspdi.read(project(task(1, 20)));
        Timescale times = imported.timescale();

        assertThat(times.finishAt(16 * 60)).isEqualTo(LocalDateTime.parse("2026-01-02T17:00"));
        assertThat(times.startAt(16 * 60)).isEqualTo(LocalDateTime.parse("2026-01-05T08:00"));
        assertThat(times.startAt(4 * 60)).isEqualTo(LocalDateTime.parse("2026-01-01T13:00"));
        assertThat(times.finishAt(0)).isEqualTo(times.origin());
        assertThat(times.minutesAt(LocalDateTime.parse("2026-01-04T12:00"))).isEqualTo(16 * 60);
        assertThat(times.length(20 * 60)).isEqualTo("2d 4h");
        assertThat(times.length(0)).isEqualTo("0d");
    }

    @Test
    void constraintsHoldBackAndDemand() throws IOException {
        String notEarlier = "<ConstraintType>4</ConstraintType><ConstraintDate>2026-01-05T08:00:00</ConstraintDate>";
        String finishEarlier = "<ConstraintType>7</ConstraintType><ConstraintDate>2026-01-01T12:00:00</ConstraintDate>";

        assertThat(dates(project(task(1, 8, notEarlier)), "1").earlyStart()).isEqualTo(16 * 60);
        assertThat(dates(project(task(1, 8, finishEarlier)), "1").totalFloat()).isEqualTo(-4 * 60);
        assertThat(dates(project(task(1, 8), task(2, 4, "<Deadline>2026-01-01T13:00:00</Deadline>")), "2")
                        .totalFloat())
                .isZero();
    }

    @Test
    void finishedWorkStaysAndRunningWorkTakesWhatRemains() throws IOException {
        String done = "<ActualStart>2026-01-02T08:00:00</ActualStart><ActualFinish>2026-01-02T17:00:00</ActualFinish>"
                + "<PercentComplete>100</PercentComplete>";
        String running = "<ActualStart>2026-01-05T08:00:00</ActualStart><Resume>2026-01-06T08:00:00</Resume>"
                + "<RemainingDuration>PT24H0M0S</RemainingDuration><PercentComplete>25</PercentComplete>";
        ImportedSchedule imported =
                Mspdi.read(project(task(1, 40, done), task(2, 16, running, after(1)), task(3, 8, after(2))));
        Schedule schedule = CriticalPath.of(imported.network());

        assertThat(schedule.activities().get("1").earlyFinish()).isEqualTo(16 * 60);
        assertThat(schedule.activities().get("2").earlyStart()).isEqualTo(16 * 60);
        assertThat(schedule.activities().get("2").earlyFinish()).isEqualTo((16 + 8 + 24) * 60);
        assertThat(schedule.finish()).isEqualTo(56 * 60);
        assertThat(imported.items())
                .extracting(ImportedSchedule.Item::percentComplete)
                .containsExactly(100.0, 25.0, 0.0);
    }

    @Test
    void linksOfSummariesHoldTheirTasks() throws IOException {
        String xml = project(
                task(1, 8),
                task(2, 0, "<Summary>1</Summary>", after(1)),
                child(3, 8),
                child(4, 16),
                task(5, 8, after(2)),
                task(6, 4, after(2, 3, 0, 7)));
        Schedule schedule = CriticalPath.of(Mspdi.read(xml).network());

        assertThat(schedule.activities().get("3").earlyStart()).isEqualTo(8 * 60);
        assertThat(schedule.activities().get("5").earlyStart()).isEqualTo(24 * 60);
        assertThat(schedule.activities().get("6").earlyStart()).isEqualTo(8 * 60);
        assertThat(Mspdi.read(xml).items())
                .extracting(ImportedSchedule.Item::id)
                .containsExactly("1", "3", "4", "5", "6");
    }

    @Test
    void inactiveAndForeignTasksAreLeftOutAndSaid() throws IOException {
        ImportedSchedule imported = Mspdi.read(project(
                task(1, 8),
                task(2, 80, after(1)).replace("<Active>1<", "<Active>0<"),
                task(3, 80, "<ExternalTask>1</ExternalTask>"),
                task(4, 8, after(1), after(2), after(3))));

        assertThat(CriticalPath.of(imported.network()).finish()).isEqualTo(16 * 60);
        assertThat(imported.notes())
                .containsExactly(
                        "Left out, with their links: 1 inactive tasks.",
                        "Left out, with their links: 1 tasks of other projects.");
    }

    @Test
    void aCalendarOfItsOwnCountsAsOfTheFilesDates() throws IOException {
        ImportedSchedule imported = Mspdi.read(project(
                task(1, 8), task(2, 24, "<CalendarUID>2</CalendarUID><Start>2026-01-02T08:00:00</Start>", after(1))));

        assertThat(CriticalPath.of(imported.network()).finish()).isEqualTo(16 * 60);
        assertThat(imported.notes()).singleElement().asString().contains("calendar of their own");
    }

    @Test
    void refusesAnythingThatPointsOutside() {
        String doctype = project(task(1, 8))
                .replace("<Project", "<!DOCTYPE Project SYSTEM \"http://127.0.0.1:1/x.dtd\">\n<Project");

        UnreadableFileException refusal =
                catchThrowableOfType(UnreadableFileException.class, () -> Mspdi.read(doctype));
        assertThat(refusal).hasMessageContaining("DOCTYPE");
        assertThat(refusal.line()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Start>0001-01-01T08:00:00</Start>",
                "<ActualStart>9999-01-01T08:00:00</ActualStart>",
                "<RemainingDuration>PT24000000000H0M0S</RemainingDuration>",
                "<RemainingDuration>-PT8H0M0S</RemainingDuration>",
                "</Task><Task><UID>1</UID>",
            })
    void refusesWhatWouldHangOrDeceive(String bad) {
        assertThatThrownBy(() -> Mspdi.read(project(task(1, 8, bad))))
                .isInstanceOf(UnreadableFileException.class)
                .satisfies(refusal ->
                        assertThat(((UnreadableFileException) refusal).line()).isEqualTo(5));
    }

    @Test
    void refusesACalendarWithoutWork() {
        String idle = project(task(
                        1, 8, "<ConstraintType>4</ConstraintType><ConstraintDate>2026-01-05T08:00:00</ConstraintDate>"))
                .replaceAll("<WorkingTimes>.*?</WorkingTimes>", "")
                .replace("<DayWorking>1<", "<DayWorking>0<");

        assertThatThrownBy(() -> {
                    ImportedSchedule imported = Mspdi.read(idle);
                    imported.timescale()
                            .finishAt(CriticalPath.of(imported.network()).finish());
                })
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("too little working time");
    }

    @Test
    void refusesOtherXml() {
        assertThatThrownBy(() -> Mspdi.read("<definitions/>"))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("its root is 'definitions'");
        assertThatThrownBy(() -> Mspdi.read(project(task(1, 8)).replace("</Tasks>", "")))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("not well-formed");
    }

    @Test
    void saysOnWhichLineBytesAreNoCharacters() {
        byte[] content = project(task(1, 8).replace("Task 1", "T~")).getBytes(StandardCharsets.UTF_8);
        content[new String(content, StandardCharsets.ISO_8859_1).indexOf('~')] = (byte) 0xFF;

        UnreadableFileException refusal =
                catchThrowableOfType(UnreadableFileException.class, () -> ScheduleFile.read(content));
        assertThat(refusal).hasMessageContaining("no characters in UTF-8");
        assertThat(refusal.line()).isEqualTo(5);
    }

    @Test
    void refusesNoTasksAndCycles() throws IOException {
        assertThatThrownBy(() -> Mspdi.read(project())).hasMessageContaining("holds no task");
        ImportedSchedule cycle = Mspdi.read(project(task(1, 8, after(2)), task(2, 8, after(1))));
        assertThatThrownBy(() -> CriticalPath.of(cycle.network())).isInstanceOf(InvalidNetworkException.class);
        ImportedSchedule own = Mspdi.read(project(task(1, 0, "<Summary>1</Summary>", after(2)), child(2, 8)));
        assertThatThrownBy(() -> CriticalPath.of(own.network())).isInstanceOf(InvalidNetworkException.class);
    }

    @Test
    void everyTruncationIsRefused() {
        byte[] whole = project(task(1, 8), task(2, 8, after(1))).getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length - 10; length += 37) {
            byte[] cut = java.util.Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> ScheduleFile.read(cut)).isInstanceOf(UnreadableFileException.class);
        }
    }

    private static Dates dates(String xml, String id) throws IOException {
        ImportedSchedule imported = Mspdi.read(xml);
        return CriticalPath.of(imported.network(), imported.deadlines())
                .activities()
                .get(id);
    }
}
