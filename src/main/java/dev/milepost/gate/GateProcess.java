package dev.milepost.gate;

import dev.milepost.plan.GateDefinition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Moves gates inside the process engine, in the caller's transaction, under the project's lock. */
public interface GateProcess {

    /** The rules are satisfied: the waiting execution goes on, to sign-off or to the end of the gate. */
    void proceed(String execution);

    /**
     * Whether the sign-off that is under way goes on after an evaluation that still passes; if not, everybody is asked anew.
     *
     * @param gate where the gate stood before it
     */
    boolean signOffStands(GateDefinition definition, GateRecord gate, Evaluation now);

    /**
     * The sign-off is over without a decision: its votes count no longer, open tasks are withdrawn, and the gate comes back to
     * its rules.
     *
     * @param gate where the gate stood before this evaluation
     */
    void withdrawSignOff(GateRecord gate, Evaluation now);

    /** People have decided to kill the project, and its plan does not catch that: it ends here. */
    void stop(GateRecord gate);

    /**
     * Arranges that the gate is evaluated at an instant, moving or removing the timer it has.
     *
     * @param at when; {@code null} for never
     * @return the timer it has now
     */
    @Nullable
    String lookAgain(GateRecord gate, @Nullable Instant at);
}
