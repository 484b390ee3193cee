package dev.milepost.process;

import java.util.Optional;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;

/** Finds what an open sign-off task is about. Thread-safe. */
public class SignOffTasks {

    private final EngineAccess engine;

    SignOffTasks(EngineAccess engine) {
        this.engine = engine;
    }

    /** The gate that an open task signs off; empty where there is no such task, or the engine does not show it to this person. */
    public Optional<SignOffTask> find(String task, String person) {
        boolean visible = engine.askInNameOf(
                person,
                services -> services.tasks().createTaskQuery().taskId(task).count() > 0);
        return visible ? engine.command(context -> of(context.getTaskManager().findTaskById(task))) : Optional.empty();
    }

    private static Optional<SignOffTask> of(@Nullable TaskEntity task) {
        ExecutionEntity execution = task == null ? null : task.getExecution();
        return execution != null && Plans.isLifecycle(execution.getProcessDefinition())
                ? Optional.of(new SignOffTask(execution.getProcessBusinessKey(), Plans.gateOf(execution)))
                : Optional.empty();
    }

    /**
     * What a task is about.
     *
     * @param project the project's key
     * @param gate the gate's key
     */
    public record SignOffTask(String project, String gate) {}
}
