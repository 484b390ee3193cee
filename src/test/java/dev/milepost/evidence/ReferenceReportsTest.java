package dev.milepost.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real reports against the totals that the tests of their own repositories expect. */
class ReferenceReportsTest {

    @ParameterizedTest
    @CsvSource({
        // file, tests, passed, failed, errors, skipped, flaky, reruns, disputed
        "surefire-stringutils.xml,        5, 2, 2, 0,  1, 0, 0, false",
        "surefire-errors.xml,             9, 2, 2, 5,  0, 0, 0, false",
        "nested-suites.xml,               5, 2, 3, 0,  0, 0, 0, true",
        "nextest.xml,                     3, 2, 1, 0,  0, 0, 0, false",
        "disabled-attr.xml,              22, 6, 4, 2, 10, 0, 0, false",
        "surefire-flaky.xml,              1, 1, 0, 0,  0, 1, 1, false",
        "no-cases-but-tests.xml,          6, 3, 1, 0,  2, 0, 0, false",
        "minimal-attributes.xml,          4, 1, 1, 1,  1, 0, 0, false",
        "pytest-fail.xml,                 5, 3, 1, 0,  1, 0, 0, false",
        "jest-junit.xml,                  6, 1, 4, 0,  1, 0, 0, false",
        "unittest-xmlrunner.xml,          8, 4, 1, 1,  2, 0, 0, false",
        "surefire-rerun-always-fail.xml,  1, 0, 1, 0,  0, 0, 3, true",
    })
    void readsTheTotalsThatTheReferenceReads(
            String file,
            int tests,
            int passed,
            int failed,
            int errors,
            int skipped,
            int flaky,
            int reruns,
            boolean disputed) {
        TestResults results = Reports.read(Fixtures.bytes(file));

        assertThat(results.totals()).isEqualTo(new Totals(tests, passed, failed, errors, skipped));
        assertThat(results.flaky()).isEqualTo(flaky);
        assertThat(results.reruns()).isEqualTo(reruns);
        assertThat(results.disputed()).isEqualTo(disputed);
    }

    @Test
    void refusesTheCorruptReportWhereItBreaksOff() {
        UnreadableReportException refusal = Reports.refusalOf(Fixtures.bytes("corrupt-cdata.xml"));

        assertThat(refusal.line()).isEqualTo(18);
        assertThat(refusal).hasMessageContaining("not well-formed");
    }

    @Test
    void saysWhatIsWrongWithTheNestedReport() {
        TestResults results = Reports.read(Fixtures.bytes("nested-suites.xml"));

        assertThat(results.declared()).isEqualTo(new Totals(4, 4, 0, 0, 0));
        assertThat(results.counted()).isEqualTo(new Totals(5, 2, 3, 0, 0));
        assertThat(results.disputes())
                .contains("suite 'All tests' declares 4 tests and 0 failures, but holds 5 tests of which 3 fail"
                        + " (report.xml, line 2)");
    }

    @Test
    void saysThatRerunsWereCounted() {
        TestResults results = Reports.read(Fixtures.bytes("surefire-rerun-always-fail.xml"));

        assertThat(results.declared()).isEqualTo(new Totals(4, 0, 4, 0, 0));
        assertThat(results.disputes()).singleElement().asString().contains("counts each rerun as a test");
    }

    @Test
    void readsWhenAndHowLongTestsRan() {
        assertThat(Reports.read(Fixtures.bytes("pytest-fail.xml")).time()).isEqualTo(Duration.ofMillis(2481));
        assertThat(Reports.read(Fixtures.bytes("pytest-fail.xml")).observedAt()).isNull();
        assertThat(Reports.read(Fixtures.bytes("nextest.xml")).observedAt())
                .isEqualTo(Instant.parse("2024-12-02T20:06:10.514Z"));
    }
}
