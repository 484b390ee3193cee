package dev.milepost.gate;

import dev.milepost.gate.facts.Facts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of a gate's rules over one snapshot of facts at one instant. Immutable; everything needed to replay it.
 *
 * @param project the project's key
 * @param gate the gate's key
 * @param number counts the gate's evaluations from 1
 * @param round the round of the gate it belongs to
 * @param evaluatedAt the instant it judged at
 * @param cause what led to it, in words
 * @param verdict what the rules said
 * @param evidence the number of the newest piece of evidence it has seen
 * @param nextEvaluationAt when time alone can next change the result
 * @param findings every criterion exactly once
 * @param rules the rule files that judged, by content
 * @param facts what they judged
 */
public record Evaluation(
        String project,
        String gate,
        int number,
        int round,
        Instant evaluatedAt,
        String cause,
        Verdict verdict,
        long evidence,
        @Nullable Instant nextEvaluationAt,
        List<Finding> findings,
        List<RuleVersion> rules,
        Facts facts) {

    /** Copies its lists. */
    public Evaluation {
        findings = List.copyOf(findings);
        rules = List.copyOf(rules);
    }

    /**
     * A rule file as an evaluation used it.
     *
     * @param file its name
     * @param alias the alias under which the gate used it; {@code null} without one
     * @param sha256 the digest of its content
     * @param deployment the deployment it came with
     */
    public record RuleVersion(String file, @Nullable String alias, String sha256, String deployment) {

        static RuleVersion of(RuleFile file) {
            return new RuleVersion(file.use().file(), file.use().alias(), file.sha256(), file.deployment());
        }
    }

    /** An evaluation without its facts, for lists. */
    public record Summary(
            int number,
            int round,
            Instant evaluatedAt,
            String cause,
            Verdict verdict,
            @Nullable Instant nextEvaluationAt) {}
}
