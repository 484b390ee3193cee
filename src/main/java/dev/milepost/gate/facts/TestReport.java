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
 * @param observedAt when the tests ran; {@code null} where nothing says so
 * @param receivedAt when the report arrived
 * @param evidence the id of the evidence
 * @param greenRuns how many runs in a row were green up to this report: 0 where it is not green; a green run has tests that passed, none
 *     that failed or broke, and does not disagree with itself
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
        @Nullable Instant observedAt,
        Instant receivedAt,
        String evidence,
        int greenRuns)
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
