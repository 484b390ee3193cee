package dev.milepost.process;

import dev.milepost.gate.Decision;
import dev.milepost.gate.GateKeeper;
import dev.milepost.gate.GateRecord;
import dev.milepost.gate.GateState;
import dev.milepost.gate.Verdict;
import dev.milepost.signoff.SignOff;
import dev.milepost.signoff.SignOffs;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.task.IdentityLink;
import org.jspecify.annotations.Nullable;

/**
 * Sees sign-off tasks being completed, from wherever: the one place where a vote is checked and recorded. A task completed
 * without a vote, as Tasklist does it, is a go.
 */
final class SignOffWatch implements TaskListener {

    private final GateKeeper gates;
    private final SignOffs votes;
    private final Clock clock;

    SignOffWatch(GateKeeper gates, SignOffs votes, Clock clock) {
        this.gates = gates;
        this.votes = votes;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        if (!EVENTNAME_COMPLETE.equals(task.getEventName())) {
            return;
        }
        String person = Context.getCommandContext().getAuthenticatedUserId();
        if (person == null) {
            throw new BadUserRequestException("A sign-off needs a person: log in to complete this task.");
        }
        GateRecord gate =
                gates.standing(task.getExecution().getProcessBusinessKey(), Plans.gateOf(task.getExecution()));
        check(gate, person);
        Vote vote = Objects.requireNonNullElse((Vote) task.getVariable(Vote.NAME), Vote.GO);
        votes.add(new SignOff(
                task.getId(),
                gate.project(),
                gate.key(),
                gate.round(),
                gate.evaluation(),
                person,
                group(task),
                vote.decision(),
                vote.comment(),
                clock.instant()));
        if (vote.decision() != Decision.GO) {
            Decision before = Objects.requireNonNullElse(gate.decision(), Decision.GO);
            gates.decided(gate.project(), gate.key(), before.or(vote.decision()));
        }
    }

    private void check(GateRecord gate, String person) {
        if (gate.state() != GateState.SIGN_OFF || gates.verdictNow(gate.project(), gate.key()) != Verdict.PASS) {
            throw new BadUserRequestException("Gate '" + gate.key() + "' is not open for sign-off: its rules say "
                    + gate.verdict() + " now. Look at its criteria.");
        }
        boolean voted = votes.of(gate.project(), gate.key()).stream()
                .anyMatch(vote -> vote.person().equals(person)
                        && vote.round() == gate.round()
                        && gate.asked() != null
                        && vote.evaluation() >= gate.asked());
        if (voted) {
            throw new BadUserRequestException("'" + person + "' has signed gate '" + gate.key()
                    + "' off in this round already. Another approver has to complete this task.");
        }
    }

    private static String group(DelegateTask task) {
        List<String> groups = task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .toList();
        return groups.isEmpty() ? "" : groups.get(0);
    }

    /** What a person decides, handed to the task as a transient variable. */
    record Vote(Decision decision, @Nullable String comment) {
        static final String NAME = "milepostVote";
        static final Vote GO = new Vote(Decision.GO, null);
    }
}
