package dev.milepost.process;

import dev.milepost.gate.GateKeeper;
import dev.milepost.plan.Project;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.task.IdentityLink;

/** Sees sign-off tasks being completed. One completed without a vote, as Tasklist does it without a form, is a go. */
final class SignOffWatch implements TaskListener {

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
        Project project =
                gates.lock(task.getExecution().getProcessBusinessKey()).orElseThrow();
        VoteVariables sent =
                VoteVariables.sentWith(Context.getCommandInvocationContext().getCommand(), project.zone());
        ballots.cast(
                gates.standing(project.key(), Plans.gateOf(task.getExecution())),
                task.getId(),
                person,
                groups(task),
                sent.vote(),
                sent.seen());
    }

    private static Set<String> groups(DelegateTask task) {
        return task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}
