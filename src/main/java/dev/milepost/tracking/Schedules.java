package dev.milepost.tracking;

import dev.milepost.evidence.Activity;
import dev.milepost.forecast.PlanNetwork;
import dev.milepost.forecast.network.CriticalPath;
import dev.milepost.forecast.network.Dates;
import dev.milepost.plan.Baseline;
import dev.milepost.plan.PlannedTask;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the schedules of projects; nothing is simulated for it. Changes nothing; thread-safe. */
@Service
public class Schedules {

    private static final Logger LOG = LoggerFactory.getLogger(Schedules.class);

    private final InputsReader inputs;

    Schedules(InputsReader inputs) {
        this.inputs = inputs;
    }

    /**
     * The schedule of a project as it stands.
     *
     * @throws dev.milepost.gate.UnknownProjectException if there is no such project
     */
    @Transactional(readOnly = true)
    public ScheduleView of(String key) {
        return new Reading(inputs.read(key)).view();
    }

    /** One reading. */
    private static final class Reading {

        private final Inputs in;
        private final Map<String, Activity> latest;
        private final Map<String, Baseline.TaskEntry> planned;
        private @Nullable PlanNetwork network;
        private Map<String, Dates> dates = Map.of();

        Reading(Inputs in) {
            this.in = in;
            this.latest = in.runs().stream()
                    .collect(Collectors.toMap(Activity::element, Function.identity(), (earlier, later) -> later));
            this.planned = in.reporting()
                    .map(baseline -> baseline.entries().tasks().stream()
                            .collect(Collectors.toMap(Baseline.TaskEntry::id, Function.identity())))
                    .orElse(Map.of());
            try {
                PlanNetwork made = Projector.isEstimated(in) ? Projector.network(in) : null;
                if (made != null && made.estimated()) {
                    this.dates = CriticalPath.of(made.network()).activities();
                    this.network = made;
                }
            } catch (IllegalArgumentException | ArithmeticException e) {
                LOG.debug(
                        "The plan of project '{}' cannot be scheduled.",
                        in.project().key(),
                        e);
            }
        }

        ScheduleView view() {
            List<ScheduleView.Task> tasks =
                    in.plan().tasks().stream().map(this::task).toList();
            return new ScheduleView(
                    in.today(),
                    in.plan().phases().stream()
                            .map(phase -> phase(phase.id(), phase.name(), phase.parent(), tasks))
                            .toList(),
                    tasks,
                    in.plan().gates().stream()
                            .map(gate -> new ScheduleView.Gate(gate.key(), gate.phase(), isCritical(gate.key())))
                            .toList(),
                    links());
        }

        private ScheduleView.Task task(PlannedTask task) {
            Activity run = latest.get(task.id());
            Dates expected = dates.get(task.id());
            Baseline.TaskEntry before = planned.get(task.id());
            return new ScheduleView.Task(
                    task.id(),
                    task.name(),
                    task.phase(),
                    run == null ? null : run.state(),
                    before == null ? null : before.start(),
                    before == null ? null : before.finish(),
                    run == null ? early(task.id(), expected) : day(run.startedAt()),
                    run == null || run.finishedAt() == null ? finish(task.id(), expected) : day(run.finishedAt()),
                    run != null && run.finishedAt() != null ? null : late(task.id(), expected),
                    isCritical(task.id()),
                    expected == null
                            ? null
                            : Double.valueOf(Projector.rounded(
                                    expected.totalFloat() / in.calendar().minutesPerDay(), 100)));
        }

        private ScheduleView.Phase phase(
                String id, String name, @Nullable String parent, List<ScheduleView.Task> tasks) {
            Activity run = latest.get(id);
            List<ScheduleView.Task> own =
                    tasks.stream().filter(task -> id.equals(task.phase())).toList();
            LocalDate from = run == null
                    ? own.stream()
                            .map(ScheduleView.Task::from)
                            .filter(Objects::nonNull)
                            .min(LocalDate::compareTo)
                            .orElse(null)
                    : day(run.startedAt());
            LocalDate to = run == null || run.finishedAt() == null
                    ? Stream.concat(
                                    Stream.of(in.today()).filter(today -> run != null),
                                    own.stream().map(ScheduleView.Task::to).filter(Objects::nonNull))
                            .max(LocalDate::compareTo)
                            .orElse(null)
                    : day(run.finishedAt());
            return new ScheduleView.Phase(id, name, parent, from, to);
        }

        private boolean isCritical(String id) {
            Dates expected = dates.get(id);
            return expected != null && expected.critical();
        }

        /** From each task and gate to those that come directly after it, whatever gateways and ends of phases lie between. */
        private List<ScheduleView.Link> links() {
            if (network == null) {
                return List.of();
            }
            Map<String, List<String>> next = new HashMap<>();
            network.network()
                    .links()
                    .forEach(link -> next.computeIfAbsent(link.from(), from -> new ArrayList<>())
                            .add(link.to()));
            Set<String> shown = Stream.concat(
                            in.plan().tasks().stream().map(PlannedTask::id),
                            in.plan().gates().stream().map(gate -> gate.key()))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            List<ScheduleView.Link> links = new ArrayList<>();
            for (String from : shown) {
                for (String to : after(from, next, shown)) {
                    links.add(new ScheduleView.Link(from, to, isCritical(from) && isCritical(to)));
                }
            }
            return links;
        }

        private static Set<String> after(String from, Map<String, List<String>> next, Set<String> shown) {
            Set<String> found = new LinkedHashSet<>();
            Set<String> seen = new LinkedHashSet<>();
            Deque<String> ways = new ArrayDeque<>(next.getOrDefault(from, List.of()));
            while (!ways.isEmpty()) {
                String at = ways.removeFirst();
                if (shown.contains(at)) {
                    found.add(at);
                } else if (seen.add(at)) {
                    ways.addAll(next.getOrDefault(at, List.of()));
                }
            }
            found.remove(from);
            return found;
        }

        private @Nullable LocalDate early(String id, @Nullable Dates expected) {
            return expected == null || network == null
                    ? null
                    : day(Projector.begins(network, id, expected.earlyStart(), expected.earlyFinish()));
        }

        private @Nullable LocalDate finish(String id, @Nullable Dates expected) {
            return expected == null || network == null ? null : day(network.at(id, expected.earlyFinish()));
        }

        private @Nullable LocalDate late(String id, @Nullable Dates expected) {
            return expected == null || network == null ? null : day(network.at(id, expected.lateFinish()));
        }

        private LocalDate day(Instant instant) {
            return instant.atZone(in.calendar().zone()).toLocalDate();
        }
    }
}
