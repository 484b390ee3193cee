package dev.milepost.process;

import dev.milepost.evidence.Activity;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** Sees tasks end that the engine or a service carries out. */
final class TaskWatch implements ExecutionListener {

    private final TaskEvidence evidence;

    TaskWatch(TaskEvidence evidence) {
        this.evidence = evidence;
    }

    @Override
    public void notify(DelegateExecution execution) {
        if (Plans.isPlan(execution)) {
            evidence.happened(
                    execution.getProcessBusinessKey(),
                    execution.getActivityInstanceId(),
                    execution.getCurrentActivityId(),
                    Names.of(execution),
                    execution.isCanceled() ? Activity.State.CANCELLED : Activity.State.COMPLETED);
        }
    }
}
