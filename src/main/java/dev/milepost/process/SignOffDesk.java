package dev.milepost.process;

import dev.milepost.gate.Decision;
import dev.milepost.gate.GateKeeper;
import dev.milepost.gate.GateRecord;
import dev.milepost.gate.GateState;
import dev.milepost.gate.UnknownProjectException;
import dev.milepost.process.Ballots.Vote;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/** Where approvers vote outside Tasklist. Thread-safe. */
public class SignOffDesk {

    /** The BPMN errors by which a gate is left other than passed, for plans to catch on its border. */
    private static final Map<Decision, String> ERRORS =
            Map.of(Decision.KILL, "milestone-killed", Decision.RECYCLE, "milestone-recycled");

    private final EngineAccess engine;
    private final GateKeeper gates;
    private final Ballots ballots;

    SignOffDesk(EngineAccess engine, GateKeeper gates, Ballots ballots) {
        this.engine = engine;
        this.gates = gates;
        this.ballots = ballots;
    }

    /**
     * Takes a vote on the gate's current evaluation. A kill that the plan does not catch ends the project.
     *
     * @param evaluation the number of the evaluation the person has seen
     * @return where the gate stands after it
     * @throws UnknownProjectException if there is no such project
     * @throws SignOffConflictException if the gate is not open for sign-off, the evaluation is no longer the current one, the
     *     person has voted already, or the plan has no way back from this gate
     * @throws NotAnApproverException if the gate asks for nobody of these groups, or not any more
     */
    @Transactional
    public GateRecord vote(
            String project, String gate, String person, Decision decision, @Nullable String comment, int evaluation) {
        if (gates.lock(project).isEmpty()) {
            throw new UnknownProjectException(project);
        }
        GateRecord record = gates.standing(project, gate);
        checkCurrent(record, evaluation);
        String seat = ballots.mandate(record, person, pending(record)).group();
        Task task = open(record).stream()
                .filter(candidate -> group(candidate).equals(seat))
                .findFirst()
                .orElseThrow();
        ballots.check(record);
        String error = ERRORS.get(decision);
        if (error == null || isCaught(record, error)) {
            var ballot = Variables.createVariables()
                    .putValueTyped(SignOffWatch.DECISION, Variables.stringValue(decision.name(), true))
                    .putValueTyped(SignOffWatch.COMMENT, Variables.stringValue(comment, true));
            engine.as(person, services -> services.tasks().complete(task.getId(), ballot));
        } else if (decision == Decision.KILL) {
            ballots.cast(record, task.getId(), person, List.of(group(task)), new Vote(decision, comment));
            stop(record, person);
        } else {
            throw new SignOffConflictException("The plan has no way back from gate '" + gate
                    + "': nothing on its border catches the error '" + error + "'. Decide HOLD or KILL instead.");
        }
        gates.settle(project, "sign-off by " + person);
        return gates.standing(project, gate);
    }

    /** The groups that still have to sign off, each as often as different people of it are missing. */
    public List<String> pending(GateRecord gate) {
        return gate.state() == GateState.SIGN_OFF
                ? open(gate).stream().map(this::group).sorted().toList()
                : List.of();
    }

    private static void checkCurrent(GateRecord gate, int evaluation) {
        if (gate.state() != GateState.SIGN_OFF) {
            throw new SignOffConflictException("Gate '" + gate.key() + "' is not open for sign-off: it is "
                    + gate.state() + " and its rules say " + gate.verdict() + ".");
        }
        if (gate.evaluation() != evaluation) {
            throw new SignOffConflictException("Evaluation " + evaluation + " of gate '" + gate.key()
                    + "' is no longer the current one: the facts have changed since, and evaluation "
                    + gate.evaluation()
                    + " says " + gate.verdict() + ". Look at that one and sign it.");
        }
    }

    private List<Task> open(GateRecord gate) {
        return engine.ask(services -> services.tasks()
                .createTaskQuery()
                .processInstanceId(lifecycle(gate, ExecutionEntity::getProcessInstanceId))
                .orderByTaskCreateTime()
                .asc()
                .list());
    }

    private String group(Task task) {
        return engine.ask(services -> services.tasks().getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(""));
    }

    /** Whether the gate, or something around it in its plan, catches the error. */
    private boolean isCaught(GateRecord gate, String error) {
        return lifecycle(gate, execution -> {
            ActivityImpl callActivity =
                    execution.getProcessInstance().getSuperExecution().getActivity();
            for (ScopeImpl scope = callActivity; scope != null; scope = scope.getFlowScope()) {
                if (scope.getProperties().get(BpmnProperties.ERROR_EVENT_DEFINITIONS).stream()
                        .anyMatch(definition -> definition.catchesError(error))) {
                    return true;
                }
            }
            return false;
        });
    }

    private void stop(GateRecord gate, String person) {
        String project = lifecycle(gate, ExecutionEntity::getRootProcessInstanceId);
        engine.as(
                person,
                services -> services.runtime()
                        .deleteProcessInstance(project, "Killed at gate '" + gate.key() + "' by " + person));
    }

    private <T> T lifecycle(GateRecord gate, Function<ExecutionEntity, T> question) {
        return engine.command(context -> question.apply(context.getExecutionManager()
                .findExecutionById(Objects.requireNonNull(gate.execution(), "an open gate has an execution"))));
    }
}
