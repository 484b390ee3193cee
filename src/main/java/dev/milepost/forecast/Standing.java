package dev.milepost.forecast;

import static dev.milepost.forecast.PlanNetwork.endOf;
import static dev.milepost.forecast.PlanNetwork.startOf;

import dev.milepost.forecast.Draft.Step;
import dev.milepost.forecast.Progress.Passage;
import dev.milepost.forecast.Progress.State;
import dev.milepost.forecast.Progress.Work;
import dev.milepost.forecast.network.Spread;
import dev.milepost.plan.FlowNode;
import dev.milepost.plan.FlowNode.Kind;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes how far a project has come into the steps of its plan. */
final class Standing {

    private static final Set<Kind> WORK = Set.of(Kind.TASK, Kind.CALL, Kind.CATCH);

    private final Draft draft;
    private final Timeline time;
    private final Map<String, Work> works;
    private final Map<String, Passage> gates;

    Standing(Draft draft, Timeline time, Progress progress) {
        this.draft = draft;
        this.time = time;
        this.works = new HashMap<>(progress.works());
        this.gates = new HashMap<>(progress.gates());
    }

    /** Forgets what has to be done again: what a gate has sent the project back to, and what is done once per repetition. */
    void forget(Set<Step> oncePerRepetition, List<FlowNode> nodes) {
        oncePerRepetition.forEach(
                step -> works.computeIfPresent(step.id, (id, work) -> work.state() == State.RUNNING ? work : null));
        Set<String> phases = new HashSet<>();
        nodes.stream().filter(node -> node.kind() == Kind.PHASE).forEach(node -> phases.add(node.id()));
        Map.copyOf(gates).forEach((gate, passage) -> {
            Instant at = passage.sentBackAt();
            String phase = passage.sentBackTo();
            Step to = phase == null ? null : draft.find(startOf(phase));
            Step from = draft.find(gate);
            if (at != null && to != null && from != null) {
                Set<Step> between = draft.from(to);
                between.retainAll(draft.upTo(from));
                between.forEach(step -> forget(step, phases, at));
            }
        });
    }

    private void forget(Step step, Set<String> phases, Instant at) {
        works.computeIfPresent(step.id, (id, work) -> isBefore(work.finishedAt(), at) ? null : work);
        gates.computeIfPresent(
                step.id,
                (id, passage) -> isBefore(passage.passedAt(), at)
                        ? new Passage(passage.enteredAt(), null, null, passage.sentBackAt(), passage.sentBackTo())
                        : passage);
        int colon = step.id.indexOf(':');
        String phase = colon < 0 ? "" : step.id.substring(0, colon);
        if (phases.contains(phase)) {
            works.computeIfPresent(phase, (id, work) -> isBefore(work.finishedAt(), at) ? null : work);
        }
    }

    private static boolean isBefore(@Nullable Instant ended, Instant at) {
        return ended != null && !ended.isAfter(at);
    }

    void apply(List<FlowNode> nodes) {
        Map<String, FlowNode> byId = new HashMap<>();
        nodes.forEach(node -> byId.put(node.id(), node));
        for (FlowNode node : nodes) {
            Work work = works.get(node.id());
            Step step = draft.find(node.id());
            if (node.kind() == Kind.PHASE || node.kind() == Kind.EVENT_PHASE) {
                applyPhase(node.id(), work);
            } else if (step != null && node.kind() == Kind.GATE) {
                applyGate(step, gates.get(node.id()));
            } else if (step != null && (WORK.contains(node.kind()) || work != null)) {
                applyWork(step, work == null && hasEnded(node, byId) ? Work.skipped() : work);
            }
        }
    }

    /** Whether something around a node has ended: what has not begun there never will. */
    private boolean hasEnded(FlowNode node, Map<String, FlowNode> byId) {
        FlowNode outer = byId.get(node.parent() == null ? "" : node.parent());
        while (outer != null) {
            Work work = works.get(outer.id());
            if (work != null && work.finishedAt() != null) {
                return true;
            }
            outer = byId.get(outer.parent() == null ? "" : outer.parent());
        }
        return false;
    }

    private void applyPhase(String phase, @Nullable Work work) {
        Step start = draft.find(startOf(phase));
        Step end = draft.find(endOf(phase));
        if (work == null || start == null || end == null) {
            return;
        }
        Instant startedAt = work.startedAt();
        Instant finishedAt = work.finishedAt();
        if (startedAt != null) {
            start.start = time.at(startedAt);
            start.finish = start.start;
        }
        if (finishedAt != null) {
            end.start = time.at(finishedAt);
            end.finish = end.start;
        }
    }

    private void applyGate(Step step, @Nullable Passage passage) {
        Instant passedAt = passage == null ? null : passage.passedAt();
        Instant satisfiedAt = passage == null ? null : passage.satisfiedAt();
        if (passage != null && passedAt != null) {
            fix(step, passage.enteredAt(), passedAt);
        } else if (satisfiedAt != null) {
            run(step, satisfiedAt);
        } else {
            waitForNow(step);
        }
    }

    private void applyWork(Step step, @Nullable Work work) {
        State state = work == null ? State.NOT_STARTED : work.state();
        Instant startedAt = work == null ? null : work.startedAt();
        Instant finishedAt = work == null ? null : work.finishedAt();
        if (state == State.SKIPPED || (state == State.CANCELLED && finishedAt == null)) {
            step.duration = Spread.NONE;
            step.notBefore = 0;
            step.earliest = null;
        } else if ((state == State.FINISHED || state == State.CANCELLED) && finishedAt != null) {
            fix(step, startedAt, finishedAt);
        } else if (state == State.RUNNING && startedAt != null) {
            run(step, startedAt);
        } else {
            waitForNow(step);
        }
    }

    /** What has not begun does not begin in the past. */
    private void waitForNow(Step step) {
        Instant now = time.presentInstant();
        step.notBefore = Math.max(step.notBefore, time.now());
        step.earliest = step.earliest == null || step.earliest.isBefore(now) ? now : step.earliest;
    }

    private void fix(Step step, @Nullable Instant startedAt, Instant finishedAt) {
        double finish = time.at(finishedAt);
        step.finish = finish;
        step.start = startedAt == null ? finish : Math.min(finish, time.at(startedAt));
    }

    private void run(Step step, Instant since) {
        step.start = time.at(since);
        step.duration = time.given(step.duration, since);
        if (step.notBefore > step.start + step.duration.high()) { // a timer that is running goes off at its date
            step.duration = Spread.fixed(step.notBefore - step.start);
        }
    }
}
