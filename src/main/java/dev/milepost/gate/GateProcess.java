package dev.milepost.gate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Moves gates inside the process engine, in the caller's transaction, under the project's lock. */
public interface GateProcess {

    /** The rules are satisfied: the waiting execution goes on, to sign-off or to the end of the gate. */
    void proceed(String execution);

    /** The verdict fell during sign-off: open sign-off tasks are withdrawn and the gate waits for the rules again. */
    void withdrawSignOff(GateRecord gate);

    /**
     * Arranges that the gate is evaluated at an instant, moving or removing the timer it has.
     *
     * @param at when; {@code null} for never
     * @return the timer it has now
     */
    @Nullable
    String lookAgain(GateRecord gate, @Nullable Instant at);
}
