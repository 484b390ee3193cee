package dev.milepost.gate;

import dev.milepost.gate.RuleTrialReport.Kind;
import java.util.List;
import java.util.Map;

/**
 * What gates of running projects say now, by their own rules and by others, on the same facts.
 *
 * @param judged how many use one of the files and were judged
 * @param cut whether there were more than are judged at once, or than the time allowed
 * @param counts how many there are of each kind; kinds without any are absent
 * @param changes those that would not be the same, the first 500
 * @param notJudged those that nothing can be said of, the first 500
 */
public record GateTrialReport(
        int judged, boolean cut, Map<Kind, Integer> counts, List<GateChange> changes, List<NotJudged> notJudged) {

    /** Copies its collections. */
    public GateTrialReport {
        counts = Map.copyOf(counts);
        changes = List.copyOf(changes);
        notJudged = List.copyOf(notJudged);
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
