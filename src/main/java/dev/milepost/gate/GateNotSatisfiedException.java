package dev.milepost.gate;

import org.jspecify.annotations.Nullable;

/** Somebody tried to move a project past a gate whose rules do not let it pass. */
public final class GateNotSatisfiedException extends RuntimeException {

    GateNotSatisfiedException(String gate, @Nullable Verdict verdict) {
        super("Gate '" + gate + "' cannot be left: its rules say " + (verdict == null ? "nothing yet" : verdict)
                + ". Only evidence that satisfies them, and the sign-off it asks for, move a project past it.");
    }
}
