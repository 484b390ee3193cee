package dev.milepost.gate.facts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest valid test report of a suite. Where the report's declared totals and its counted cases disagree, these are the
 * worse ones.
 *
 * @param suite the suite's name
 * @param build the build it tested; {@code null} where the report names none
 * @param tests all tests, skipped ones too
 * @param passed tests that passed, flaky ones too
 * @param failed tests that failed an assertion
 * @param errors tests that broke
 * @param skipped tests that did not run
 * @param flaky tests that passed only on a rerun
 * @param disputed whether declared and counted totals disagree
 * @param failing names of failing and broken tests; the first hundred of them
 * @param greenRuns how many runs of the suite in a row, up to this one, were green: tests ran, and all that ran passed beyond dispute; reports of one
 *     build are one run
 * @param observedAt when the tests ran; {@code null} where nothing says so
 * @param receivedAt when the report arrived
 * @param evidence the id of the evidence
 */
public record TestReport(
        String suite,
        @Nullable String build,
        int tests,
        int passed,
        int failed,
        int errors,
        int skipped,
        int flaky,
        boolean disputed,
        List<String> failing,
        int greenRuns,
        @Nullable Instant observedAt,
        Instant receivedAt,
        String evidence)
        implements Observed {

    /** Copies its list. */
    public TestReport {
        failing = List.copyOf(failing);
    }

    /** Tests that failed or broke. */
    public int bad() {
        return failed + errors;
    }

    /** Tests that ran to a result: all but the skipped ones. */
    public int ran() {
        return tests - skipped;
    }
}
