package dev.milepost.process;

import dev.milepost.gate.Decision;
import dev.milepost.gate.GateKeeper;
import dev.milepost.gate.GateRecord;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.Phase;
import dev.milepost.plan.Plan;
import dev.milepost.plan.PlanLibrary;
import dev.milepost.plan.WayBack;
import dev.milepost.signoff.People;
import dev.milepost.signoff.Rounds;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.bpmn.behavior.AbstractBpmnActivityBehavior;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;

/**
 * The step of {@code milestone-gate.bpmn} in which rules decide, named {@code milestoneGate} there: it waits inside itself
 * until the rules let the gate go on. Its other methods answer the questions of that process, so that it needs no variables.
 */
public final class MilestoneGate extends AbstractBpmnActivityBehavior {

    private final GateKeeper gates;
    private final PlanLibrary plans;
    private final Rounds rounds;
    private final People people;
    private final UncaughtKill kill = new UncaughtKill();

    MilestoneGate(GateKeeper gates, PlanLibrary plans, Rounds rounds, People people) {
        this.gates = gates;
        this.plans = plans;
        this.rounds = rounds;
        this.people = people;
    }

    @Override
    public void execute(ActivityExecution execution) throws Exception {
        if (gates.reached(execution.getProcessBusinessKey(), Plans.gateOf(execution), execution.getId())) {
            leave(execution);
        }
    }

    @Override
    public void signal(ActivityExecution execution, String name, Object data) throws Exception {
        gates.checkSatisfied(execution.getProcessBusinessKey(), Plans.gateOf(execution));
        leave(execution);
    }

    /** Whether people sign this gate off. */
    public boolean signOffNeeded(DelegateExecution execution) {
        return !definition(execution).approvers().isEmpty();
    }

    /** Whether approvers are asked one after the other. */
    public boolean inSequence(DelegateExecution execution) {
        return definition(execution).signOff().inSequence();
    }

    /** Begins a sign-off, and answers how many people it needs: never none. */
    public int ask(DelegateExecution execution) {
        int needed = rounds.ask(definition(execution), standing(execution), people::count)
                .people();
        if (needed == 0) {
            throw new IllegalStateException("Gate '" + Plans.gateOf(execution) + "' asks for nobody to sign it off");
        }
        return needed;
    }

    /** The groups whose members can take one of the seats, counted from 0. */
    public List<String> groups(DelegateExecution execution, int seat) {
        return rounds.of(definition(execution), standing(execution))
                .quorum()
                .oneByOne()
                .get(seat)
                .groups();
    }

    /** The name of the milestone, short enough to be part of a task's name. */
    public String milestone(DelegateExecution execution) {
        return Names.clip(definition(execution).name(), 150);
    }

    /** Whether people have decided, and nobody else needs to be heard. */
    public boolean decided(DelegateExecution execution) {
        return standing(execution).decision() != null;
    }

    /** What people have decided in this round: {@code GO} where nobody was asked. */
    public String decision(DelegateExecution execution) {
        return Objects.requireNonNullElse(standing(execution).decision(), Decision.GO)
                .name();
    }

    /**
     * Sends the project back on the way that the approvers chose, where the plan catches each way by an error of its own.
     *
     * @throws BpmnError with the code of that way
     */
    public void sendBack(DelegateExecution execution) {
        List<String> phases = plan(execution).phases().stream().map(Phase::id).toList();
        GateDefinition gate = definition(execution);
        rounds.of(gate, standing(execution))
                .wayBack(gate, phases)
                .map(WayBack::error)
                .filter(error -> !error.equals(WayBack.ERROR))
                .ifPresent(error -> {
                    throw new BpmnError(error);
                });
    }

    /** What stops the project where its plan does not catch a kill. */
    public UncaughtKill getKill() {
        return kill;
    }

    private GateRecord standing(DelegateExecution execution) {
        return gates.standing(execution.getProcessBusinessKey(), Plans.gateOf(execution));
    }

    private GateDefinition definition(DelegateExecution execution) {
        return plan(execution).gate(Plans.gateOf(execution)).orElseThrow();
    }

    private Plan plan(DelegateExecution execution) {
        ExecutionEntity caller =
                ((ExecutionEntity) execution).getProcessInstance().getSuperExecution();
        return plans.plan(caller.getProcessDefinitionId());
    }
}
