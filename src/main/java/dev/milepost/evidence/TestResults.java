package dev.milepost.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a JUnit report says. Producers write totals beside the cases they sum up, and the two do not always agree: both are
 * kept, and a gate uses {@link #totals()}, which is never kinder than either.
 *
 * @param totals the totals to judge by; passed, failed, errors and skipped add up to tests
 * @param declared what the report's attributes say, as they say it; {@code null} where they say nothing
 * @param counted what it holds: each case once by its worst outcome, and what suites without any case declare
 * @param flaky tests that passed only on a rerun; they are among the passed
 * @param reruns runs beyond the first that the report records
 * @param failing names of failed and broken tests; the first hundred of them
 * @param cases single results; the first ten thousand of them
 * @param observedAt the latest time with a zone that the report gives for a suite or case; {@code null} where it gives none
 * @param time how long the tests took; {@code null} where the report does not say so in plain seconds
 * @param disputes where declared and counted totals disagree, a sentence for each; the first hundred of them
 */
public record TestResults(
        Totals totals,
        @Nullable Totals declared,
        Totals counted,
        int flaky,
        int reruns,
        List<String> failing,
        List<TestCase> cases,
        @Nullable Instant observedAt,
        @Nullable Duration time,
        List<String> disputes) {

    /** How many names of failing tests, and how many disputes, are kept. */
    public static final int MOST_NAMES = 100;

    /** How many single results are kept. */
    public static final int MOST_CASES = 10_000;

    /** Copies its lists. */
    public TestResults {
        failing = List.copyOf(failing);
        cases = List.copyOf(cases);
        disputes = List.copyOf(disputes);
    }

    /** Whether declared and counted totals disagree anywhere. */
    public boolean disputed() {
        return !disputes.isEmpty();
    }

    /** What single results say that did not come as a report: nothing declared, so nothing disputed. */
    public static TestResults of(List<TestCase> cases) {
        Totals counted = cases.stream().map(one -> CaseTally.one(one.outcome())).reduce(Totals.NONE, Totals::plus);
        List<String> failing = cases.stream()
                .filter(one -> one.outcome().isBad())
                .map(TestCase::name)
                .limit(MOST_NAMES)
                .toList();
        List<TestCase> kept = cases.size() <= MOST_CASES ? cases : cases.subList(0, MOST_CASES);
        return new TestResults(counted, null, counted, 0, 0, failing, kept, null, null, List.of());
    }

    /**
     * The files of one upload as one report: numbers add up, the latest time is kept, one disputed file disputes the whole.
     * No files at all are a report of no tests.
     */
    public static TestResults merge(List<TestResults> files) {
        Merger merger = new Merger();
        files.forEach(merger::add);
        return merger.merged();
    }
}
