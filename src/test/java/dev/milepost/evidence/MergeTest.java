package dev.milepost.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergeTest {

    private static final TestResults GOOD = Reports.read(
            "<testsuite tests='1' time='1.5' timestamp='2026-03-01T10:00:00Z'><testcase name='a'/></testsuite>");
    private static final TestResults SILENT =
            Reports.read("<testsuite><testcase name='b'><failure/><rerunFailure/></testcase></testsuite>");
    private static final TestResults DISPUTED =
            Reports.read("<testsuite name='d' tests='2' time='2' timestamp='2026-03-01T09:00:00Z'><testcase name='c'>"
                    + "<flakyError/></testcase></testsuite>");

    @Test
    void severalFilesAreOneReport() {
        TestResults merged = TestResults.merge(List.of(GOOD, SILENT, DISPUTED));

        assertThat(merged.totals())
                .isEqualTo(GOOD.totals().plus(SILENT.totals()).plus(DISPUTED.totals()));
        assertThat(merged.counted()).isEqualTo(new Totals(3, 2, 1, 0, 0));
        assertThat(merged.failing()).containsExactly("b");
        assertThat(merged.cases()).hasSize(3);
        assertThat(merged.flaky()).isEqualTo(1);
        assertThat(merged.reruns()).isEqualTo(2);
        assertThat(merged.observedAt()).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(merged.time()).isEqualTo(Duration.ofMillis(3500));
        assertThat(merged.disputed()).isTrue();
    }

    @Test
    void aSilentFileStandsForWhatItHoldsBesideOneThatDeclares() {
        assertThat(TestResults.merge(List.of(SILENT, GOOD)).declared()).isEqualTo(new Totals(2, 1, 1, 0, 0));
        assertThat(TestResults.merge(List.of(SILENT, SILENT)).declared()).isNull();
    }

    @Test
    void noFilesAreNoTests() {
        assertThat(TestResults.merge(List.of()).totals()).isEqualTo(Totals.NONE);
    }

    @Test
    void thePartsKeptOfManyFilesAreCapped() {
        TestResults merged = TestResults.merge(java.util.Collections.nCopies(150, SILENT));

        assertThat(merged.failing()).hasSize(TestResults.MOST_NAMES);
        assertThat(merged.totals().failed()).isEqualTo(150);
    }
}
