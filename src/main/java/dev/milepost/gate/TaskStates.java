package dev.milepost.gate;

import dev.milepost.evidence.Activity;
import dev.milepost.gate.facts.Task;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.Phase;
import dev.milepost.plan.Plan;
import dev.milepost.plan.PlannedTask;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where each task of a plan stands, from the runs of tasks and phases. Only runs since the latest start of a task's phase
 * count: when a project is sent back to a phase, its work there is to be done again.
 */
final class TaskStates {

    private final Plan plan;
    private final Map<String, List<Activity>> runs;
    private final Map<String, Phase> phases;

    TaskStates(Plan plan, List<Activity> runs) {
        this.plan = plan;
        this.runs = runs.stream().collect(Collectors.groupingBy(Activity::element));
        this.phases = plan.phases().stream().collect(Collectors.toMap(Phase::id, Function.identity()));
    }

    /** All tasks of the plan, in its order, as seen from a gate. */
    List<Task> tasks(GateDefinition gate) {
        Set<String> ofGate = new HashSet<>(gate.tasks());
        return plan.tasks().stream()
                .map(task -> state(task, ofGate.contains(task.id())))
                .toList();
    }

    private Task state(PlannedTask task, boolean ofGate) {
        Instant since = latestStart(task.phase());
        List<Activity> current = since(since, task.id()).stream()
                .filter(run -> run.state() != Activity.State.SUPERFLUOUS)
                .toList();
        if (current.isEmpty()) {
            Instant skippedAt = endOfPhase(task);
            Task.State state = skippedAt == null ? Task.State.NOT_STARTED : Task.State.SKIPPED;
            return new Task(task.id(), task.name(), task.phase(), ofGate, task.optional(), state, skippedAt, null);
        }
        Activity decisive = current.stream().max(BY_STANDING).orElseThrow();
        Task.State state =
                switch (decisive.state()) {
                    case OPEN -> Task.State.OPEN;
                    case COMPLETED, SUPERFLUOUS -> isRepeating(task) ? Task.State.OPEN : Task.State.COMPLETED;
                    case CANCELLED -> Task.State.CANCELLED;
                };
        return new Task(
                task.id(),
                task.name(),
                task.phase(),
                ofGate,
                task.optional(),
                state,
                state == Task.State.OPEN ? null : decisive.finishedAt(),
                decisive.evidence());
    }

    /** Whether more instances of the task, or of a phase around it, are under way or still to come. */
    private boolean isRepeating(PlannedTask task) {
        for (String id = task.id(); id != null; id = id.equals(task.id()) ? task.phase() : parent(id)) {
            if (runs.getOrDefault(Activity.allInstancesOf(id), List.of()).stream()
                    .anyMatch(run -> run.finishedAt() == null)) {
                return true;
            }
        }
        return false;
    }

    /** An open run decides; without one the run that ended last; of two that ended together the cancelled one. */
    private static final Comparator<Activity> BY_STANDING = Comparator.comparing(
                    (Activity run) -> run.state() == Activity.State.OPEN)
            .thenComparing(run -> run.finishedAt() == null ? Instant.MAX : run.finishedAt())
            .thenComparing(run -> run.state() == Activity.State.CANCELLED);

    /** When the phase, or one around it, last began: what was done before that was done in an earlier round. */
    private @Nullable Instant latestStart(@Nullable String phase) {
        Instant latest = null;
        for (String id = phase; id != null; id = parent(id)) {
            for (Activity run : runsAsOne(id)) {
                latest = latest == null || run.startedAt().isAfter(latest) ? run.startedAt() : latest;
            }
        }
        return latest;
    }

    /** When a task that has no run can have none any more; {@code null} while it may still begin. */
    private @Nullable Instant endOfPhase(PlannedTask task) {
        Instant ended = ended(since(latestStart(task.phase()), Activity.allInstancesOf(task.id())));
        return ended == null ? endOfPhase(task.phase()) : ended;
    }

    /** When the phase, or one around it, ended; {@code null} while it has not begun in this round or still runs. */
    private @Nullable Instant endOfPhase(@Nullable String id) {
        if (id == null) {
            return null;
        }
        Instant since = latestStart(parent(id));
        List<Activity> ofPhase =
                runsAsOne(id).stream().filter(run -> isSince(since, run)).toList();
        return ofPhase.isEmpty() ? endOfPhase(parent(id)) : ended(ofPhase);
    }

    private static @Nullable Instant ended(List<Activity> phase) {
        boolean over = phase.stream().allMatch(run -> run.finishedAt() != null);
        return over && !phase.isEmpty() ? phase.get(phase.size() - 1).finishedAt() : null;
    }

    /** The runs of a phase; one with several instances at a time, or one after the other, is one run. */
    private List<Activity> runsAsOne(String phase) {
        List<Activity> together = runs.get(Activity.allInstancesOf(phase));
        return together == null ? runs.getOrDefault(phase, List.of()) : together;
    }

    private List<Activity> since(@Nullable Instant since, String element) {
        return runs.getOrDefault(element, List.of()).stream()
                .filter(run -> isSince(since, run))
                .toList();
    }

    private static boolean isSince(@Nullable Instant since, Activity run) {
        return since == null || !run.startedAt().isBefore(since);
    }

    private @Nullable String parent(String phase) {
        Phase known = phases.get(phase);
        return known == null ? null : known.parent();
    }
}
