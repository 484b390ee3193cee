package dev.milepost.gate;

/** Where a gate stands in its life. */
public enum GateState {
    /** The project has not come to it; its criteria are judged all the same, as a preview. */
    NOT_REACHED,
    /** The project waits for the rules. */
    WAITING,
    /** The rules are satisfied; people are asked. */
    SIGN_OFF,
    PASSED,
    /** Sent back to an earlier phase. */
    RECYCLED,
    /** The project was stopped here. */
    KILLED;

    /** Whether new facts can still move it. */
    public boolean isOpen() {
        return this == WAITING || this == SIGN_OFF;
    }
}
