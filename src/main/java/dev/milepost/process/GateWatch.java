package dev.milepost.process;

import dev.milepost.gate.Decision;
import dev.milepost.gate.GateKeeper;
import dev.milepost.gate.GateRecord;
import dev.milepost.plan.GateDefinition;
import dev.milepost.signoff.Round;
import dev.milepost.signoff.Rounds;
import dev.milepost.signoff.Seats;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** Sees gates end: passed, or interrupted together with what lies around them. */
final class GateWatch implements ExecutionListener {

    private final GateKeeper gates;
    private final Rounds rounds;

    GateWatch(GateKeeper gates, Rounds rounds) {
        this.gates = gates;
        this.rounds = rounds;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String project = execution.getProcessBusinessKey();
        String gate = execution.getCurrentActivityId();
        GateRecord before = gates.standing(project, gate);
        gates.left(project, gate, execution.isCanceled());
        if (!execution.isCanceled()) {
            passed(gates.definition(project, gate), before);
        }
    }

    /** A hand in Cockpit may have moved the token past the sign-off; the rules alone do not pass a gate that asks people. */
    private void passed(GateDefinition gate, GateRecord before) {
        if (!gate.approvers().isEmpty()) {
            Round round = rounds.of(gate, before);
            if (round.outcome().filter(Decision::isGo).isEmpty()) {
                throw new SignOffConflictException("Gate '" + gate.key()
                        + "' cannot be left: it waits for "
                        + round.free().stream().map(Seats::words).toList() + " to sign it off.");
            }
            rounds.passed(round, before);
        }
    }
}
