package dev.milepost.gate;

import java.util.List;
import java.util.Map;

/**
 * What recorded evaluations would have been with other rules.
 *
 * @param evaluations how many used one of the files
 * @param cut whether there were more than are replayed at once, or than the time allowed
 * @param counts how many there are of each kind; kinds without any are absent
 * @param changes those that are not the same, the first 500
 * @param notReplayed those that nothing can be said of, the first 500
 * @param notReplayable how many those are in all
 */
public record RuleTrialReport(
        int evaluations,
        boolean cut,
        Map<Kind, Integer> counts,
        List<Change> changes,
        List<NotReplayed> notReplayed,
        int notReplayable) {

    /** Copies its collections. */
    public RuleTrialReport {
        counts = Map.copyOf(counts);
        changes = List.copyOf(changes);
        notReplayed = List.copyOf(notReplayed);
    }

    /** How an evaluation differs from what it was. */
    public enum Kind {
        /** Every finding is as it was. */
        SAME,
        /** The gate would have been let through. */
        FAIL_TO_PASS,
        /** The gate would not have been let through. */
        PASS_TO_FAIL,
        /** The same answer, from other findings. */
        OTHER_FINDINGS;

        static Kind of(List<Finding> then, List<Finding> now) {
            boolean passed = Verdict.of(then) == Verdict.PASS;
            boolean passes = Verdict.of(now) == Verdict.PASS;
            if (passed != passes) {
                return passed ? PASS_TO_FAIL : FAIL_TO_PASS;
            }
            return then.equals(now) ? SAME : OTHER_FINDINGS;
        }
    }

    /**
     * An evaluation that would have been another.
     *
     * @param number its number in the decision log of the gate, where it can be opened
     * @param was the verdict then
     * @param now the verdict with the other rules
     * @param differences of the criteria, in words
     */
    public record Change(
            Kind kind, String project, String gate, int number, Verdict was, Verdict now, List<String> differences) {}

    /** An evaluation that cannot be replayed, and why. */
    public record NotReplayed(String project, String gate, int number, String reason) {}
}
