package dev.milepost.gate;

/** What happens at a gate. Ordered by precedence: where votes differ, the later one counts. */
public enum Decision {
    /** Go on. */
    GO,
    /** Stay, until new evidence or another round of sign-off. */
    HOLD,
    /** Stop the project. */
    KILL;

    /** The decision that counts of the two. */
    public Decision or(Decision other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
