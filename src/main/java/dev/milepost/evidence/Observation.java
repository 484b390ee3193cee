package dev.milepost.evidence;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was observed, without who, when and whence. Immutable. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Observation.TestReport.class, name = "TEST_REPORT"),
    @JsonSubTypes.Type(value = Observation.Metric.class, name = "METRIC"),
    @JsonSubTypes.Type(value = Observation.Event.class, name = "EVENT"),
    @JsonSubTypes.Type(value = Observation.WorkItem.class, name = "WORK_ITEM"),
    @JsonSubTypes.Type(value = Observation.Task.class, name = "TASK")
})
public sealed interface Observation {

    /** What the observation is about: of two observations of one kind and subject, the newer one counts. */
    String subject();

    /** The kind, as stored. */
    default Kind kind() {
        if (this instanceof TestReport) {
            return Kind.TEST_REPORT;
        }
        if (this instanceof Metric) {
            return Kind.METRIC;
        }
        if (this instanceof Event) {
            return Kind.EVENT;
        }
        return this instanceof WorkItem ? Kind.WORK_ITEM : Kind.TASK;
    }

    /** The kinds of evidence. */
    enum Kind {
        TEST_REPORT,
        METRIC,
        EVENT,
        WORK_ITEM,
        TASK
    }

    /**
     * A test report of one suite.
     *
     * @param suite the suite it reports
     * @param build the build it tested; {@code null} where none was named
     * @param totals the numbers that count: the worse ones where the report disagrees with itself
     * @param declared the totals the report declares; {@code null} where it declares none
     * @param counted the totals of the cases it holds
     * @param disputed whether declared and counted totals disagree
     * @param disputes what disagrees, in words
     * @param flaky tests that passed only on a rerun
     * @param failing names of failing and broken tests, at most a hundred
     * @param files how many files it came in
     * @param greenRuns how many runs of the suite in a row were green up to this one, itself included; 0 where it is not green, where it
     *     was not the newest when it arrived, and in reports that were stored before runs were counted
     */
    record TestReport(
            String suite,
            @Nullable String build,
            Totals totals,
            @Nullable Totals declared,
            Totals counted,
            boolean disputed,
            List<String> disputes,
            int flaky,
            List<String> failing,
            int files,
            int greenRuns)
            implements Observation {

        private static final int MOST_RUNS = 1_000_000;

        /** Copies its lists. */
        public TestReport {
            disputes = List.copyOf(disputes);
            failing = List.copyOf(failing);
        }

        /** What test results say of a suite; {@code build} {@code null} where none was named. */
        public static TestReport of(String suite, @Nullable String build, TestResults results, int files) {
            return new TestReport(
                    suite,
                    build,
                    results.totals(),
                    results.declared(),
                    results.counted(),
                    results.disputed(),
                    results.disputes(),
                    results.flaky(),
                    results.failing(),
                    files,
                    0);
        }

        /** Whether tests passed, none failed or broke, and the report does not disagree with itself. */
        public boolean green() {
            return totals.passed() > 0 && totals.bad() == 0 && !disputed;
        }

        /**
         * This report as the newest run of its suite, with its green runs counted.
         *
         * @param before the run before it; {@code null} for the first
         */
        public TestReport after(@Nullable Observation before) {
            int earlier = before instanceof TestReport report ? report.greenRuns() : 0;
            return new TestReport(
                    suite,
                    build,
                    totals,
                    declared,
                    counted,
                    disputed,
                    disputes,
                    flaky,
                    failing,
                    files,
                    green() ? Math.min(earlier, MOST_RUNS) + 1 : 0);
        }

        @Override
        public String subject() {
            return suite;
        }
    }

    /** A measured value; {@code unit} and {@code build} may be unknown. */
    record Metric(
            String name,
            BigDecimal value,
            @Nullable String unit,
            @Nullable String build) implements Observation {
        @Override
        public String subject() {
            return name;
        }
    }

    /** Something that happened. */
    record Event(String name) implements Observation {
        @Override
        public String subject() {
            return name;
        }
    }

    /** The state of a task kept in another system: {@code OPEN}, {@code DONE} or {@code CANCELLED}. */
    record WorkItem(
            String id,
            String title,
            @Nullable String phase,
            State state,
            @Nullable LocalDate start,
            @Nullable LocalDate due,
            @Nullable LocalDate finished)
            implements Observation {

        /** Where a work item stands. */
        public enum State {
            OPEN,
            DONE,
            CANCELLED
        }

        @Override
        public String subject() {
            return id;
        }
    }

    /** A task of the plan that ended: {@code COMPLETED} or {@code CANCELLED}; {@code run} tells its runs apart. */
    record Task(String element, String name, String run, String state) implements Observation {
        @Override
        public String subject() {
            return element;
        }
    }
}
