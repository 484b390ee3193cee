package dev.milepost.forecast.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.milepost.forecast.network.CriticalPath;
import dev.milepost.forecast.network.InvalidNetworkException;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmReaderTest {

    @Test
    void readsJobsDurationsAndPrecedence() throws IOException {
        ImportedSchedule schedule = Sm.read(Sm.SMALL);

        assertThat(schedule.network().activities()).hasSize(5);
        assertThat(schedule.network().links()).hasSize(5);
        assertThat(schedule.declaredLength()).isEqualTo(7.0);
        assertThat(schedule.items()).extracting(ImportedSchedule.Item::line).containsExactly(19, 20, 21, 22, 23);
        assertThat(length(schedule)).isEqualTo(7);
    }

    @Test
    void findsThePublishedCriticalPath() throws IOException {
        ImportedSchedule schedule = ScheduleFile.read(ScheduleFixtures.file("schedule/j301_1.sm"));

        assertThat(schedule.network().activities()).hasSize(32);
        assertThat(schedule.network().activities().stream()
                        .mapToDouble(activity -> activity.duration().likely())
                        .sum())
                .isEqualTo(158);
        assertThat(length(schedule)).isEqualTo(38).isEqualTo(schedule.declaredLength());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\r", " \n", "\t\n", "\n\n"})
    void linesMayEndAsTheyLike(String end) throws IOException {
        assertThat(length(Sm.read(Sm.SMALL.replace("\n", end)))).isEqualTo(7);
    }

    @Test
    void spacesMayBeTabsAndManyAndAMarkMayStandInFront() throws IOException {
        assertThat(length(Sm.read("\uFEFF" + Sm.SMALL.replace("  ", " \t ")))).isEqualTo(7);
    }

    @Test
    void successorsMayBeWrapped() throws IOException {
        assertThat(length(Sm.read(Sm.SMALL.replace("2           2   3", "2           2\n                 3"))))
                .isEqualTo(7);
    }

    @Test
    void longListsOfSuccessorsOverManyLines() throws IOException {
        int inner = 200;
        String successors = IntStream.rangeClosed(2, inner + 1)
                .mapToObj(job -> job + (job % 10 == 0 ? "\n      " : " "))
                .collect(Collectors.joining());
        String text =
                "PRECEDENCE RELATIONS:\njobnr. #modes #successors successors\n1 1 " + inner + " " + successors + "\n"
                        + IntStream.rangeClosed(2, inner + 1)
                                .mapToObj(job -> job + " 1 1 " + (inner + 2) + "\n")
                                .collect(Collectors.joining())
                        + (inner + 2) + " 1 0\n****\nREQUESTS/DURATIONS:\njobnr. mode duration R 1\n----\n"
                        + IntStream.rangeClosed(1, inner + 2)
                                .mapToObj(job -> job + " 1 " + (job % 7) + " 3\n")
                                .collect(Collectors.joining());

        assertThat(length(Sm.read(text))).isEqualTo(1 + 6 + (inner + 2) % 7);
    }

    @Test
    void ofSeveralModesTheFirstCountsAndThatIsSaid() throws IOException {
        ImportedSchedule schedule = Sm.read(Sm.SMALL
                .replace("   2        1          1           4", "   2        2          1           4")
                .replace(
                        "  2      1     3       4    0\n",
                        "  2      1     3       4    0\n         2     9       1    0\n"));

        assertThat(length(schedule)).isEqualTo(7);
        assertThat(schedule.notes()).containsExactly("Some jobs have several modes; the first one of each counts.");
    }

    @Test
    void resourcesAreCountedInTheHeadWhereTheColumnsHaveNoNames() throws IOException {
        assertThat(length(Sm.read(Sm.SMALL.replace("jobnr. mode duration  R 1  R 2\n", ""))))
                .isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'   5        1          0' | '   5        1          1  9'  | 23 | followed by job 9",
                "'   4        1          1' | '   3        1          1'     | 22 | it is on line 21 already",
                "'  4      1     4'         | '  3      1     4'             | 31 | second duration",
                "'  4      1     4'         | '  9      1     4'             | 31 | no line under PRECEDENCE RELATIONS",
                "'  4      1     4'         | '  4      1     -4'            | 31 | negative",
                "'  4      1     4'         | '  4      1     four'          | 31 | whole number",
                "'  4      1     4'         | '  4      1     9999999999'    | 31 | whole number",
                "'  5      1     0       0    0' | ''                        | 37 | Job 5 has no duration",
                "'  5      1     0       0    0' | '  5      1'              | 32 | ends before the duration of job 5",
                "'sink ):  5'               | 'sink ):  6'                   | 37 | declares 6 jobs, but has 5",
                "'   1        1          2' | '   1        1         -2'     | 19 | stands -2",
            })
    void saysWhereAFileIsBroken(String good, String bad, int line, String reason) {
        UnreadableFileException refusal = catchThrowableOfType(
                UnreadableFileException.class,
                () -> Sm.read(Sm.SMALL.replaceFirst(java.util.regex.Pattern.quote(good), bad)));

        assertThat(refusal).hasMessageContaining(reason);
        assertThat(refusal.line()).isEqualTo(line);
    }

    @Test
    void everyTruncationIsRefusedOrWithoutEffect() throws IOException {
        for (int length = 0; length < Sm.SMALL.length(); length++) {
            try {
                ImportedSchedule schedule = Sm.read(Sm.SMALL.substring(0, length));
                assertThat(length(schedule))
                        .as("cut after %d characters", length)
                        .isEqualTo(7);
            } catch (UnreadableFileException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
    }

    @Test
    void aCycleIsForTheNetworkToRefuse() throws IOException {
        ImportedSchedule schedule =
                Sm.read(Sm.SMALL.replace("4        1          1           5", "4        1          1           2"));

        assertThatThrownBy(() -> CriticalPath.of(schedule.network()))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("cycle");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   \n ", "hello", "{\"a\": 1}", "PK\u0003\u0004"})
    void whatIsNoScheduleIsRefused(String text) {
        assertThatThrownBy(() -> Sm.read(text)).isInstanceOf(UnreadableFileException.class);
    }

    private static double length(ImportedSchedule schedule) {
        return CriticalPath.of(schedule.network()).finish();
    }
}
