package dev.milepost.gate;

import dev.milepost.evidence.Evidence;
import dev.milepost.evidence.Observation;
import dev.milepost.gate.facts.Event;
import dev.milepost.gate.facts.Metric;
import dev.milepost.gate.facts.TestReport;
import dev.milepost.gate.facts.WorkItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Evidence as facts. */
record Observations(List<WorkItem> workItems, List<TestReport> testReports, List<Metric> metrics, List<Event> events) {

    /** The facts that this evidence states at an instant; what is observed later than that does not exist yet. */
    static Observations of(List<Evidence> evidence, Instant at) {
        Observations facts =
                new Observations(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        evidence.stream().filter(piece -> !piece.orderedAt().isAfter(at)).forEach(facts::add);
        return facts;
    }

    private void add(Evidence piece) {
        Observation observation = piece.observation();
        if (observation instanceof Observation.TestReport report) {
            testReports.add(new TestReport(
                    report.suite(),
                    report.build(),
                    report.totals().tests(),
                    report.totals().passed(),
                    report.totals().failed(),
                    report.totals().errors(),
                    report.totals().skipped(),
                    report.flaky(),
                    report.disputed(),
                    report.failing(),
                    piece.observedAt(),
                    piece.receivedAt(),
                    piece.id(),
                    piece.greenRuns()));
        } else if (observation instanceof Observation.Metric metric) {
            metrics.add(new Metric(
                    metric.name(), metric.value(), metric.unit(), metric.build(), piece.orderedAt(), piece.id()));
        } else if (observation instanceof Observation.Event event) {
            events.add(new Event(event.name(), piece.orderedAt(), piece.id()));
        } else if (observation instanceof Observation.WorkItem item) {
            workItems.add(new WorkItem(
                    item.id(),
                    item.title(),
                    item.phase(),
                    WorkItem.State.valueOf(item.state().name()),
                    item.due(),
                    piece.orderedAt(),
                    piece.id()));
        }
    }
}
