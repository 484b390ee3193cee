package dev.milepost.process;

import dev.milepost.evidence.Activities;
import dev.milepost.evidence.Activity;
import dev.milepost.gate.GateKeeper;
import dev.milepost.gate.GateResult;
import dev.milepost.gate.UnknownProjectException;
import dev.milepost.plan.Plan;
import dev.milepost.plan.PlanLibrary;
import dev.milepost.plan.Project;
import dev.milepost.plan.Projects;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/** Starts projects of plans and completes their tasks. Thread-safe. */
public class ProjectRuns {

    private final EngineAccess engine;
    private final NewProjects newProjects;
    private final Projects projects;
    private final PlanLibrary plans;
    private final Activities activities;
    private final GateKeeper gates;
    private final TaskRights rights;

    ProjectRuns(
            EngineAccess engine,
            NewProjects newProjects,
            Projects projects,
            PlanLibrary plans,
            Activities activities,
            GateKeeper gates,
            TaskRights rights) {
        this.engine = engine;
        this.newProjects = newProjects;
        this.projects = projects;
        this.plans = plans;
        this.activities = activities;
        this.gates = gates;
        this.rights = rights;
    }

    /**
     * Starts a project of the newest version of a plan.
     *
     * @param name what people call it; {@code null} for its key
     * @param start its first day; {@code null} for today
     * @param parameters its own settings, filled into targets and gate parameters
     * @throws UnknownPlanException if there is no such plan
     * @throws InvalidProjectException if the key is malformed or a setting that the plan needs is missing
     * @throws org.springframework.dao.DuplicateKeyException if the key is taken
     */
    @Transactional
    public Project start(
            String key,
            String plan,
            @Nullable String name,
            @Nullable LocalDate start,
            Map<String, String> parameters,
            String user) {
        ProcessDefinition definition = definition(plan)
                .filter(found -> plan(found).isPresent())
                .orElseThrow(() -> new UnknownPlanException(plan));
        newProjects.add(key, name, definition, start, parameters, user);
        engine.as(user, services -> services.runtime().startProcessInstanceById(definition.getId(), key));
        return projects.find(key).orElseThrow();
    }

    /** The project's tasks that people do, open and ended, in order of their start. */
    public List<Activity> tasks(String project) {
        return activities.of(project).stream()
                .filter(run -> run.kind() == Activity.Kind.USER_TASK)
                .toList();
    }

    /**
     * Completes a task, as Tasklist does: if the engine lets this user work on it.
     *
     * @return the gates that were evaluated because of it
     * @throws UnknownProjectException if there is no such project
     * @throws UnknownTaskException if the project never had this task
     * @throws TaskNotOpenException if the task has ended already
     * @throws org.camunda.bpm.engine.AuthorizationException if the user may not work on it
     */
    @Transactional
    public List<GateResult> complete(String project, String task, String user) {
        if (gates.lock(project).isEmpty()) {
            throw new UnknownProjectException(project);
        }
        String element = engine.<String>command(context -> {
            TaskEntity open = context.getTaskManager().findTaskById(task);
            if (open == null || !isOf(project, open)) {
                throw cannotBeCompleted(project, task);
            }
            String plan = open.getExecution().getProcessDefinition().getKey();
            EngineAccess.Work complete = services -> services.tasks().complete(task);
            if (rights.plainlyMayWorkOn(user, task, plan)) {
                engine.as(user, complete);
            } else {
                engine.inNameOf(user, complete);
            }
            return open.getTaskDefinitionKey();
        });
        return gates.settle(project, "task " + element);
    }

    private static boolean isOf(String project, TaskEntity task) {
        ExecutionEntity execution = task.getExecution();
        return execution != null && Plans.isPlan(execution) && project.equals(execution.getProcessBusinessKey());
    }

    private RuntimeException cannotBeCompleted(String project, String task) {
        return activities
                .find(task)
                .filter(run -> run.project().equals(project) && run.kind() == Activity.Kind.USER_TASK)
                .<RuntimeException>map(TaskNotOpenException::new)
                .orElseGet(() -> new UnknownTaskException(project, task));
    }

    /** The newest version of each plan, by id. */
    public List<DeployedPlan> plans() {
        List<ProcessDefinition> definitions = engine.ask(services -> services.repository()
                .createProcessDefinitionQuery()
                .latestVersion()
                .active()
                .orderByProcessDefinitionKey()
                .asc()
                .list());
        return definitions.stream().flatMap(found -> plan(found).stream()).toList();
    }

    /** The newest version of a plan. */
    public Optional<DeployedPlan> plan(String id) {
        return definition(id).flatMap(this::plan);
    }

    private Optional<DeployedPlan> plan(ProcessDefinition definition) {
        if (definition.getKey().equals(Plans.LIFECYCLE)) {
            return Optional.empty();
        }
        try {
            Plan plan = plans.plan(definition.getId());
            return Optional.of(new DeployedPlan(plan, definition.getVersion(), definition.getDeploymentId()));
        } catch (IllegalStateException e) {
            return Optional.empty(); // a process without gates: the engine runs it, but it is no plan
        }
    }

    private Optional<ProcessDefinition> definition(String plan) {
        return Optional.<ProcessDefinition>ofNullable(engine.command(context ->
                        context.getProcessDefinitionManager().findLatestProcessDefinitionByKeyAndTenantId(plan, null)))
                .filter(definition -> !definition.isSuspended());
    }

    /**
     * A plan that can be started.
     *
     * @param plan the plan
     * @param version its version, counted by the engine from 1
     * @param deployment the deployment it came with, and its rules
     */
    public record DeployedPlan(Plan plan, int version, String deployment) {}
}
