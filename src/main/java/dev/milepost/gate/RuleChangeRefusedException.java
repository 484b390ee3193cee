package dev.milepost.gate;

import org.jspecify.annotations.Nullable;

/** A project is not moved to other rules. Says why, and what to do instead. */
public final class RuleChangeRefusedException extends RuntimeException {

    private final Why why;
    private final transient @Nullable PlanMove move;

    private RuleChangeRefusedException(Why why, String message, @Nullable PlanMove move) {
        super(message);
        this.why = why;
        this.move = move;
    }

    /** What was asked for can never be. */
    public static RuleChangeRefusedException invalid(String message) {
        return new RuleChangeRefusedException(Why.INVALID, message, null);
    }

    /** It cannot be as things stand. */
    public static RuleChangeRefusedException conflict(String message) {
        return new RuleChangeRefusedException(Why.CONFLICT, message, null);
    }

    /** There is no such thing. */
    public static RuleChangeRefusedException unknown(String message) {
        return new RuleChangeRefusedException(Why.UNKNOWN, message, null);
    }

    /** The process cannot be moved as it stands. */
    public static RuleChangeRefusedException cannotMove(String message, PlanMove move) {
        return new RuleChangeRefusedException(Why.CONFLICT, message, move);
    }

    /** What kind of refusal it is. */
    public Why why() {
        return why;
    }

    /** What would become of the process, with all that stands in its way; {@code null} where that was not the reason. */
    public @Nullable PlanMove move() {
        return move;
    }

    /** Kinds of refusals. */
    public enum Why {
        INVALID,
        CONFLICT,
        UNKNOWN
    }
}
