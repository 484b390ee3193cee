package dev.milepost.gate.rules;

import dev.milepost.gate.facts.Event;
import dev.milepost.gate.facts.Facts;
import dev.milepost.gate.facts.Gate;
import dev.milepost.gate.facts.Metric;
import dev.milepost.gate.facts.Milestone;
import dev.milepost.gate.facts.Moment;
import dev.milepost.gate.facts.ParameterDefinition;
import dev.milepost.gate.facts.Task;
import dev.milepost.gate.facts.TestReport;
import dev.milepost.gate.facts.WorkItem;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Made-up projects on which a rule file is tried before it is deployed: one with nothing, one going well, one going badly. */
final class SampleFacts {

    private static final String NAME = "sample";
    private static final Instant NOW = Instant.parse("2027-03-01T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2027-03-01");

    private SampleFacts() {}

    static List<Facts> all(Map<String, String> parameters) {
        return List.of(nothing(parameters), goingWell(parameters), goingBadly(parameters));
    }

    /** A value for each parameter that a gate has to give, or may give. */
    static Map<String, String> values(Collection<ParameterDefinition> parameters) {
        Map<String, String> values = new LinkedHashMap<>();
        for (ParameterDefinition parameter : parameters) {
            if (parameter.defaultValue() == null) {
                values.put(parameter.name(), value(parameter));
            }
        }
        return values;
    }

    private static String value(ParameterDefinition parameter) {
        return switch (parameter.type()) {
            case TEXT, LIST -> NAME;
            case CHOICE -> parameter.choices().get(0);
            case RATIO, DECIMAL, INTEGER, DATE, DURATION -> parameter.type().example();
        };
    }

    private static Facts nothing(Map<String, String> parameters) {
        return new Facts(
                new Gate(NAME, "Sample", "time", null, NAME, TODAY),
                moment(),
                parameters,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static Facts goingWell(Map<String, String> parameters) {
        Instant earlier = NOW.minus(Duration.ofHours(1));
        return new Facts(
                new Gate(NAME, "Sample", "technical", NAME, NAME, TODAY.plusDays(7)),
                moment(),
                parameters,
                List.of(
                        new Task("one", "One", NAME, true, false, Task.State.COMPLETED, earlier, "e1"),
                        new Task("two", "Two", NAME, true, true, Task.State.SKIPPED, earlier, "e2")),
                List.of(new WorkItem("1", "Sample", NAME, WorkItem.State.DONE, TODAY, earlier, "e3")),
                List.of(new TestReport(NAME, NAME, 100, 100, 0, 0, 0, 0, false, List.of(), earlier, earlier, "e4", 5)),
                List.of(new Metric(NAME, BigDecimal.TEN, null, NAME, earlier, "e5")),
                List.of(new Event(NAME, earlier, "e6")),
                List.of(new Milestone(NAME, "Sample", TODAY, earlier)),
                List.of(),
                List.of());
    }

    private static Facts goingBadly(Map<String, String> parameters) {
        Instant longAgo = NOW.minus(Duration.ofDays(100));
        return new Facts(
                new Gate(NAME, "Sample", "event", NAME, NAME, TODAY.minusDays(7)),
                moment(),
                parameters,
                List.of(
                        new Task("one", "One", NAME, true, false, Task.State.OPEN, null, "e1"),
                        new Task("two", "Two", NAME, true, false, Task.State.NOT_STARTED, null, null),
                        new Task("three", "Three", null, true, true, Task.State.CANCELLED, longAgo, "e2"),
                        new Task("four", "Four", null, false, false, Task.State.COMPLETED, longAgo, "e3")),
                List.of(
                        new WorkItem("1", "Sample", null, WorkItem.State.OPEN, null, longAgo, "e4"),
                        new WorkItem("2", "Sample", NAME, WorkItem.State.OPEN, TODAY, longAgo, "e5"),
                        new WorkItem("3", "Sample", NAME, WorkItem.State.CANCELLED, null, longAgo, "e6")),
                List.of(
                        new TestReport(NAME, null, 10, 5, 2, 1, 2, 1, true, List.of("a", "b"), null, NOW, "e7", 0),
                        new TestReport("other", "other", 0, 0, 0, 0, 0, 0, false, List.of(), longAgo, NOW, "e8", 0)),
                List.of(
                        new Metric(NAME, BigDecimal.ZERO, "%", null, longAgo, "e9"),
                        new Metric("other", new BigDecimal("-1.5"), null, NAME, longAgo, "e10")),
                List.of(new Event(NAME, NOW.plus(Duration.ofDays(1)), "e11"), new Event("other", longAgo, "e12")),
                List.of(
                        new Milestone(
                                NAME,
                                "Sample",
                                TODAY.minusDays(7),
                                null,
                                TODAY.minusDays(7),
                                TODAY.plusDays(7),
                                0.0,
                                10),
                        new Milestone("other", "Other", TODAY, longAgo)),
                List.of(),
                List.of());
    }

    private static Moment moment() {
        return new Moment(NOW, ZoneOffset.UTC);
    }
}
