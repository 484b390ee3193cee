package dev.milepost.process;

import dev.milepost.gate.Decision;
import dev.milepost.gate.GateKeeper;
import dev.milepost.process.Ballots.Vote;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.task.IdentityLink;

/** Sees sign-off tasks being completed. One completed without a vote, as Tasklist does it, is a go. */
final class SignOffWatch implements TaskListener {

    /** The variables of a task in which a vote comes. */
    static final String DECISION = "decision";

    static final String COMMENT = "comment";

    private final GateKeeper gates;
    private final Ballots ballots;

    SignOffWatch(GateKeeper gates, Ballots ballots) {
        this.gates = gates;
        this.ballots = ballots;
    }

    @Override
    public void notify(DelegateTask task) {
        if (!EVENTNAME_COMPLETE.equals(task.getEventName())) {
            return;
        }
        String person = Context.getCommandContext().getAuthenticatedUserId();
        if (person == null) {
            throw new SignOffConflictException("A sign-off needs a person: log in to complete this task.");
        }
        String project = task.getExecution().getProcessBusinessKey();
        ballots.cast(
                gates.standing(project, Plans.gateOf(task.getExecution())),
                task.getId(),
                person,
                groups(task),
                vote(task));
    }

    private static Vote vote(DelegateTask task) {
        Object decision = task.getVariable(DECISION);
        Object comment = task.getVariable(COMMENT);
        return new Vote(
                decision == null ? Decision.GO : decision(decision.toString()),
                comment == null ? null : comment.toString());
    }

    private static Decision decision(String word) {
        return Arrays.stream(Decision.values())
                .filter(known -> known.name().equals(word))
                .findFirst()
                .orElseThrow(() -> new SignOffConflictException(
                        "This is no decision. Decide one of " + Arrays.toString(Decision.values()) + "."));
    }

    private static Set<String> groups(DelegateTask task) {
        return task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}
