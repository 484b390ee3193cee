package dev.milepost.web;

import dev.milepost.gate.facts.Event;
import dev.milepost.gate.facts.Facts;
import dev.milepost.gate.facts.Metric;
import dev.milepost.gate.facts.TestReport;
import dev.milepost.gate.facts.WorkItem;
import java.util.List;

/** Names that evidence of a project has had so far, to choose from where something is supposed. */
record KnownNames(List<String> suites, List<String> metrics, List<String> events, List<String> items) {

    private static final int MOST = 100;

    static KnownNames of(Facts facts) {
        return new KnownNames(
                facts.testReports().stream().map(TestReport::suite).limit(MOST).toList(),
                facts.metrics().stream().map(Metric::name).limit(MOST).toList(),
                facts.events().stream().map(Event::name).limit(MOST).toList(),
                facts.workItems().stream().map(WorkItem::id).limit(MOST).toList());
    }
}
