package dev.milepost.gate;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules that a gate tries in shadow would have decided, if they had been in the place of those that did.
 *
 * @param rules the files that are tried now
 * @param since the first evaluation in which these files, by content, were tried; missing where there is none yet
 * @param sinceAt when that was
 * @param evaluations how many evaluations have tried them
 * @param wouldHavePassed in how many of these the gate was held and they say PASS
 * @param wouldHaveHeld in how many of these the gate passed and they do not say PASS
 * @param errors in how many they could not be judged
 * @param different the newest of those in which they differ, at most 100
 */
public record ShadowReport(
        List<Evaluation.RuleVersion> rules,
        @Nullable Integer since,
        @Nullable Instant sinceAt,
        int evaluations,
        int wouldHavePassed,
        int wouldHaveHeld,
        int errors,
        List<Difference> different) {

    /** Copies its lists. */
    public ShadowReport {
        rules = List.copyOf(rules);
        different = List.copyOf(different);
    }

    /**
     * An evaluation that the tried rules would have decided otherwise.
     *
     * @param number its number in the decision log of the gate, where it can be opened
     * @param verdict what was said
     * @param shadow what the tried rules say
     */
    public record Difference(int number, Instant evaluatedAt, Verdict verdict, Verdict shadow) {}
}
