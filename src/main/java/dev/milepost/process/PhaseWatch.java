package dev.milepost.process;

import dev.milepost.evidence.Activities;
import dev.milepost.evidence.Activity;
import dev.milepost.gate.GateKeeper;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** Sees phases of plans begin and end. */
final class PhaseWatch implements ExecutionListener {

    private final Activities activities;
    private final GateKeeper gates;
    private final Clock clock;

    PhaseWatch(Activities activities, GateKeeper gates, Clock clock) {
        this.activities = activities;
        this.gates = gates;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateExecution execution) {
        if (!Plans.isPlan(execution)) {
            return;
        }
        String project = execution.getProcessBusinessKey();
        String run = execution.getActivityInstanceId();
        if (EVENTNAME_START.equals(execution.getEventName())) {
            activities.started(new Activity(
                    run,
                    project,
                    Activity.Kind.PHASE,
                    execution.getCurrentActivityId(),
                    Names.of(execution),
                    Activity.State.OPEN,
                    clock.instant(),
                    null,
                    null));
        } else {
            activities.ended(
                    run,
                    execution.isCanceled() ? Activity.State.CANCELLED : Activity.State.COMPLETED,
                    clock.instant(),
                    null);
        }
        gates.factsChanged(project);
    }
}
