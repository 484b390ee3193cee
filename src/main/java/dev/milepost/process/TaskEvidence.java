package dev.milepost.process;

import dev.milepost.evidence.Activity;
import dev.milepost.evidence.Observation;
import dev.milepost.evidence.Submission;
import dev.milepost.gate.GateKeeper;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.camunda.bpm.engine.impl.context.Context;

/** Turns the ends of tasks into evidence. */
final class TaskEvidence {

    private final GateKeeper gates;
    private final Clock clock;

    TaskEvidence(GateKeeper gates, Clock clock) {
        this.gates = gates;
        this.clock = clock;
    }

    /** A task has begun. */
    void started(String project, String run, Activity.Kind kind, String element, String name) {
        gates.begun(new Activity(run, project, kind, element, name, Activity.State.OPEN, clock.instant(), null, null));
    }

    /** A task that was seen to begin has ended. */
    void ended(String project, String run, String element, String name, Activity.State state) {
        if (state == Activity.State.SUPERFLUOUS) {
            gates.ended(project, run, state, clock.instant(), null);
            return;
        }
        gates.ended(project, run, state, clock.instant(), record(project, run, element, name, state));
    }

    /** A task that nobody saw begin has ended. */
    void happened(String project, String run, String element, String name, Activity.State state) {
        Instant now = clock.instant();
        gates.begun(new Activity(
                run,
                project,
                Activity.Kind.TASK,
                element,
                name,
                state,
                now,
                now,
                record(project, run, element, name, state)));
    }

    private String record(String project, String run, String element, String name, Activity.State state) {
        Submission submission = new Submission(
                new Observation.Task(element, name, run, state.name()),
                clock.instant(),
                "engine",
                Objects.requireNonNullElse(Context.getCommandContext().getAuthenticatedUserId(), "engine"),
                "task-" + run,
                null);
        return gates.record(project, submission).id();
    }
}
