package dev.milepost.process;

import dev.milepost.gate.Decision;
import dev.milepost.gate.GateKeeper;
import dev.milepost.gate.GateRecord;
import dev.milepost.gate.GateState;
import dev.milepost.gate.Verdict;
import dev.milepost.signoff.SignOff;
import dev.milepost.signoff.SignOffs;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The one place where a vote is checked and recorded, wherever it comes from. */
final class Ballots {

    private final GateKeeper gates;
    private final SignOffs votes;
    private final Clock clock;

    Ballots(GateKeeper gates, SignOffs votes, Clock clock) {
        this.gates = gates;
        this.votes = votes;
        this.clock = clock;
    }

    /**
     * Records a vote on the gate's current evaluation.
     *
     * @throws SignOffConflictException if the rules do not let the gate pass at this moment, or the person has voted already
     */
    void cast(GateRecord gate, String task, String person, String group, Vote vote) {
        check(gate, person);
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

    /** Votes count from the evaluation on which people were last asked; those before it fell with its verdict. */
    private boolean hasVoted(GateRecord gate, String person) {
        int asked = Objects.requireNonNullElse(gate.asked(), 0);
        return votes.of(gate.project(), gate.key()).stream()
                .anyMatch(vote ->
                        vote.person().equals(person) && vote.round() == gate.round() && vote.evaluation() >= asked);
    }

    /** What a person decides, and why. */
    record Vote(Decision decision, @Nullable String comment) {}
}
