package dev.milepost.process;

import dev.milepost.gate.GateKeeper;
import dev.milepost.plan.Project;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** Sees projects start and end, also those that were not started through Milepost's own API. */
final class ProjectWatch implements ExecutionListener {

    private final GateKeeper gates;
    private final NewProjects newProjects;

    ProjectWatch(GateKeeper gates, NewProjects newProjects) {
        this.gates = gates;
        this.newProjects = newProjects;
    }

    @Override
    public void notify(DelegateExecution execution) {
        if (!Plans.isPlan(execution)) {
            return;
        }
        String key = execution.getProcessBusinessKey();
        if (EVENTNAME_START.equals(execution.getEventName())) {
            ExecutionEntity process = (ExecutionEntity) execution;
            String plan = process.getProcessDefinition().getKey();
            if (key == null) {
                throw ProjectKeyException.missing(plan);
            }
            if (gates.lock(key).isEmpty()) {
                newProjects.adopt(
                        key,
                        process,
                        Objects.requireNonNullElse(Context.getCommandContext().getAuthenticatedUserId(), "engine"));
            }
            if (!gates.beginsProcess(key)) {
                throw ProjectKeyException.taken(key, plan);
            }
        } else {
            gates.ended(key, execution.isCanceled() ? Project.State.CANCELLED : Project.State.COMPLETED);
        }
    }
}
