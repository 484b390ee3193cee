package dev.milepost.forecast.exchange;

import static dev.milepost.forecast.exchange.Xer.link;
import static dev.milepost.forecast.exchange.Xer.project;
import static dev.milepost.forecast.exchange.Xer.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.milepost.forecast.network.CriticalPath;
import dev.milepost.forecast.network.Dates;
import dev.milepost.forecast.network.Schedule;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XerReaderTest {

    @Test
    void readsThePercentCompleteThatEachNameStates() throws IOException {
        ImportedSchedule imported = ScheduleFile.read(ScheduleFixtures.file("schedule/percent-complete.xer"));

        assertThat(imported.items()).hasSize(12).allSatisfy(item -> {
            Matcher stated =
                    Pattern.compile("(?:Duration|Physical|Units) (\\d+)%").matcher(item.name());
            assertThat(stated.matches()).as(item.name()).isTrue();
            assertThat(item.percentComplete()).as(item.name()).isEqualTo(Double.parseDouble(stated.group(1)));
            assertThat(item.line()).isPositive();
        });
        assertThat(imported.notes()).isEmpty();
    }

    @Test
    void schedulesThatFileAsP6Does() throws IOException {
        ImportedSchedule imported = ScheduleFile.read(ScheduleFixtures.file("schedule/percent-complete.xer"));
        Schedule schedule = CriticalPath.of(imported.network(), imported.deadlines());
        Timescale times = imported.timescale();

        assertThat(finish(times, schedule, "A1000")).isEqualTo(LocalDateTime.parse("2015-07-13T16:00"));
        assertThat(finish(times, schedule, "A1010")).isEqualTo(LocalDateTime.parse("2015-06-08T16:00"));
        assertThat(finish(times, schedule, "A1020")).isEqualTo(LocalDateTime.parse("2015-03-30T16:00"));
        assertThat(times.length(schedule.finish())).isEqualTo("100d");
        assertThat(times.finishAt(schedule.finish())).isEqualTo(LocalDateTime.parse("2015-07-13T16:00"));
    }

    @ParameterizedTest
    @CsvSource({"PR_FS, 8, 24, 28", "PR_SS, 8, 8, 12", "PR_FF, 4, 16, 20", "PR_SF, 16, 12, 16", "PR_FS, -8, 8, 12"})
    void readsAllKindsOfLinks(String type, int lag, double start, double finish) throws IOException {
        ImportedSchedule imported = Xer.read(project(List.of(task(1, 16), task(2, 4)), List.of(link(1, 2, type, lag))));
        Dates second = CriticalPath.of(imported.network()).activities().get("A2");

        assertThat(second.earlyStart()).isEqualTo(start * 60);
        assertThat(second.earlyFinish()).isEqualTo(finish * 60);
    }

    @Test
    void whatRemainsOfRunningWorkBeginsAtTheDataDate() throws IOException {
        ImportedSchedule imported = Xer.read(project(
                List.of(
                        task(1, "TT_Task", 40, 0, "2025-12-29 08:00", "2026-01-02 16:00"),
                        task(2, "TT_Task", 40, 12, "2026-01-01 08:00", ""),
                        task(3, "TT_FinMile", 0, 0, "", "")),
                List.of(link(1, 2, "PR_FS", 0), link(2, 3, "PR_FS", 0))));
        Schedule schedule = CriticalPath.of(imported.network());

        assertThat(imported.timescale().origin()).isEqualTo(LocalDateTime.parse("2025-12-29T08:00"));
        assertThat(finish(imported.timescale(), schedule, "A2")).isEqualTo(LocalDateTime.parse("2026-01-06T12:00"));
        assertThat(imported.timescale().finishAt(schedule.finish())).isEqualTo(LocalDateTime.parse("2026-01-06T12:00"));
    }

    @Test
    void activitiesWhoseLengthFollowsFromOthersAreLeftOutAndSaid() throws IOException {
        ImportedSchedule imported = Xer.read(
                project(List.of(task(1, 16), task(2, "TT_LOE", 400, 400, "", "")), List.of(link(1, 2, "PR_SS", 0))));

        assertThat(CriticalPath.of(imported.network()).finish()).isEqualTo(16 * 60);
        assertThat(imported.notes())
                .singleElement()
                .asString()
                .contains("1 activities whose length follows from others");
    }

    @Test
    void readsTheCodePageOfP6() throws IOException {
        assertThat(Xer.read(project(List.of(task(1, 8)), List.of()))
                        .items()
                        .get(0)
                        .name())
                .isEqualTo("Activité 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "%E                  | ''                | cut off",
                "A1\tActivité 1\t8    | A1\tActivité 1\t-8 | is no number of hours",
                "A1\tActivité 1\t8    | A1\tActivité 1\t9999999999 | is no number of hours",
                "2026-01-05 16:00    | 0001-01-05 16:00  | between 1900 and 2199",
                "%R\t1\t1\t10        | %R\tone\t1\t10    | no numeric task_id",
            })
    void saysWhatIsBroken(String good, String bad, String reason) {
        String text = project(List.of(task(1, 8)), List.of()).replace(good, bad);

        assertThatThrownBy(() -> Xer.read(text))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void saysOnWhichLineARowHasTooManyFieldsOrStandsAgain() {
        String twice = project(List.of(task(1, 8), task(1, 8)), List.of());
        UnreadableFileException refusal = catchThrowableOfType(UnreadableFileException.class, () -> Xer.read(twice));
        assertThat(refusal).hasMessageContaining("The task_id 1 stands on line");
        assertThat(twice.lines().toList().get(refusal.line() - 1)).startsWith("%R\t1\t");

        String wide = project(List.of(task(1, 8).replace("\n", "\tx\ty\n")), List.of());
        assertThatThrownBy(() -> Xer.read(wide)).hasMessageContaining("has 17 values for 15 fields");
    }

    @Test
    void everyTruncationIsRefused() {
        String whole = project(List.of(task(1, 8), task(2, 8)), List.of(link(1, 2, "PR_FS", 0)));
        for (int length = 0; length < whole.length() - 3; length += 41) {
            String cut = whole.substring(0, length);
            assertThatThrownBy(() -> Xer.read(cut)).isInstanceOf(UnreadableFileException.class);
        }
    }

    private static LocalDateTime finish(Timescale times, Schedule schedule, String id) throws IOException {
        return times.finishAt(schedule.activities().get(id).earlyFinish());
    }
}
