package dev.milepost.gate;

import dev.milepost.gate.FactsReader.Snapshot;
import dev.milepost.plan.GateDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Judges the open gates of a project whose facts have changed, under the project's lock, and asks the engine to move those that
 * may move. Thread-safe.
 */
@Component
class Settling {

    private final Evaluator evaluator;
    private final ObjectProvider<GateProcess> process;
    private final ApplicationEventPublisher events;

    Settling(Evaluator evaluator, ObjectProvider<GateProcess> process, ApplicationEventPublisher events) {
        this.evaluator = evaluator;
        this.process = process;
        this.events = events;
    }

    /** Evaluates and moves until nothing changes any more. */
    List<GateResult> settle(ProjectUnit unit, String cause) {
        if (unit.beginSettling()) {
            try {
                while (unit.isDirty()) {
                    unit.clean();
                    pass(unit, cause);
                }
                unit.write();
            } finally {
                unit.endSettling();
            }
        }
        return List.copyOf(unit.results().values());
    }

    /** Moves a project's process in a way during which nothing is judged. */
    void unjudged(ProjectUnit unit, Runnable move) {
        if (!unit.beginSettling()) {
            throw new IllegalStateException(
                    "Project '" + unit.project().key() + "' cannot be moved while its gates are judged");
        }
        try {
            move.run();
        } finally {
            unit.endSettling();
        }
    }

    private void pass(ProjectUnit unit, String cause) {
        List<GateRecord> all = unit.hasOpenGates() ? unit.gates() : List.of();
        Snapshot snapshot = null;
        for (GateRecord gate : all) {
            if (unit.isDirty()) {
                return; // a gate has moved and facts with it: begin anew
            }
            if (gate.state().isOpen() && gate.decision() == Decision.KILL) {
                process.getObject().stop(gate);
            } else if (gate.state().isOpen() && !unit.isFresh(gate.key())) {
                snapshot = snapshot == null ? unit.snapshot() : snapshot;
                move(unit, gate, evaluate(unit, snapshot, gate, cause));
            }
        }
    }

    private void move(ProjectUnit unit, GateRecord gate, Evaluation now) {
        boolean pass = now.verdict() == Verdict.PASS;
        if (gate.state() == GateState.WAITING) {
            if (pass) {
                process.getObject().proceed(Objects.requireNonNull(gate.execution()));
            }
        } else if (!pass
                || unit.asksAnew(gate.key())
                || !process.getObject().signOffStands(definition(unit, gate), gate, now)) {
            process.getObject().withdrawSignOff(gate, now);
        }
    }

    /** Evaluates one gate and keeps what its rules say; the evaluation goes to the decision log. */
    Evaluation evaluate(ProjectUnit unit, Snapshot snapshot, GateRecord record, String cause) {
        GateDefinition gate = definition(unit, record);
        Evaluation evaluation = evaluator.evaluate(snapshot, gate, record, cause);
        boolean proceeds = evaluation.verdict() == Verdict.PASS && record.state() == GateState.WAITING;
        unit.change(record.key(), change -> {
            if (proceeds) {
                change.satisfied(evaluation);
            } else {
                change.evaluated(evaluation);
            }
        });
        scheduleNext(unit, record, evaluation, proceeds && gate.approvers().isEmpty());
        unit.evaluated(evaluation);
        if (proceeds && !gate.approvers().isEmpty()) {
            unit.send(); // whoever is asked to sign an evaluation finds it in the log
        }
        events.publishEvent(new GateTrail.Judged(record, unit.gate(record.key()).orElseThrow(), evaluation));
        events.publishEvent(new GateEvaluated(record.project(), record.key(), evaluation.number()));
        return evaluation;
    }

    private void scheduleNext(ProjectUnit unit, GateRecord record, Evaluation evaluation, boolean leaving) {
        Instant next = leaving ? null : evaluation.nextEvaluationAt();
        if (!Objects.equals(next, record.timer() == null ? null : record.nextEvaluationAt())) {
            String timer = process.getObject().lookAgain(record, next);
            unit.change(record.key(), change -> change.timer(timer));
        }
    }

    private static GateDefinition definition(ProjectUnit unit, GateRecord gate) {
        return unit.plan().gate(gate.key()).orElseThrow();
    }
}
