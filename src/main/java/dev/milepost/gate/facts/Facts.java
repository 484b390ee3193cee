package dev.milepost.gate.facts;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Everything the rules of a gate may look at: one immutable snapshot at one instant, kept whole in the decision log.
 *
 * @param gate the gate being judged
 * @param moment now
 * @param parameters the gate's {@code param.*} settings with project parameters filled in, also under their aliases
 * @param tasks all tasks of the plan
 * @param workItems the newest state of each external work item
 * @param testReports the newest valid report of each suite
 * @param metrics the newest value of each metric
 * @param events the newest occurrence of each event
 * @param milestones all milestones of the project
 * @param conditions what earlier gates were passed on and this gate waits for; none in facts recorded before there were any
 * @param waivers the waivers of this gate that count now or later; none in facts that were recorded before there were waivers
 */
public record Facts(
        Gate gate,
        Moment moment,
        Map<String, String> parameters,
        List<Task> tasks,
        List<WorkItem> workItems,
        List<TestReport> testReports,
        List<Metric> metrics,
        List<Event> events,
        List<Milestone> milestones,
        List<Condition> conditions,
        List<Waiver> waivers) {

    /** Copies its collections. */
    public Facts {
        parameters = Map.copyOf(parameters);
        tasks = List.copyOf(tasks);
        workItems = List.copyOf(workItems);
        testReports = List.copyOf(testReports);
        metrics = List.copyOf(metrics);
        events = List.copyOf(events);
        milestones = List.copyOf(milestones);
        conditions = List.copyOf(Objects.requireNonNullElse(conditions, List.of()));
        waivers = List.copyOf(Objects.requireNonNullElse(waivers, List.of()));
    }
}
