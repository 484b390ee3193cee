package dev.milepost.signoff;

import dev.milepost.gate.Decision;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One person's vote on one evaluation. Immutable.
 *
 * @param task the sign-off task that was completed
 * @param project the project's key
 * @param gate the gate's key
 * @param round the round of the gate
 * @param evaluation the number of the evaluation that was signed
 * @param person who voted
 * @param onBehalfOf who has delegated the vote to that person; {@code null} where it is their own
 * @param group the approver group the vote counts for
 * @param decision what they want to happen
 * @param comment why; {@code null} where nothing was said
 * @param signedAt when
 */
public record SignOff(
        String task,
        String project,
        String gate,
        int round,
        int evaluation,
        String person,
        @Nullable String onBehalfOf,
        String group,
        Decision decision,
        @Nullable String comment,
        Instant signedAt) {

    /** Whether the person has voted by this: themselves, or through a delegate. */
    public boolean isOf(String someone) {
        return person.equals(someone) || someone.equals(onBehalfOf);
    }
}
