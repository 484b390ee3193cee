package dev.milepost.forecast.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.forecast.analysis.BackTest;
import dev.milepost.forecast.analysis.BackTest.Case;
import dev.milepost.forecast.analysis.BackTest.Summary;
import dev.milepost.forecast.analysis.TypingError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackTestCommandTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void realReleasesKeepTheEightyPercentDatesAndBeatTheSameSlipAsLastTime() throws IOException {
        HistoryFile history = HistoryFile.read(ScheduleFixtures.file("milestones/plan-vs-actual-dev.json"));
        List<Case> forward = new ArrayList<>();
        List<Case> leaveOneOut = new ArrayList<>();
        history.sections().values().forEach(releases -> {
            BackTest test = BackTest.of(releases);
            forward.addAll(test.forward());
            leaveOneOut.addAll(test.leaveOneOut());
        });

        assertThat(history.sections()).containsOnlyKeys("kubernetes", "cpython", "openstack");
        assertThat(forward).hasSizeGreaterThan(50);
        for (List<Case> cases : List.of(forward, leaveOneOut)) {
            Summary summary = Summary.of(cases);
            assertThat((double) summary.held() / summary.cases()).isBetween(0.65, 0.95);
            assertThat(summary.medianError()).isLessThanOrEqualTo(summary.medianErrorOfLast());
        }
    }

    @Test
    void theTypingErrorsOfRealPlansAreFoundAndNoOthers() throws IOException {
        HistoryFile history = HistoryFile.read(ScheduleFixtures.file("milestones/plan-vs-actual-dev.json"));

        assertThat(BackTest.of(history.sections().get("kubernetes")).errors()).isEmpty();
        assertThat(BackTest.of(history.sections().get("cpython")).errors())
                .extracting(TypingError::release, TypingError::milestone)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("3.9", "beta 2"),
                        org.assertj.core.groups.Tuple.tuple("3.9", "beta 3"),
                        org.assertj.core.groups.Tuple.tuple("3.9", "beta 4"),
                        org.assertj.core.groups.Tuple.tuple("3.9", "candidate 2"),
                        org.assertj.core.groups.Tuple.tuple("3.10", "final"));
    }

    @Test
    void printsTheResultOfAnyFileOfThatShape() throws IOException {
        String file = file("""
                {"note": "mine",
                 "bridges": {
                  "one": {"planned": {"recorded": "2023-12-01", "survey": "2024-01-01", "design": "2024-03-01", "open": "2024-09-01",
                                      "paint": "2024-10-01"},
                          "actual": {"survey": "2024-01-03", "design": "2024-03-08", "open": "2024-09-30", "paint": "2024-10-11"}},
                  "two": {"plan": {"survey": "2025-01-01", "design": "2025-03-01", "open": "2025-09-01", "paint": null},
                          "final": {"survey": "2025-01-02", "design": "2025-03-11", "open": "2025-02-30"}},
                  "three": {"rc": 91}}}
                """);

        assertThat(run(file)).isZero();
        assertThat(out.toString(UTF_8))
                .contains("bridges: 2 releases")
                .contains("from earlier releases:   80 % dates held in 2 of 2 cases (100 %); median error 2.0 days,"
                        + " the same slip as last time 2.0 days (2 cases)")
                .contains("left out: bridges two, open: '2025-02-30' is no date.")
                .contains("left out: bridges three has no planned and actual dates by milestone.");
    }

    @Test
    void deliverablesOfOneDeadlineHaveNoOrderToBreak() throws IOException {
        String file = file("""
                {"cloud": {
                  "x": {"rc1_due": "2022-03-10", "on": 17, "late": 3, "lates": [["a", 1], ["b", 90], ["c", 40]]},
                  "y": {"rc1_due": "2022-09-15", "on": 18, "late": 2, "lates": [["c", 5], ["b", 60]]}}}
                """);

        assertThat(run(file)).isZero();
        assertThat(out.toString(UTF_8))
                .contains("from earlier releases:   80 % dates held in 19 of 20 cases (95 %)")
                .doesNotContain("typing error");
    }

    @Test
    void aFileWithoutSectionsIsOneSection() throws IOException {
        assertThat(run(file("{\"1\": {\"planned\": {\"a\": \"2024-01-01\"}, \"actual\": {\"a\": \"2024-01-01\"}}}")))
                .isZero();
        assertThat(out.toString(UTF_8)).contains("releases: 1 releases").contains("too little history for a forecast");
    }

    @Test
    void saysWhatIsWrongWithTheFile() throws IOException {
        assertThat(run(file("{\n\"a\": }"))).isEqualTo(1);
        assertThat(run(file("{}"))).isEqualTo(1);
        assertThat(run(folder.resolve("none").toString())).isEqualTo(1);
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString(UTF_8).lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("history.json:2: The file is no JSON"),
                        line -> assertThat(line).contains("holds no release with planned and actual dates"),
                        line -> assertThat(line).contains("There is no such file"),
                        line -> assertThat(line).contains("Usage: backtest FILE"));
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("history.json"), text).toString();
    }

    private int run(String... arguments) {
        return BackTestCommand.run(
                List.of(arguments), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }
}
