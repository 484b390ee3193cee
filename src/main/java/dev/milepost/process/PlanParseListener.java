package dev.milepost.process;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Attaches Milepost's listeners to every process as the engine reads it, so that plans need none of their own. */
final class PlanParseListener extends AbstractBpmnParseListener {

    private final ProjectWatch project;
    private final TaskWatch task;
    private final UserTaskWatch userTask;
    private final PhaseWatch phase;
    private final GateWatch gate;
    private final SignOffWatch signOff;
    private final TaskListener delegated;

    PlanParseListener(
            ProjectWatch project,
            TaskWatch task,
            UserTaskWatch userTask,
            PhaseWatch phase,
            GateWatch gate,
            SignOffWatch signOff,
            TaskListener delegated) {
        this.project = project;
        this.task = task;
        this.userTask = userTask;
        this.phase = phase;
        this.gate = gate;
        this.signOff = signOff;
        this.delegated = delegated;
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
        process.addBuiltInListener(ExecutionListener.EVENTNAME_START, project);
        process.addBuiltInListener(ExecutionListener.EVENTNAME_END, project);
    }

    @Override
    public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
        if (Plans.isGate(element)) {
            Plans.mark(activity.getProcessDefinition());
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, gate);
        } else {
            endsTask(activity);
        }
    }

    @Override
    public void parseSubProcess(Element element, ScopeImpl scope, ActivityImpl activity) {
        activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, phase);
        activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, phase);
    }

    @Override
    public void parseTransaction(Element element, ScopeImpl scope, ActivityImpl activity) {
        parseSubProcess(element, scope, activity);
    }

    /** All instances together are a run of their own, which the engine names after the element: they may come one by one. */
    @Override
    public void parseMultiInstanceLoopCharacteristics(Element element, Element loop, ActivityImpl allInstances) {
        allInstances.addBuiltInListener(ExecutionListener.EVENTNAME_START, phase);
        allInstances.addBuiltInListener(ExecutionListener.EVENTNAME_END, phase);
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        TaskDefinition definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        TaskListener listener = Plans.isLifecycle(activity.getProcessDefinition()) ? signOff : userTask;
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, listener);
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, listener);
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, listener);
        if (listener == signOff) {
            definition.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, delegated);
        }
    }

    @Override
    public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        endsTask(activity);
    }

    @Override
    public void parseSendTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        endsTask(activity);
    }

    @Override
    public void parseReceiveTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        endsTask(activity);
    }

    @Override
    public void parseScriptTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        endsTask(activity);
    }

    @Override
    public void parseBusinessRuleTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        endsTask(activity);
    }

    @Override
    public void parseManualTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        endsTask(activity);
    }

    @Override
    public void parseTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        endsTask(activity);
    }

    private void endsTask(ActivityImpl activity) {
        activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, task);
    }
}
