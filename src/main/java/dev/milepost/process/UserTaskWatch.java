package dev.milepost.process;

import dev.milepost.evidence.Activity;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;

/** Sees tasks that people do begin and end. */
final class UserTaskWatch implements TaskListener {

    /** The engine's own words when a multi-instance task needs no further runs. */
    private static final String ENOUGH = "Multi instance completion condition";

    private final TaskEvidence evidence;

    UserTaskWatch(TaskEvidence evidence) {
        this.evidence = evidence;
    }

    @Override
    public void notify(DelegateTask task) {
        if (!Plans.isPlan(task)) {
            return;
        }
        String project = task.getExecution().getProcessBusinessKey();
        String element = task.getTaskDefinitionKey();
        String name = Names.clip(Objects.requireNonNullElse(task.getName(), element));
        switch (task.getEventName()) {
            case EVENTNAME_CREATE -> evidence.started(project, task.getId(), Activity.Kind.USER_TASK, element, name);
            case EVENTNAME_COMPLETE -> evidence.ended(project, task.getId(), element, name, Activity.State.COMPLETED);
            case EVENTNAME_DELETE -> evidence.ended(project, task.getId(), element, name, interrupted(task));
            default -> throw new IllegalStateException("Listens to no event '" + task.getEventName() + "'");
        }
    }

    private static Activity.State interrupted(DelegateTask task) {
        @Nullable String reason = ((ExecutionEntity) task.getExecution()).getDeleteReason();
        return reason != null && reason.startsWith(ENOUGH) ? Activity.State.SUPERFLUOUS : Activity.State.CANCELLED;
    }
}
