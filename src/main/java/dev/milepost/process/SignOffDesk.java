package dev.milepost.process;

import dev.milepost.gate.GateKeeper;
import dev.milepost.gate.GateRecord;
import dev.milepost.gate.GateState;
import dev.milepost.gate.GateView;
import dev.milepost.gate.UnknownProjectException;
import dev.milepost.signoff.InvalidVoteException;
import dev.milepost.signoff.Vote;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.task.Task;
import org.springframework.transaction.annotation.Transactional;

/** Where approvers vote outside Tasklist. Thread-safe. */
public class SignOffDesk {

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
     *     person or their group has voted already, or the plan has no way for this decision
     * @throws NotAnApproverException if the gate asks for nobody of these groups
     * @throws InvalidVoteException if the vote names what there is not
     * @throws SelfApprovalException if those alone would pass the gate who had a hand in what is decided
     */
    @Transactional
    public GateRecord vote(String project, String gate, String person, Vote vote, int evaluation) {
        if (gates.lock(project).isEmpty()) {
            throw new UnknownProjectException(project);
        }
        GateRecord record = gates.standing(project, gate);
        Task task = taskFor(record, person).orElseThrow(() -> ballots.noSeat(record, person, evaluation));
        try {
            engine.as(person, services -> services.tasks().complete(task.getId(), VoteVariables.of(vote, evaluation)));
        } catch (ProcessEngineException e) {
            throw refusal(e);
        }
        gates.settle(project, "sign-off by " + person);
        return gates.standing(project, gate);
    }

    /** As what a person may vote on a gate as it stands, and the task by which Tasklist lets them; empty where they may not. */
    @Transactional(readOnly = true)
    public Optional<Seat> seat(GateView gate, String person) {
        if (gate.record().state() != GateState.SIGN_OFF) {
            return Optional.empty();
        }
        return ballots.seat(gate.definition(), gate.record(), person)
                .flatMap(group ->
                        open(gate.record(), group).stream().findFirst().map(task -> new Seat(group, task.getId())));
    }

    /**
     * A seat at a gate's sign-off.
     *
     * @param group the group for which the vote counts
     * @param task the engine's task that asks for it
     */
    public record Seat(String group, String task) {}

    private Optional<Task> taskFor(GateRecord gate, String person) {
        if (gate.state() != GateState.SIGN_OFF) {
            return Optional.empty();
        }
        return ballots.seat(gate, person)
                .flatMap(group -> open(gate, group).stream().findFirst());
    }

    private List<Task> open(GateRecord gate, String group) {
        return engine.ask(services -> services.tasks()
                .createTaskQuery()
                .processInstanceId(lifecycle(gate))
                .taskCandidateGroup(group)
                .includeAssignedTasks()
                .orderByTaskCreateTime()
                .asc()
                .list());
    }

    private String lifecycle(GateRecord gate) {
        String execution = Objects.requireNonNull(gate.execution(), "an open gate has an execution");
        return engine.command(context ->
                context.getExecutionManager().findExecutionById(execution).getProcessInstanceId());
    }

    /** The engine wraps what refuses a vote; what was thrown says it better. */
    private static RuntimeException refusal(ProcessEngineException wrapped) {
        for (Throwable cause = wrapped; cause != null; cause = cause.getCause()) {
            if (cause instanceof SignOffConflictException
                    || cause instanceof NotAnApproverException
                    || cause instanceof SelfApprovalException
                    || cause instanceof InvalidVoteException) {
                return (RuntimeException) cause;
            }
        }
        return wrapped;
    }
}
