package dev.milepost.signoff;

/** Something about a waiver or a delegation was asked for that is not done. Says what, and what to do instead. */
public final class RefusedException extends RuntimeException {

    private final Why why;

    private RefusedException(Why why, String message) {
        super(message);
        this.why = why;
    }

    /** What kind of refusal it is. */
    public Why why() {
        return why;
    }

    static RefusedException invalid(String message) {
        return new RefusedException(Why.INVALID, message);
    }

    static RefusedException forbidden(String message) {
        return new RefusedException(Why.FORBIDDEN, message);
    }

    static RefusedException conflict(String message) {
        return new RefusedException(Why.CONFLICT, message);
    }

    static RefusedException unknown(String message) {
        return new RefusedException(Why.UNKNOWN, message);
    }

    /** Kinds of refusals. */
    public enum Why {
        /** What was sent is never possible. */
        INVALID,
        /** The person has no right to it. */
        FORBIDDEN,
        /** It is not possible as things stand. */
        CONFLICT,
        /** There is no such thing. */
        UNKNOWN
    }
}
