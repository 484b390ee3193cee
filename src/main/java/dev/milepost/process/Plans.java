package dev.milepost.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.core.model.CoreModelElement;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ProcessDefinitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Tells plans, the gate's lifecycle and other processes apart. */
final class Plans {

    /** The process that is a gate's lifecycle. */
    static final String LIFECYCLE = "milestone-gate";

    private static final String MARK = "milepost.plan";

    private Plans() {}

    static boolean isGate(Element callActivity) {
        return LIFECYCLE.equals(callActivity.attribute("calledElement"));
    }

    static void mark(CoreModelElement process) {
        process.setProperty(MARK, true);
    }

    static boolean isLifecycle(ProcessDefinitionImpl process) {
        // while it is parsed, an engine definition knows its key, but not yet its id
        return process instanceof org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity entity
                && LIFECYCLE.equals(entity.getKey());
    }

    static boolean isPlan(DelegateExecution execution) {
        return isPlan(((ExecutionEntity) execution).getProcessDefinition());
    }

    static boolean isPlan(CoreModelElement process) {
        return process.getProperty(MARK) != null;
    }

    static boolean isPlan(DelegateTask task) {
        return isPlan(task.getExecution());
    }

    /** The gate whose lifecycle this execution belongs to: the call activity that called it. */
    static String gateOf(DelegateExecution execution) {
        ExecutionEntity caller =
                ((ExecutionEntity) execution).getProcessInstance().getSuperExecution();
        if (caller == null) {
            throw new IllegalStateException("The process 'milestone-gate' was started on its own. It is called by the"
                    + " milestone gates of a plan: start a project of a plan instead.");
        }
        return caller.getActivityId();
    }
}
