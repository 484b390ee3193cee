package dev.milepost.process;

import dev.milepost.gate.Decision;
import dev.milepost.gate.GateKeeper;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.PlanLibrary;
import java.util.Collections;
import java.util.List;
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

    MilestoneGate(GateKeeper gates, PlanLibrary plans) {
        this.gates = gates;
        this.plans = plans;
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

    /** The approver groups, each as often as it needs different people. */
    public List<String> approverGroups(DelegateExecution execution) {
        return definition(execution).approvers().stream()
                .flatMap(approvers -> Collections.nCopies(approvers.minimum(), approvers.group()).stream())
                .toList();
    }

    /** The name of the milestone. */
    public String milestone(DelegateExecution execution) {
        return definition(execution).name();
    }

    /** What people have decided in this round so far: {@code GO} unless somebody decided otherwise. */
    public String decision(DelegateExecution execution) {
        Decision decision = gates.standing(execution.getProcessBusinessKey(), Plans.gateOf(execution))
                .decision();
        return (decision == null ? Decision.GO : decision).name();
    }

    private GateDefinition definition(DelegateExecution execution) {
        ExecutionEntity caller =
                ((ExecutionEntity) execution).getProcessInstance().getSuperExecution();
        return plans.plan(caller.getProcessDefinitionId())
                .gate(Plans.gateOf(execution))
                .orElseThrow();
    }
}
