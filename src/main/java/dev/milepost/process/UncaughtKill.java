package dev.milepost.process;

import org.camunda.bpm.engine.impl.bpmn.behavior.AbstractBpmnActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;

/**
 * The step before a killed gate is left: it goes on where the plan catches the kill, on the gate's border or around it. Where it
 * does not, it waits, and the project is stopped before the transaction ends: not from here, because the engine does not
 * expect a process to be deleted by its own step.
 */
public final class UncaughtKill extends AbstractBpmnActivityBehavior {

    private static final String ERROR = "milestone-killed";

    UncaughtKill() {}

    @Override
    public void execute(ActivityExecution execution) {
        if (isCaught(execution)) {
            leave(execution);
        }
    }

    private static boolean isCaught(ActivityExecution execution) {
        ScopeImpl scope = ((ExecutionEntity) execution)
                .getProcessInstance()
                .getSuperExecution()
                .getActivity();
        while (scope != null) {
            if (scope.getProperties().get(BpmnProperties.ERROR_EVENT_DEFINITIONS).stream()
                    .anyMatch(definition -> definition.catchesError(ERROR))) {
                return true;
            }
            scope = scope.getFlowScope();
        }
        return false;
    }
}
