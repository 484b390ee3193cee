package dev.milepost.gate.rules;

import dev.milepost.gate.facts.Event;
import dev.milepost.gate.facts.Facts;
import dev.milepost.gate.facts.Metric;
import dev.milepost.gate.facts.Milestone;
import dev.milepost.gate.facts.Task;
import dev.milepost.gate.facts.TestReport;
import dev.milepost.gate.facts.WorkItem;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** One case of a file in rules/cases: facts in short form, and what the rule has to say of them. */
final class RuleCase {

    private final Map<?, ?> yaml;

    private RuleCase(Map<?, ?> yaml) {
        this.yaml = yaml;
    }

    /** The cases of a file; nothing in them is taken for a number or a date before we say so. */
    static List<RuleCase> in(Path file) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        DumperOptions unused = new DumperOptions();
        Yaml parser = new Yaml(new SafeConstructor(options), new Representer(unused), unused, options, new TextsOnly());
        try (Reader reader = Files.newBufferedReader(file)) {
            Map<?, ?> whole = parser.load(reader);
            return listOf(whole, "cases").stream().map(RuleCase::new).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String name() {
        return text(yaml, "name").orElseThrow();
    }

    /** A part of what is expected; empty where the case does not say. */
    Optional<String> expected(String part) {
        return text(part("expect"), part);
    }

    Facts facts() {
        refuseUnknown(
                yaml,
                "name",
                "at",
                "zone",
                "gate",
                "parameters",
                "tasks",
                "workItems",
                "reports",
                "metrics",
                "events",
                "milestones",
                "expect");
        refuseUnknown(part("expect"), "state", "actual", "expected", "remedy", "evidence", "changesAt");
        FactsBuilder facts = new FactsBuilder();
        text(yaml, "at").ifPresent(at -> facts.at = Instant.parse(at));
        text(yaml, "zone").ifPresent(zone -> facts.zone = ZoneId.of(zone));
        text(part("gate"), "target").ifPresent(target -> facts.target = LocalDate.parse(target));
        part("parameters").forEach((name, value) -> facts.with(name.toString(), value.toString()));
        each("tasks").forEach(one -> facts.tasks.add(task(one)));
        each("workItems").forEach(one -> facts.workItems.add(workItem(one, facts.at)));
        each("reports").forEach(one -> facts.reports.add(report(one, facts.at)));
        each("metrics").forEach(one -> facts.metrics.add(metric(one, facts.at)));
        each("events").forEach(one -> facts.events.add(event(one)));
        each("milestones").forEach(one -> facts.milestones.add(milestone(one)));
        return facts.build();
    }

    private static Task task(Map<?, ?> one) {
        refuseUnknown(one, "id", "name", "phase", "ofGate", "optional", "state", "finishedAt", "evidence");
        return new Task(
                text(one, "id").orElseThrow(),
                text(one, "name").orElse(text(one, "id").orElseThrow()),
                orNull(one, "phase"),
                text(one, "ofGate").map(Boolean::parseBoolean).orElse(true),
                text(one, "optional").map(Boolean::parseBoolean).orElse(false),
                Task.State.valueOf(text(one, "state").orElseThrow()),
                instant(one, "finishedAt"),
                orNull(one, "evidence"));
    }

    private static WorkItem workItem(Map<?, ?> one, Instant now) {
        refuseUnknown(one, "id", "title", "phase", "state", "evidence");
        return new WorkItem(
                text(one, "id").orElseThrow(),
                text(one, "title").orElse("Something"),
                orNull(one, "phase"),
                WorkItem.State.valueOf(text(one, "state").orElseThrow()),
                null,
                now,
                text(one, "evidence").orElse("w-" + text(one, "id").orElseThrow()));
    }

    private static TestReport report(Map<?, ?> one, Instant now) {
        refuseUnknown(
                one,
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
                "evidence");
        return new TestReport(
                text(one, "suite").orElseThrow(),
                orNull(one, "build"),
                number(one, "tests"),
                number(one, "passed"),
                number(one, "failed"),
                number(one, "errors"),
                number(one, "skipped"),
                number(one, "flaky"),
                text(one, "disputed").map(Boolean::parseBoolean).orElse(false),
                text(one, "failing").map(names -> List.of(names.split(", "))).orElse(List.of()),
                instant(one, "observedAt"),
                now,
                text(one, "evidence").orElse("r-" + text(one, "suite").orElseThrow()));
    }

    private static Metric metric(Map<?, ?> one, Instant now) {
        refuseUnknown(one, "name", "value", "unit", "build", "evidence");
        return new Metric(
                text(one, "name").orElseThrow(),
                new BigDecimal(text(one, "value").orElseThrow()),
                orNull(one, "unit"),
                orNull(one, "build"),
                now,
                text(one, "evidence").orElse("m"));
    }

    private static Event event(Map<?, ?> one) {
        refuseUnknown(one, "name", "occurredAt", "evidence");
        return new Event(
                text(one, "name").orElseThrow(),
                Instant.parse(text(one, "occurredAt").orElseThrow()),
                text(one, "evidence").orElse("v"));
    }

    private static Milestone milestone(Map<?, ?> one) {
        refuseUnknown(one, "key", "name", "target", "reachedAt", "baseline", "forecast", "probability", "slip");
        return new Milestone(
                text(one, "key").orElseThrow(),
                text(one, "name").orElseThrow(),
                LocalDate.parse(text(one, "target").orElse("2027-03-01")),
                instant(one, "reachedAt"),
                text(one, "baseline").map(LocalDate::parse).orElse(null),
                text(one, "forecast").map(LocalDate::parse).orElse(null),
                text(one, "probability").map(Double::valueOf).orElse(null),
                text(one, "slip").map(Integer::valueOf).orElse(null));
    }

    private Map<?, ?> part(String name) {
        return yaml.get(name) instanceof Map<?, ?> part ? new TreeMap<>(part) : Map.of();
    }

    private List<Map<?, ?>> each(String name) {
        return listOf(yaml, name);
    }

    private static List<Map<?, ?>> listOf(Map<?, ?> one, String name) {
        return one.get(name) instanceof List<?> list
                ? list.stream().<Map<?, ?>>map(element -> (Map<?, ?>) element).toList()
                : List.of();
    }

    private static Optional<String> text(Map<?, ?> one, String name) {
        return Optional.<Object>ofNullable(one.get(name)).map(Object::toString);
    }

    private static @Nullable String orNull(Map<?, ?> one, String name) {
        return text(one, name).orElse(null);
    }

    private static @Nullable Instant instant(Map<?, ?> one, String name) {
        return text(one, name).map(Instant::parse).orElse(null);
    }

    private static int number(Map<?, ?> one, String name) {
        return text(one, name).map(Integer::parseInt).orElse(0);
    }

    private static void refuseUnknown(Map<?, ?> one, String... known) {
        Set<Object> unknown = new TreeSet<>(one.keySet());
        unknown.removeAll(Arrays.asList(known));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("unknown in " + one + ": " + unknown);
        }
    }

    private static final class TextsOnly extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            // none: every scalar stays a text
        }
    }
}
