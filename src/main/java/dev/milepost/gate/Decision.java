package dev.milepost.gate;

/** What happens at a gate. Ordered by precedence: where votes differ, the later one counts. */
public enum Decision {
    /** Go on. */
    GO,
    /** Go on, with something left to do: a criterion of the next gates until it is done. */
    CONDITIONAL_GO,
    /** Stay, until new evidence or another round of sign-off. */
    HOLD,
    /** Back to an earlier phase, along the way that the plan draws from the gate's border. */
    RECYCLE,
    /** Stop the project. */
    KILL;

    /** Whether the gate passes by it. */
    public boolean isGo() {
        return this == GO || this == CONDITIONAL_GO;
    }

    /** The decision that counts of the two. */
    public Decision or(Decision other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
