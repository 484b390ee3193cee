package dev.milepost.process;

import dev.milepost.gate.DecisionLog;
import dev.milepost.gate.Differences;
import dev.milepost.gate.Evaluation;
import dev.milepost.gate.EvaluationDigest;
import dev.milepost.gate.GateKeeper;
import dev.milepost.gate.GateRecord;
import dev.milepost.gate.GateState;
import dev.milepost.gate.Verdict;
import dev.milepost.signoff.Round;
import org.jspecify.annotations.Nullable;

/** Finds the evaluation that a vote signs, and refuses votes on any that is not current. */
final class Signed {

    private final GateKeeper gates;
    private final DecisionLog log;

    Signed(GateKeeper gates, DecisionLog log) {
        this.gates = gates;
        this.log = log;
    }

    /**
     * The evaluation a person may sign now.
     *
     * @param seen the number of the one they have seen; a newer one that says the same will do; {@code null} if not known
     * @throws SignOffConflictException if there is none
     */
    Evaluation current(GateRecord gate, Round round, String person, @Nullable Integer seen) {
        if (gate.state() != GateState.SIGN_OFF) {
            throw new SignOffConflictException("Gate '" + gate.key() + "' is not open for sign-off: it is "
                    + gate.state() + " and its rules say " + gate.verdict() + "." + changes(gate, seen));
        }
        Evaluation now = find(gate, gate.evaluation());
        if (seen != null && seen != now.number()) {
            checkSame(gate, seen, now);
        }
        if (gates.verdictNow(gate.project(), gate.key()) != Verdict.PASS) {
            throw new SignOffConflictException(
                    "Gate '" + gate.key() + "' is not open for sign-off: time has passed, and"
                            + " its rules do not let it pass at this moment. Look at its criteria.");
        }
        if (round.hasVoteOf(person)) {
            throw new SignOffConflictException("'" + person + "' has signed gate '" + gate.key()
                    + "' off in this round already. Another approver has to decide this one.");
        }
        if (round.outcome().isPresent()) {
            throw new SignOffConflictException("Gate '" + gate.key() + "' has been decided: "
                    + round.outcome().get() + ".");
        }
        return now;
    }

    private void checkSame(GateRecord gate, int seen, Evaluation now) {
        boolean known = seen >= 1 && seen < now.number();
        if (!known) {
            throw new SignOffConflictException("Gate '" + gate.key() + "' has no evaluation " + seen
                    + ". The current one is " + now.number() + ".");
        }
        Evaluation before = find(gate, seen);
        if (!EvaluationDigest.of(before).equals(EvaluationDigest.of(now))) {
            throw new SignOffConflictException("Evaluation " + seen + " of gate '" + gate.key()
                    + "' is no longer the current one." + changes(gate, seen) + " Look at evaluation " + now.number()
                    + " and sign that.");
        }
    }

    /** What has changed since an evaluation, as a sentence of its own. */
    private String changes(GateRecord gate, @Nullable Integer seen) {
        if (seen == null || seen < 1 || seen >= gate.evaluation()) {
            return "";
        }
        return " Changed since evaluation " + seen + ": "
                + Differences.inWords(find(gate, seen), find(gate, gate.evaluation())) + ".";
    }

    private Evaluation find(GateRecord gate, int number) {
        return log.find(gate.project(), gate.key(), number).orElseThrow();
    }
}
