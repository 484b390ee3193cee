package dev.milepost.gate;

import java.util.List;
import java.util.Map;

/**
 * What recorded evaluations would have been with other rules, and what gates that are still open would say.
 *
 * @param projects of how many projects it speaks
 * @param evaluations how many recorded evaluations used one of the files
 * @param cut whether there were more than are replayed at once, or than the time allowed
 * @param counts how many there are of each kind; kinds without any are absent
 * @param changes those that are not the same, the first 500
 * @param notReplayed those that nothing can be said of, the first 500
 * @param notReplayable how many those are in all
 * @param gates what the gates of running projects would say now
 */
public record RuleTrialReport(
        int projects,
        int evaluations,
        boolean cut,
        Map<Kind, Integer> counts,
        List<Change> changes,
        List<NotReplayed> notReplayed,
        int notReplayable,
        Gates gates) {

    /** Copies its collections. */
    public RuleTrialReport {
        counts = Map.copyOf(counts);
        changes = List.copyOf(changes);
        notReplayed = List.copyOf(notReplayed);
    }

    /** How a result differs from what it was, or is. */
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

    /**
     * What gates of running projects say now, by their own rules and by the others, on the same facts.
     *
     * @param judged how many use one of the files and were judged
     * @param cut whether there were more than are judged at once, or than the time allowed
     * @param counts how many there are of each kind; kinds without any are absent
     * @param changes those that would not be the same, the first 500
     * @param notJudged those that nothing can be said of, the first 500
     */
    public record Gates(
            int judged, boolean cut, Map<Kind, Integer> counts, List<GateChange> changes, List<NotJudged> notJudged) {

        /** Copies its collections. */
        public Gates {
            counts = Map.copyOf(counts);
            changes = List.copyOf(changes);
            notJudged = List.copyOf(notJudged);
        }
    }

    /** What comes of one gate. */
    sealed interface OfGate permits GateChange, NotJudged {}

    /**
     * A gate that the other rules would change.
     *
     * @param name the milestone's name
     * @param state where it stands
     * @param was its verdict now, by its own rules
     * @param now its verdict by the others
     * @param differences of the criteria, in words; none where only votes would fall
     * @param signOffWithdrawn whether people who are being asked would not be asked any more, or have to vote anew
     */
    public record GateChange(
            Kind kind,
            String project,
            String gate,
            String name,
            GateState state,
            Verdict was,
            Verdict now,
            List<String> differences,
            boolean signOffWithdrawn)
            implements OfGate {}

    /** Gates of a project that cannot be judged, and why. */
    public record NotJudged(String project, String reason) implements OfGate {}
}
