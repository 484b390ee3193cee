package dev.milepost.process;

import dev.milepost.gate.Decision;
import dev.milepost.gate.GateKeeper;
import dev.milepost.gate.GateRecord;
import dev.milepost.gate.GateState;
import dev.milepost.gate.Verdict;
import dev.milepost.plan.ApproverGroup;
import dev.milepost.signoff.Delegations;
import dev.milepost.signoff.Mandate;
import dev.milepost.signoff.SignOff;
import dev.milepost.signoff.SignOffs;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one place where a vote is checked and recorded, wherever it comes from. */
final class Ballots {

    private final Delegations delegations;
    private final GateKeeper gates;
    private final SignOffs votes;
    private final Clock clock;

    Ballots(Delegations delegations, GateKeeper gates, SignOffs votes, Clock clock) {
        this.delegations = delegations;
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
        check(gate);
        if (vote.decision() != Decision.GO
                && (vote.comment() == null || vote.comment().isBlank())) {
            throw new SignOffConflictException("Every decision but GO needs a comment. Say why.");
        }
        Mandate.Given mandate = mandate(
                gate, person, waitingFor(gate).stream().filter(asked::contains).toList());
        votes.add(new SignOff(
                task,
                gate.project(),
                gate.key(),
                gate.round(),
                gate.evaluation(),
                person,
                mandate.onBehalfOf(),
                mandate.group(),
                vote.decision(),
                vote.comment(),
                clock.instant()));
        if (vote.decision() != Decision.GO) {
            Decision before = Objects.requireNonNullElse(gate.decision(), Decision.GO);
            gates.decided(gate.project(), gate.key(), before.or(vote.decision()));
        }
    }

    /** Checks that votes are possible now; throws as {@link #cast} does. */
    void check(GateRecord gate) {
        if (gate.state() != GateState.SIGN_OFF || gates.verdictNow(gate.project(), gate.key()) != Verdict.PASS) {
            throw new SignOffConflictException("Gate '" + gate.key() + "' is not open for sign-off: it is "
                    + gate.state() + ", and its rules do not let it pass at this moment. Look at its criteria.");
        }
    }

    /**
     * For which of these groups, and on whose behalf, the person may vote at this moment.
     *
     * @throws SignOffConflictException if they have voted already, or the member they would vote for has
     * @throws NotAnApproverException if they are in none of the groups, and nobody who is has delegated to them
     */
    Mandate.Given mandate(GateRecord gate, String person, List<String> seats) {
        Mandate mandate = delegations.mandates(person, counting(gate).toList()).forOneOf(seats);
        if (mandate instanceof Mandate.Given given) {
            return given;
        }
        if (mandate instanceof Mandate.Spent spent) {
            throw new SignOffConflictException("'" + spent.voter() + "' has signed gate '" + gate.key()
                    + "' off in this round already. Another approver has to decide this one.");
        }
        throw new NotAnApproverException(person, gate.key(), seats);
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

    /** Votes count from the evaluation on which people were last asked; those before it fell with its verdict. */
    private Stream<SignOff> counting(GateRecord gate) {
        int asked = Objects.requireNonNullElse(gate.asked(), 0);
        return votes.of(gate.project(), gate.key()).stream()
                .filter(vote -> vote.round() == gate.round() && vote.evaluation() >= asked);
    }

    /** What a person decides, and why. */
    record Vote(Decision decision, @Nullable String comment) {}
}
