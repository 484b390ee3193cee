package dev.milepost.gate;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A gate's record while one transaction changes it. Used by one thread. */
final class GateChange {

    private final GateRecord before;
    private GateState state;
    private @Nullable LocalDate target;
    private int round;
    private @Nullable String execution;
    private int evaluation;
    private @Nullable Verdict verdict;
    private @Nullable Decision decision;
    private @Nullable Integer asked;
    private long evidence;
    private @Nullable Instant evaluatedAt;
    private @Nullable Instant nextEvaluationAt;
    private @Nullable String timer;
    private @Nullable Instant enteredAt;
    private @Nullable Instant passedAt;

    GateChange(GateRecord before) {
        this.before = before;
        state = before.state();
        target = before.target();
        round = before.round();
        execution = before.execution();
        evaluation = before.evaluation();
        verdict = before.verdict();
        decision = before.decision();
        asked = before.asked();
        evidence = before.evidence();
        evaluatedAt = before.evaluatedAt();
        nextEvaluationAt = before.nextEvaluationAt();
        timer = before.timer();
        enteredAt = before.enteredAt();
        passedAt = before.passedAt();
    }

    /** The project comes to the gate: a new round begins, waiting for the rules. */
    void enter(String waiting, Instant at) {
        state = GateState.WAITING;
        round++;
        execution = waiting;
        decision = null;
        enteredAt = at;
        passedAt = null;
    }

    /** The gate waits for the rules again, in the same round. */
    void waitAgain(String waiting) {
        state = GateState.WAITING;
        execution = waiting;
    }

    /** The gate was evaluated. */
    void evaluated(Evaluation result) {
        evaluation = result.number();
        verdict = result.verdict();
        evidence = result.evidence();
        evaluatedAt = result.evaluatedAt();
        nextEvaluationAt = result.nextEvaluationAt();
    }

    /** The gate was evaluated and its rules are satisfied: nothing waits for them any more, and no decision is made yet. */
    void satisfied(Evaluation result) {
        evaluated(result);
        state = GateState.SIGN_OFF;
        decision = null;
        asked = result.number();
    }

    /** People are asked anew, on the evaluation that was made last. */
    void askAgain() {
        state = GateState.SIGN_OFF;
        decision = null;
        asked = evaluation;
    }

    void decide(Decision decided) {
        decision = decided;
    }

    /** The gate is looked at again at another instant than its rules have named; {@code null} for none. */
    void lookAgain(@Nullable Instant at, @Nullable String job) {
        nextEvaluationAt = at;
        timer = job;
    }

    /** The project has left the gate. */
    void leave(GateState left, @Nullable Decision decided, @Nullable Instant at) {
        state = left;
        decision = decided;
        passedAt = at;
        execution = null;
        timer = null;
    }

    void timer(@Nullable String job) {
        timer = job;
    }

    void target(LocalDate moved) {
        target = moved;
    }

    GateRecord after() {
        return new GateRecord(
                before.project(),
                before.key(),
                state,
                target,
                round,
                execution,
                evaluation,
                verdict,
                decision,
                asked,
                evidence,
                evaluatedAt,
                nextEvaluationAt,
                timer,
                enteredAt,
                passedAt);
    }
}
