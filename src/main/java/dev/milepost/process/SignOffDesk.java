package dev.milepost.process;

import dev.milepost.gate.Decision;
import dev.milepost.gate.GateKeeper;
import dev.milepost.gate.GateRecord;
import dev.milepost.gate.GateState;
import dev.milepost.gate.UnknownProjectException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/** Where approvers vote outside Tasklist. Thread-safe. */
public class SignOffDesk {

    private final EngineAccess engine;
    private final GateKeeper gates;

    SignOffDesk(EngineAccess engine, GateKeeper gates) {
        this.engine = engine;
        this.gates = gates;
    }

    /**
     * Takes a vote on the gate's current evaluation.
     *
     * @param groups the groups the person is in at this moment
     * @param evaluation the number of the evaluation the person has seen
     * @return where the gate stands after it
     * @throws SignOffConflictException if the gate is not open for sign-off, or the evaluation is no longer the current one
     * @throws NotAnApproverException if the gate asks for nobody of these groups, or not any more
     */
    @Transactional
    public GateRecord vote(
            String project,
            String gate,
            String person,
            Collection<String> groups,
            Decision decision,
            @Nullable String comment,
            int evaluation) {
        if (gates.lock(project).isEmpty()) {
            throw new UnknownProjectException(project);
        }
        GateRecord record = gates.standing(project, gate);
        if (record.state() != GateState.SIGN_OFF) {
            throw new SignOffConflictException("Gate '" + gate + "' is not open for sign-off: it is " + record.state()
                    + " and its rules say " + record.verdict() + ".");
        }
        if (record.evaluation() != evaluation) {
            throw new SignOffConflictException("Evaluation " + evaluation + " of gate '" + gate
                    + "' is no longer the current one: the facts have changed since, and evaluation "
                    + record.evaluation()
                    + " says " + record.verdict() + ". Look at that one and sign it.");
        }
        Task task = open(record).stream()
                .filter(candidate -> groups.contains(group(candidate)))
                .findFirst()
                .orElseThrow(() -> new NotAnApproverException(person, gate, pending(record)));
        var ballot = Variables.createVariables()
                .putValueTyped(
                        SignOffWatch.Vote.NAME, Variables.untypedValue(new SignOffWatch.Vote(decision, comment), true));
        engine.as(person, services -> services.tasks().complete(task.getId(), ballot));
        if (decision == Decision.KILL && gates.standing(project, gate).state().isOpen()) {
            stop(record, person);
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

    private List<Task> open(GateRecord gate) {
        return engine.ask(services -> services.tasks()
                .createTaskQuery()
                .processInstanceId(instance(gate))
                .orderByTaskCreateTime()
                .asc()
                .list());
    }

    private String instance(GateRecord gate) {
        return engine.command(context -> {
            ExecutionEntity execution = context.getExecutionManager()
                    .findExecutionById(Objects.requireNonNull(gate.execution(), "an open gate has an execution"));
            return execution.getProcessInstanceId();
        });
    }

    private String group(Task task) {
        return engine.ask(services -> services.tasks().getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(""));
    }

    /** No plan around the gate catches the kill: the project ends here. */
    private void stop(GateRecord gate, String person) {
        engine.command(context -> {
            ExecutionEntity execution = context.getExecutionManager().findExecutionById(gate.execution());
            String root = execution.getRootProcessInstanceId();
            engine.as(
                    person,
                    services -> services.runtime()
                            .deleteProcessInstance(root, "Killed at gate '" + gate.key() + "' by " + person));
            return Map.of();
        });
    }
}
