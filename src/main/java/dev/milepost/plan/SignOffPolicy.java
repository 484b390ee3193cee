package dev.milepost.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a gate is signed off. Immutable.
 *
 * @param approvers who signs, in the order written; no group is in two of them; empty where the gate asks for nobody
 * @param inSequence whether they are asked one after the other, in that order
 * @param refusal what the first decision that does not let the gate pass does to the round
 * @param staleVotes what becomes of votes when the criteria have changed and still pass
 * @param separation whether somebody who had no hand in what is decided has to be among those who say go
 * @param waiverDays within how many days of the gate's target a waiver may be asked for, before it or after it; {@code null} for any day
 */
public record SignOffPolicy(
        List<Approvers> approvers,
        boolean inSequence,
        Refusal refusal,
        StaleVotes staleVotes,
        boolean separation,
        @Nullable Integer waiverDays) {

    /** A gate that asks for nobody. */
    public static final SignOffPolicy NOBODY =
            new SignOffPolicy(List.of(), false, Refusal.ENDS, StaleVotes.DISMISS, true, null);

    /** Copies its list. */
    public SignOffPolicy {
        approvers = List.copyOf(approvers);
    }

    /** What a refusal does. */
    public enum Refusal {
        /** The round is over, and this decision is its outcome. */
        ENDS,
        /** Everybody votes, then the gravest decision counts. */
        WAITS
    }

    /** What becomes of votes on criteria that look different now. */
    public enum StaleVotes {
        /** They count. */
        KEEP,
        /** They do not count any more, and everybody is asked anew. */
        DISMISS
    }
}
