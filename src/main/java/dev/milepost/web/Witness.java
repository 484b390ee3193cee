package dev.milepost.web;

import dev.milepost.gate.Evaluation;
import dev.milepost.gate.Finding;
import dev.milepost.gate.facts.Event;
import dev.milepost.gate.facts.Facts;
import dev.milepost.gate.facts.Metric;
import dev.milepost.gate.facts.Observed;
import dev.milepost.gate.facts.Task;
import dev.milepost.gate.facts.TestReport;
import dev.milepost.gate.facts.WorkItem;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A piece of evidence that a criterion rests on, as people look at it.
 *
 * @param id its id
 * @param what what it is about
 * @param at when it was observed; missing where nothing says so
 * @param age how long ago that is, in words
 */
record Witness(
        String id,
        String what,
        @Nullable Instant at,
        @Nullable String age) {

    private static final Comparator<Witness> OLDEST_FIRST =
            Comparator.comparing(Witness::at, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** What each criterion of an evaluation rests on, the oldest first. */
    static Map<String, List<Witness>> of(Evaluation evaluation, Instant now) {
        Map<String, Witness> all = new LinkedHashMap<>();
        observed(evaluation.facts()).forEach(fact -> {
            String id = fact.evidence();
            if (id != null) {
                all.put(id, of(id, fact, now));
            }
        });
        Map<String, List<Witness>> byCriterion = new LinkedHashMap<>();
        for (Finding finding : evaluation.findings()) {
            byCriterion.put(
                    finding.criterion(),
                    finding.evidence().stream()
                            .map(all::get)
                            .filter(Objects::nonNull)
                            .sorted(OLDEST_FIRST)
                            .toList());
        }
        return byCriterion;
    }

    private static Stream<Observed> observed(Facts facts) {
        return Stream.of(facts.tasks(), facts.workItems(), facts.testReports(), facts.metrics(), facts.events())
                .flatMap(List::stream);
    }

    private static Witness of(String id, Observed fact, Instant now) {
        Instant at = at(fact);
        return new Witness(id, what(fact), at, at == null ? null : Ages.between(at, now));
    }

    private static String what(Observed fact) {
        if (fact instanceof TestReport report) {
            return "tests '" + report.suite() + "'" + build(report.build());
        }
        if (fact instanceof Metric metric) {
            return "metric '" + metric.name() + "'" + build(metric.build());
        }
        if (fact instanceof Event event) {
            return "event '" + event.name() + "'";
        }
        return fact instanceof WorkItem item ? item.title() : ((Task) fact).name();
    }

    private static @Nullable Instant at(Observed fact) {
        if (fact instanceof TestReport report) {
            return report.observedAt() == null ? report.receivedAt() : report.observedAt();
        }
        if (fact instanceof Metric metric) {
            return metric.observedAt();
        }
        if (fact instanceof Event event) {
            return event.occurredAt();
        }
        return fact instanceof WorkItem item ? item.observedAt() : ((Task) fact).finishedAt();
    }

    private static String build(@Nullable String build) {
        return build == null ? "" : " of build " + build;
    }
}
