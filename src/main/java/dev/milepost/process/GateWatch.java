package dev.milepost.process;

import dev.milepost.gate.GateKeeper;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** Sees gates end: passed, or interrupted together with what lies around them. */
final class GateWatch implements ExecutionListener {

    private final GateKeeper gates;

    GateWatch(GateKeeper gates) {
        this.gates = gates;
    }

    @Override
    public void notify(DelegateExecution execution) {
        gates.left(execution.getProcessBusinessKey(), execution.getCurrentActivityId(), execution.isCanceled());
    }
}
