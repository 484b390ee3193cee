package dev.milepost.gate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Moves gates inside the process engine, in the caller's transaction, under the project's lock. */
public interface GateProcess {

    /** The rules are satisfied: the waiting execution goes on, to sign-off or to the end of the gate. */
    void proceed(String execution);

    /** The verdict fell during sign-off: open sign-off tasks are withdrawn and the gate waits for the rules again. */
    void withdrawSignOff(String project, String gate);

    /**
     * Arranges that the gate is evaluated at an instant, moving or removing the timer it has.
     *
     * @param execution the waiting execution, or {@code null} during sign-off
     * @param timer the timer it has, if any
     * @param at when; {@code null} for never
     * @return the timer it has now
     */
    @Nullable
    String lookAgain(@Nullable String execution, @Nullable String timer, @Nullable Instant at);
}
