package dev.milepost.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A report of each producer, written by hand in its dialect, in {@code src/test/resources/reports}. */
class ProducersTest {

    @ParameterizedTest
    @CsvSource({
        // file, tests, passed, failed, errors, skipped, flaky, disputed
        "allure.xml,                   4, 1, 1, 1, 1, 0, false",
        "bazel.xml,                    1, 0, 0, 1, 0, 0, false",
        "behave.xml,                   5, 2, 2, 0, 1, 0, false",
        "boost.xml,                    3, 1, 0, 1, 1, 0, false",
        "catch2.xml,                   4, 1, 1, 1, 1, 0, false",
        "catch2-counts-assertions.xml, 2, 2, 0, 0, 0, 0, true",
        "cpputest.xml,                 3, 1, 1, 0, 1, 0, false",
        "ctest.xml,                    5, 2, 1, 0, 2, 0, false",
        "cucumber-jvm.xml,             3, 1, 1, 0, 1, 0, false",
        "cypress.xml,                  2, 1, 1, 0, 0, 0, false",
        "dart.xml,                     2, 1, 1, 0, 0, 0, false",
        "exunit.xml,                   3, 1, 1, 0, 1, 0, false",
        "go-junit-report-v1.xml,       3, 1, 1, 0, 1, 0, false",
        "go-junit-report-v2.xml,       3, 1, 1, 1, 0, 0, false",
        "googletest.xml,               5, 2, 1, 0, 2, 0, false",
        "gotestsum.xml,                2, 1, 1, 0, 0, 0, true",
        "gradle.xml,                   3, 1, 1, 0, 1, 0, false",
        "gradle-retry.xml,             2, 1, 1, 0, 0, 0, false",
        "jest-junit.xml,               4, 1, 1, 1, 1, 0, false",
        "karma.xml,                    3, 1, 1, 0, 1, 0, false",
        "karma-browser-crashed.xml,    1, 0, 0, 1, 0, 0, false",
        "minitest.xml,                 4, 1, 1, 1, 1, 0, false",
        "mocha-junit.xml,              3, 1, 1, 0, 1, 0, false",
        "mocha-xunit.xml,              3, 1, 1, 0, 1, 0, true",
        "newman.xml,                   3, 1, 1, 1, 0, 0, false",
        "nextest.xml,                  4, 3, 1, 0, 0, 1, false",
        "nose.xml,                     3, 1, 0, 1, 1, 0, false",
        "nunit-to-junit.xml,           5, 1, 1, 1, 2, 0, false",
        "only-on-testsuites.xml,      12, 6, 2, 1, 3, 0, false",
        "perl-tap.xml,                 4, 1, 1, 1, 1, 0, false",
        "phpunit.xml,                  4, 1, 1, 1, 1, 0, false",
        "phpunit-warning.xml,          2, 2, 0, 0, 0, 0, false",
        "playwright.xml,               3, 1, 1, 0, 1, 0, false",
        "pytest.xml,                   7, 2, 2, 1, 2, 0, false",
        "pytest-collection.xml,        1, 0, 0, 1, 0, 0, false",
        "robot.xml,                    3, 1, 1, 0, 1, 0, false",
        "rspec.xml,                    3, 1, 1, 0, 1, 0, false",
        "surefire.xml,                 4, 1, 1, 1, 1, 0, false",
        "surefire-class-broke.xml,     1, 0, 0, 1, 0, 0, false",
        "surefire-reruns.xml,          3, 2, 1, 0, 0, 1, false",
        "swift.xml,                    2, 1, 1, 0, 0, 0, false",
        "testng.xml,                   3, 1, 1, 0, 1, 0, false",
        "unittest-xmlrunner.xml,       3, 1, 0, 1, 1, 0, false",
        "vitest.xml,                   2, 1, 1, 0, 0, 0, true",
        "xcresult.xml,                 4, 1, 2, 0, 1, 0, false",
    })
    void readsWhatItsProducerMeans(
            String file, int tests, int passed, int failed, int errors, int skipped, int flaky, boolean disputed) {
        TestResults results = Reports.read(bytes(file));

        assertThat(results.counted()).isEqualTo(new Totals(tests, passed, failed, errors, skipped));
        assertThat(results.flaky()).isEqualTo(flaky);
        assertThat(results.disputed()).isEqualTo(disputed);
        assertThat(results.totals().bad() > 0)
                .as("judged as failing")
                .isEqualTo(!file.startsWith("phpunit-warning")); // which phpunit itself lets pass
    }

    private static byte[] bytes(String file) {
        try (var in = ProducersTest.class.getResourceAsStream("/reports/" + file)) {
            return Objects.requireNonNull(in, file).readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
