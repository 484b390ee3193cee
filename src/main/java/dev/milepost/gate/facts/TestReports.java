package dev.milepost.gate.facts;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Several test reports looked at together. A test that did not pass and was not skipped counts as failing, whatever the
 * report's other totals say.
 *
 * @param reports the reports, ordered by suite
 */
public record TestReports(List<TestReport> reports) {

    /** Copies and orders its list. */
    public TestReports {
        reports = reports.stream()
                .sorted(Comparator.comparing(TestReport::suite).thenComparing(TestReport::evidence))
                .toList();
    }

    /** The reports that a rule collected. */
    public static TestReports of(Collection<?> reports) {
        return new TestReports(reports.stream().map(TestReport.class::cast).toList());
    }

    /** Whether there is no report at all. */
    public boolean none() {
        return reports.isEmpty();
    }

    /** Tests that ran to a result. */
    public long ran() {
        return reports.stream().mapToLong(TestReports::ran).sum();
    }

    /** Tests that passed; never more than ran without failing. */
    public long passed() {
        return reports.stream().mapToLong(TestReports::passed).sum();
    }

    /** Tests that ran and did not pass. */
    public long failing() {
        return ran() - passed();
    }

    /** The share of tests that passed. */
    public Ratio ratio() {
        return new Ratio(passed(), ran());
    }

    /** Suites of which no test ran. */
    public List<String> idle() {
        return reports.stream()
                .filter(report -> ran(report) == 0)
                .map(TestReport::suite)
                .toList();
    }

    /** Reports of another build than this one, or of none, in words; all are of it where there is no wish. */
    public List<String> notOf(@Nullable String build) {
        return reports.stream()
                .filter(report -> build != null && !build.equals(report.build()))
                .map(report ->
                        report.suite() + (report.build() == null ? " (no build)" : " (build " + report.build() + ")"))
                .toList();
    }

    /** Suites whose report does not say when its tests ran. */
    public List<String> undated() {
        return reports.stream()
                .filter(report -> report.observedAt() == null)
                .map(TestReport::suite)
                .toList();
    }

    /** Suites whose tests ran at that instant or before. */
    public List<String> asOldAs(Instant instant) {
        return reports.stream()
                .filter(report ->
                        report.observedAt() != null && !report.observedAt().isAfter(instant))
                .map(TestReport::suite)
                .toList();
    }

    /** Suites whose tests claim to have run after that instant. */
    public List<String> after(Instant instant) {
        return reports.stream()
                .filter(report ->
                        report.observedAt() != null && report.observedAt().isAfter(instant))
                .map(TestReport::suite)
                .toList();
    }

    /** When the oldest of the dated reports was observed; {@code null} where there is none. */
    public @Nullable Instant oldest() {
        return reports.stream()
                .map(TestReport::observedAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** When the newest of the dated reports was observed; {@code null} where there is none. */
    public @Nullable Instant newest() {
        return reports.stream()
                .map(TestReport::observedAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** The suites and their builds: {@code suite unit, build 42}. */
    public String where() {
        List<String> names = reports.stream()
                .map(report -> report.suite() + (report.build() == null ? "" : ", build " + report.build()))
                .toList();
        if (names.size() == 1) {
            return "suite " + names.get(0);
        }
        String counted = Words.count(names.size(), "suite");
        return names.isEmpty() || names.size() > 5 ? counted : counted + ": " + String.join("; ", names);
    }

    /** The totals in words: {@code 17 of 20 tests passed (0.85) in suite unit (disputed)}. */
    public String totals() {
        boolean disputed = reports.stream().anyMatch(TestReport::disputed);
        return "%d of %s passed (%s) in %s%s"
                .formatted(passed(), Words.count(ran(), "test"), ratio(), where(), disputed ? " (disputed)" : "");
    }

    /** The failing tests by name: {@code 3 failing tests in suite unit: a, b, c}. */
    public String failures() {
        List<String> names = reports.stream()
                .flatMap(report -> report.failing().stream()
                        .map(name -> reports.size() == 1 ? name : report.suite() + ": " + name))
                .toList();
        String counted = Words.count(failing(), "failing test") + " in "
                + (reports.size() == 1 ? "suite " + reports.get(0).suite() : Words.count(reports.size(), "suite"));
        return names.isEmpty() ? counted : counted + ": " + Words.list(names);
    }

    private static long ran(TestReport report) {
        return Math.max(0, (long) report.tests() - report.skipped());
    }

    private static long passed(TestReport report) {
        long bad = (long) report.failed() + report.errors();
        return Math.max(0, Math.min(report.passed(), ran(report) - bad));
    }
}
