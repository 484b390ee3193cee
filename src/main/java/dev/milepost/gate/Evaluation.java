package dev.milepost.gate;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.milepost.gate.facts.Facts;
import dev.milepost.plan.RuleMode;
import dev.milepost.plan.RuleUse;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
 * @param nextEvaluationAt when time alone can next change any finding, also one that decides nothing: so that each is on record
 * @param findings every criterion exactly once
 * @param rules the rule files that judged, by content, in the order of the gate
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

    /** The findings that the verdict rests on. */
    public List<Finding> deciding() {
        return in(RuleMode.BLOCK);
    }

    /** The findings of files that were used so. */
    public List<Finding> in(RuleMode mode) {
        return findings.stream().filter(finding -> finding.mode() == mode).toList();
    }

    /** When time alone can next change a finding that the verdict rests on. */
    Optional<Instant> decidingChangesAt() {
        return new Judgement(deciding()).changesAt();
    }

    /**
     * A rule file as an evaluation used it.
     *
     * @param file its name
     * @param alias the alias under which the gate used it; {@code null} without one
     * @param sha256 the digest of its content
     * @param deployment the deployment it came with
     * @param mode what it might do; {@code BLOCK} in evaluations that were recorded before there were other modes
     */
    public record RuleVersion(
            String file,
            @Nullable String alias,
            String sha256,
            String deployment,

            @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = UsualMode.class)
            RuleMode mode) {

        /** Knows the mode of what was recorded without one. */
        public RuleVersion {
            mode = Objects.requireNonNullElse(mode, RuleMode.BLOCK);
        }

        /** A file that decided. */
        public RuleVersion(String file, @Nullable String alias, String sha256, String deployment) {
            this(file, alias, sha256, deployment, RuleMode.BLOCK);
        }

        static RuleVersion of(RuleFile file) {
            return new RuleVersion(
                    file.use().file(),
                    file.use().alias(),
                    file.sha256(),
                    file.deployment(),
                    file.use().mode());
        }

        /** How the gate used it. */
        public RuleUse use() {
            return new RuleUse(file, alias, mode);
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
