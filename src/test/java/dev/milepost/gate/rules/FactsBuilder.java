package dev.milepost.gate.rules;

import dev.milepost.gate.facts.Event;
import dev.milepost.gate.facts.Facts;
import dev.milepost.gate.facts.Gate;
import dev.milepost.gate.facts.Metric;
import dev.milepost.gate.facts.Milestone;
import dev.milepost.gate.facts.Moment;
import dev.milepost.gate.facts.Task;
import dev.milepost.gate.facts.TestReport;
import dev.milepost.gate.facts.Waiver;
import dev.milepost.gate.facts.WorkItem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Facts with sensible defaults; each test states only what matters to it. */
final class FactsBuilder {

    Instant at = Instant.parse("2027-03-01T12:00:00Z");
    ZoneId zone = ZoneId.of("UTC");
    LocalDate target = LocalDate.parse("2027-03-01");
    final Map<String, String> parameters = new LinkedHashMap<>();
    final List<Task> tasks = new ArrayList<>();
    final List<WorkItem> workItems = new ArrayList<>();
    final List<TestReport> reports = new ArrayList<>();
    final List<Metric> metrics = new ArrayList<>();
    final List<Event> events = new ArrayList<>();
    final List<Milestone> milestones = new ArrayList<>();
    final List<Waiver> waivers = new ArrayList<>();

    static FactsBuilder someFacts() {
        return new FactsBuilder();
    }

    FactsBuilder with(String parameter, String value) {
        parameters.put(parameter, value);
        return this;
    }

    FactsBuilder task(String id, Task.State state) {
        tasks.add(new Task(id, "Task " + id, "build", true, false, state, null, "e-" + id));
        return this;
    }

    FactsBuilder event(String name) {
        events.add(new Event(name, at, "e-" + name));
        return this;
    }

    Facts build() {
        return new Facts(
                new Gate("design-freeze", "Design freeze", "technical", "build", "apollo", target),
                new Moment(at, zone),
                parameters,
                tasks,
                workItems,
                reports,
                metrics,
                events,
                milestones,
                List.of(),
                waivers);
    }
}
