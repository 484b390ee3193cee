package dev.milepost.process;

import dev.milepost.evidence.Activity;
import dev.milepost.gate.GateKeeper;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** Sees phases of plans begin and end. */
final class PhaseWatch implements ExecutionListener {

    private final GateKeeper gates;
    private final Clock clock;

    PhaseWatch(GateKeeper gates, Clock clock) {
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
            gates.begun(new Activity(
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
            gates.ended(
                    project,
                    run,
                    execution.isCanceled() ? Activity.State.CANCELLED : Activity.State.COMPLETED,
                    clock.instant(),
                    null);
        }
    }
}
