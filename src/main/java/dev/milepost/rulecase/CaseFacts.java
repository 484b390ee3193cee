package dev.milepost.rulecase;

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
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The facts of a case: what it does not say is an ordinary gate on an ordinary day, of which nothing was observed. */
final class CaseFacts {

    private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    private static final LocalDate TARGET = LocalDate.parse("2027-03-01");
    private static final String INSTANT = "2027-03-01T12:00:00Z";
    private static final String DAY = "2027-03-01";

    private final Part given;
    private final Instant at;

    private CaseFacts(Part given) {
        this.given = given;
        this.at = given.value("at", Instant::parse, INSTANT, NOON);
    }

    static Facts of(Part given) {
        return new CaseFacts(given).facts();
    }

    private Facts facts() {
        Part gate = given.part("gate").only("key", "name", "type", "phase", "project", "target");
        return new Facts(
                new Gate(
                        gate.text("key", "design-freeze"),
                        gate.text("name", "Design freeze"),
                        gate.text("type", "technical"),
                        gate.text("phase", "build"),
                        gate.text("project", "apollo"),
                        gate.value("target", LocalDate::parse, DAY, TARGET)),
                new Moment(at, given.value("zone", ZoneId::of, "Europe/Berlin", ZoneId.of("UTC"))),
                parameters(given.part("parameters")),
                given.parts("tasks").stream().map(this::task).toList(),
                given.parts("workItems").stream().map(this::workItem).toList(),
                given.parts("reports").stream().map(this::report).toList(),
                given.parts("metrics").stream().map(this::metric).toList(),
                given.parts("events").stream().map(this::event).toList(),
                given.parts("milestones").stream().map(CaseFacts::milestone).toList(),
                List.of(),
                given.parts("waivers").stream().map(this::waiver).toList());
    }

    private static Map<String, String> parameters(Part part) {
        Map<String, String> parameters = new LinkedHashMap<>();
        part.names().forEach(name -> parameters.put(name, part.text(name, "")));
        return parameters;
    }

    private Task task(Part one) {
        one.only("id", "name", "phase", "ofGate", "optional", "state", "finishedAt", "evidence");
        return new Task(
                one.required("id"),
                one.text("name", one.required("id")),
                one.text("phase"),
                one.flag("ofGate", true),
                one.flag("optional", false),
                one.value("state", Task.State::valueOf, "COMPLETED", Task.State.NOT_STARTED),
                one.value("finishedAt", Instant::parse, INSTANT),
                one.text("evidence"));
    }

    private WorkItem workItem(Part one) {
        one.only("id", "title", "phase", "state", "due", "observedAt", "evidence");
        return new WorkItem(
                one.required("id"),
                one.text("title", "Something"),
                one.text("phase"),
                one.value("state", WorkItem.State::valueOf, "DONE", WorkItem.State.OPEN),
                one.value("due", LocalDate::parse, DAY),
                one.value("observedAt", Instant::parse, INSTANT, at),
                one.text("evidence", "w-" + one.required("id")));
    }

    private TestReport report(Part one) {
        one.only(
                "suite",
                "build",
                "tests",
                "passed",
                "failed",
                "errors",
                "skipped",
                "flaky",
                "disputed",
                "failing",
                "observedAt",
                "receivedAt",
                "evidence",
                "greenRuns");
        return new TestReport(
                one.required("suite"),
                one.text("build"),
                one.number("tests"),
                one.number("passed"),
                one.number("failed"),
                one.number("errors"),
                one.number("skipped"),
                one.number("flaky"),
                one.flag("disputed", false),
                one.texts("failing"),
                one.value("observedAt", Instant::parse, INSTANT),
                one.value("receivedAt", Instant::parse, INSTANT, at),
                one.text("evidence", "r-" + one.required("suite")),
                one.number("greenRuns"));
    }

    private Metric metric(Part one) {
        one.only("name", "value", "unit", "build", "observedAt", "evidence");
        one.required("value");
        return new Metric(
                one.required("name"),
                Objects.requireNonNull(one.value("value", BigDecimal::new, "81.5")),
                one.text("unit"),
                one.text("build"),
                one.value("observedAt", Instant::parse, INSTANT, at),
                one.text("evidence", "m"));
    }

    private Event event(Part one) {
        one.only("name", "occurredAt", "evidence");
        return new Event(
                one.required("name"), one.value("occurredAt", Instant::parse, INSTANT, at), one.text("evidence", "v"));
    }

    private static Milestone milestone(Part one) {
        one.only("key", "name", "target", "reachedAt", "baseline", "forecast", "probability", "slip");
        return new Milestone(
                one.required("key"),
                one.text("name", one.required("key")),
                one.value("target", LocalDate::parse, DAY, TARGET),
                one.value("reachedAt", Instant::parse, INSTANT),
                one.value("baseline", LocalDate::parse, DAY),
                one.value("forecast", LocalDate::parse, DAY),
                one.value("probability", Double::valueOf, "0.8"),
                one.value("slip", Integer::valueOf, "3"));
    }

    private Waiver waiver(Part one) {
        one.only("id", "criterion", "from", "until", "reason", "askedBy", "grantedBy");
        return new Waiver(
                one.text("id", "waiver"),
                one.required("criterion"),
                one.value("from", Instant::parse, INSTANT, at),
                one.value("until", Instant::parse, INSTANT, Instant.MAX),
                one.text("reason", "agreed"),
                one.text("askedBy", "asker"),
                one.text("grantedBy", "granter"));
    }
}
