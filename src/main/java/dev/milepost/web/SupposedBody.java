package dev.milepost.web;

import dev.milepost.evidence.Observation;
import dev.milepost.evidence.Totals;
import dev.milepost.gate.Supposed;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Evidence that does not exist, for a what-if. {@code kind} is TEST_REPORT (suite, build, passed, failed, errors, skipped),
 * METRIC (name, value, unit, build), EVENT (name) or WORK_ITEM (id, title, phase, state, due).
 */
record SupposedBody(
        Observation.@Nullable Kind kind,
        @Nullable Instant observedAt,
        @Nullable String suite,
        @Nullable String build,
        @Nullable Integer passed,
        @Nullable Integer failed,
        @Nullable Integer errors,
        @Nullable Integer skipped,
        @Nullable String name,
        @Nullable BigDecimal value,
        @Nullable String unit,
        @Nullable String id,
        @Nullable String title,
        @Nullable String phase,
        Observation.WorkItem.@Nullable State state,
        @Nullable LocalDate due) {

    static Supposed of(@Nullable SupposedBody body) {
        if (body == null) {
            throw new InvalidRequestException("The field 'evidence' holds null where supposed evidence is expected.");
        }
        return body.supposed();
    }

    private Supposed supposed() {
        if (kind == null || kind == Observation.Kind.TASK) {
            throw new InvalidRequestException(
                    "The field 'kind' of supposed evidence is one of TEST_REPORT, METRIC, EVENT, WORK_ITEM.");
        }
        return new Supposed(
                switch (kind) {
                    case TEST_REPORT -> report();
                    case METRIC ->
                        new Observation.Metric(
                                Texts.required("name", name),
                                Numbers.metric(value),
                                Texts.optional("unit", unit),
                                Texts.optional("build", build));
                    case EVENT -> new Observation.Event(Texts.required("name", name));
                    case WORK_ITEM ->
                        new Observation.WorkItem(
                                Texts.required("id", id),
                                Objects.requireNonNullElse(Texts.optional("title", title), Texts.required("id", id)),
                                Texts.optional("phase", phase),
                                Objects.requireNonNullElse(state, Observation.WorkItem.State.OPEN),
                                null,
                                Dates.day("due", due),
                                null);
                    case TASK -> throw new IllegalStateException("refused above");
                },
                Dates.instant("observedAt", observedAt));
    }

    private Observation report() {
        int good = count("passed", passed);
        int bad = count("failed", failed);
        int broken = count("errors", errors);
        int idle = count("skipped", skipped);
        Totals totals = new Totals(
                Math.addExact(Math.addExact(good, bad), Math.addExact(broken, idle)), good, bad, broken, idle);
        return new Observation.TestReport(
                Objects.requireNonNullElse(Texts.optional("suite", suite), TestReportsApi.DEFAULT_SUITE),
                Texts.optional("build", build),
                totals,
                null,
                totals,
                false,
                List.of(),
                0,
                List.of(),
                1,
                0);
    }

    private static int count(String field, @Nullable Integer number) {
        if (number == null) {
            return 0;
        }
        if (number < 0 || number > 100_000_000) {
            throw new InvalidRequestException(
                    "The field '" + field + "' is " + number + ", which is no number of tests.");
        }
        return number;
    }
}
