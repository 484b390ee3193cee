package dev.milepost.signoff;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One person's vote on one evaluation. Immutable.
 *
 * @param task the sign-off task that was completed
 * @param project the project's key
 * @param gate the gate's key
 * @param round the round of the gate
 * @param asked the number of the evaluation on which people had been asked
 * @param evaluation the number of the evaluation that was signed
 * @param digest what that evaluation said; see {@link dev.milepost.gate.EvaluationDigest}
 * @param person who voted
 * @param onBehalfOf who has delegated the vote to that person; {@code null} where it is their own
 * @param group the approver group the vote counts for
 * @param vote what they decided
 * @param signedAt when
 * @param voided why it counts no longer; {@code null} while it does, and where it has led to a decision
 */
public record SignOff(
        String task,
        String project,
        String gate,
        int round,
        int asked,
        int evaluation,
        String digest,
        String person,
        @Nullable String onBehalfOf,
        String group,
        Vote vote,
        Instant signedAt,
        @Nullable Voided voided) {

    /**
     * Why votes count no longer.
     *
     * @param evaluation the number of the evaluation by which they fell
     * @param reason what changed, in words
     * @param at when
     */
    public record Voided(int evaluation, String reason, Instant at) {}

    /** Whether the person has voted by this: themselves, or through a delegate. */
    public boolean isOf(String someone) {
        return person.equals(someone) || someone.equals(onBehalfOf);
    }
}
