package dev.milepost.process;

import dev.milepost.gate.Decision;
import dev.milepost.gate.GateKeeper;
import dev.milepost.gate.GateRecord;
import dev.milepost.gate.GateState;
import dev.milepost.gate.Verdict;
import dev.milepost.plan.ApproverGroup;
import dev.milepost.signoff.SignOff;
import dev.milepost.signoff.SignOffs;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.Group;
import org.jspecify.annotations.Nullable;

/** The one place where a vote is checked and recorded, wherever it comes from. */
final class Ballots {

    private final EngineAccess engine;
    private final GateKeeper gates;
    private final SignOffs votes;
    private final Clock clock;

    Ballots(EngineAccess engine, GateKeeper gates, SignOffs votes, Clock clock) {
        this.engine = engine;
        this.gates = gates;
        this.votes = votes;
        this.clock = clock;
    }

    /**
     * Records a vote on the gate's current evaluation. Who may vote is read from the plan and from the person's groups at this
     * moment, never from the engine's task alone: whoever may change a task could name themselves a candidate of it.
     *
     * @param asked the groups the completed task asks
     * @throws SignOffConflictException if the rules do not let the gate pass at this moment, the person has voted already, or a
     *     decision other than go gives no reason
     * @throws NotAnApproverException if the gate does not wait for any of these groups, or the person is in none of them
     */
    void cast(GateRecord gate, String task, String person, Collection<String> asked, Vote vote) {
        check(gate, person);
        if (vote.decision() != Decision.GO
                && (vote.comment() == null || vote.comment().isBlank())) {
            throw new SignOffConflictException("Every decision but GO needs a comment. Say why.");
        }
        Set<String> groups = groupsOf(person);
        String group = waitingFor(gate).stream()
                .filter(open -> asked.contains(open) && groups.contains(open))
                .findFirst()
                .orElseThrow(() -> new NotAnApproverException(person, gate.key(), waitingFor(gate)));
        votes.add(new SignOff(
                task,
                gate.project(),
                gate.key(),
                gate.round(),
                gate.evaluation(),
                person,
                group,
                vote.decision(),
                vote.comment(),
                clock.instant()));
        if (vote.decision() != Decision.GO) {
            Decision before = Objects.requireNonNullElse(gate.decision(), Decision.GO);
            gates.decided(gate.project(), gate.key(), before.or(vote.decision()));
        }
    }

    /** Checks that the person may vote now; throws as {@link #cast} does. */
    void check(GateRecord gate, String person) {
        if (gate.state() != GateState.SIGN_OFF || gates.verdictNow(gate.project(), gate.key()) != Verdict.PASS) {
            throw new SignOffConflictException("Gate '" + gate.key() + "' is not open for sign-off: it is "
                    + gate.state() + ", and its rules do not let it pass at this moment. Look at its criteria.");
        }
        if (hasVoted(gate, person)) {
            throw new SignOffConflictException("'" + person + "' has signed gate '" + gate.key()
                    + "' off in this round already. Another approver has to decide this one.");
        }
    }

    /** The groups a person is in at this moment. */
    Set<String> groupsOf(String person) {
        return engine.ask(services -> services.identity().createGroupQuery().groupMember(person).list().stream()
                .map(Group::getId)
                .collect(Collectors.toSet()));
    }

    /** The approver groups of the plan that have not sent as many people yet as the gate wants of them. */
    private List<String> waitingFor(GateRecord gate) {
        return gates.definition(gate.project(), gate.key()).approvers().stream()
                .filter(approvers -> counting(gate)
                                .filter(vote -> vote.group().equals(approvers.group()))
                                .count()
                        < approvers.minimum())
                .map(ApproverGroup::group)
                .toList();
    }

    private boolean hasVoted(GateRecord gate, String person) {
        return counting(gate).anyMatch(vote -> vote.person().equals(person));
    }

    /** Votes count from the evaluation on which people were last asked; those before it fell with its verdict. */
    private Stream<SignOff> counting(GateRecord gate) {
        int asked = Objects.requireNonNullElse(gate.asked(), 0);
        return votes.of(gate.project(), gate.key()).stream()
                .filter(vote -> vote.round() == gate.round() && vote.evaluation() >= asked);
    }

    /** What a person decides, and why. */
    record Vote(Decision decision, @Nullable String comment) {}
}
