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
        List<Activity> current = runs.getOrDefault(task.id(), List.of()).stream()
                .filter(run -> since == null || !run.startedAt().isBefore(since))
                .filter(run -> run.state() != Activity.State.SUPERFLUOUS)
                .toList();
        if (current.isEmpty()) {
            Instant skippedAt = endOfPhase(task.phase());
            Task.State state = skippedAt == null ? Task.State.NOT_STARTED : Task.State.SKIPPED;
            return new Task(task.id(), task.name(), task.phase(), ofGate, task.optional(), state, skippedAt, null);
        }
        Activity decisive = current.stream().max(BY_STANDING).orElseThrow();
        Task.State state =
                switch (decisive.state()) {
                    case OPEN -> Task.State.OPEN;
                    case COMPLETED, SUPERFLUOUS -> Task.State.COMPLETED;
                    case CANCELLED -> Task.State.CANCELLED;
                };
        return new Task(
                task.id(),
                task.name(),
                task.phase(),
                ofGate,
                task.optional(),
                state,
                decisive.finishedAt(),
                decisive.evidence());
    }

    /** An open run decides; without one the run that ended last; of two that ended together the cancelled one. */
    private static final Comparator<Activity> BY_STANDING = Comparator.comparing(
                    (Activity run) -> run.state() == Activity.State.OPEN)
            .thenComparing(run -> run.finishedAt() == null ? Instant.MAX : run.finishedAt())
            .thenComparing(run -> run.state() == Activity.State.CANCELLED);

    private @Nullable Instant latestStart(@Nullable String phase) {
        return phase == null
                ? null
                : runs.getOrDefault(phase, List.of()).stream()
                        .map(Activity::startedAt)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
    }

    /** When the phase, or one around it, ended; {@code null} while it has not begun or still runs. */
    private @Nullable Instant endOfPhase(@Nullable String id) {
        if (id == null) {
            return null;
        }
        List<Activity> ofPhase = runs.getOrDefault(id, List.of());
        if (ofPhase.isEmpty()) {
            Phase phase = phases.get(id);
            return phase == null ? null : endOfPhase(phase.parent());
        }
        return ofPhase.stream().anyMatch(run -> run.finishedAt() == null)
                ? null
                : ofPhase.get(ofPhase.size() - 1).finishedAt();
    }
}
