package dev.milepost.web;

import dev.milepost.gate.CriterionState;
import dev.milepost.gate.Decision;
import dev.milepost.gate.Evaluation;
import dev.milepost.gate.Finding;
import dev.milepost.gate.GateState;
import dev.milepost.gate.GateView;
import dev.milepost.gate.Verdict;
import dev.milepost.gate.Waived;
import dev.milepost.plan.RuleMode;
import dev.milepost.signoff.SignOff;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A gate: where it stands, why, and what would open it.
 *
 * @param evaluation the number of the evaluation that the criteria come from; missing where they are a preview
 * @param preview whether the criteria were judged just now without being recorded, because the gate is not reached
 * @param nextEvaluationAt when it is evaluated next if no fact changes; with a hold, when that ends at the latest
 * @param waysBack phases to which RECYCLE can send the project back
 * @param withdrawn why people are not asked any more, where they were before the verdict fell
 * @param waitingFor groups that still have to sign off, each as often as different people of it are missing
 */
record GateBody(
        String key,
        String name,
        GateState state,
        Verdict verdict,
        @Nullable Decision decision,
        List<Criterion> criteria,
        List<Rule> rules,
        @Nullable Integer evaluation,
        boolean preview,
        Instant evaluatedAt,
        @Nullable Instant nextEvaluationAt,
        int round,
        List<Vote> signoffs,
        List<String> waitingFor,
        SignOff.@Nullable Voided withdrawn,
        List<String> waysBack) {

    static GateBody of(
            GateView view, List<SignOff> votes, List<String> waitingFor, SignOff.@Nullable Voided withdrawn) {
        Evaluation evaluation = view.evaluation();
        return new GateBody(
                view.definition().key(),
                view.definition().name(),
                view.record().state(),
                evaluation.verdict(),
                view.record().decision(),
                evaluation.findings().stream().map(Criterion::of).toList(),
                evaluation.rules().stream().map(Rule::of).toList(),
                view.isPreview() ? null : evaluation.number(),
                view.isPreview(),
                evaluation.evaluatedAt(),
                view.isPreview() ? evaluation.nextEvaluationAt() : view.record().nextEvaluationAt(),
                view.record().round(),
                votes.stream().map(Vote::of).toList(),
                waitingFor,
                withdrawn,
                view.definition().waysBack().stream()
                        .flatMap(way -> Stream.ofNullable(way.phase()))
                        .toList());
    }

    /** The criteria that decide. */
    public List<Criterion> deciding() {
        return criteria.stream().filter(Criterion::decides).toList();
    }

    /**
     * A rule file that judged.
     *
     * @param mode what it may do
     */
    record Rule(String file, @Nullable String alias, String sha256, String deployment, RuleMode mode) {
        static Rule of(Evaluation.RuleVersion rule) {
            return new Rule(rule.file(), rule.alias(), rule.sha256(), rule.deployment(), rule.mode());
        }
    }

    /**
     * One criterion as it was found.
     *
     * @param mode whether it decides, warns, or is only tried
     * @param mandatory true where it cannot be waived
     * @param waivedUntil when its waiver expires
     * @param withoutWaiver how it stands without its waiver
     * @param waiver the waiver's id
     * @param waivedBy who granted it
     */
    record Criterion(
            String id,
            String title,
            CriterionState state,
            RuleMode mode,
            @Nullable String actual,
            @Nullable String expected,
            @Nullable String remedy,
            List<String> evidence,
            @Nullable Boolean mandatory,
            @Nullable Instant waivedUntil,
            @Nullable CriterionState withoutWaiver,
            @Nullable String waiver,
            @Nullable String waivedBy) {
        boolean decides() {
            return mode.decides();
        }

        static Criterion of(Finding finding) {
            Waived waived = finding.waived();
            return new Criterion(
                    finding.criterion(),
                    finding.title(),
                    finding.state(),
                    finding.mode(),
                    finding.actual(),
                    finding.expected(),
                    finding.remedy(),
                    finding.evidence(),
                    finding.mandatory() ? true : null,
                    waived == null ? null : waived.until(),
                    waived == null ? null : waived.state(),
                    waived == null ? null : waived.waiver(),
                    waived == null ? null : waived.grantedBy());
        }
    }

    /**
     * One person's vote.
     *
     * @param digest the digest of the evaluation that was signed
     * @param voided why it counts no longer
     */
    record Vote(
            String person,
            @Nullable String onBehalfOf,
            String group,
            Decision decision,
            @Nullable String comment,
            @Nullable String owner,
            @Nullable LocalDate due,
            @Nullable Instant until,
            @Nullable String phase,
            int round,
            int evaluation,
            String digest,
            Instant signedAt,
            SignOff.@Nullable Voided voided) {
        static Vote of(SignOff signOff) {
            return new Vote(
                    signOff.person(),
                    signOff.onBehalfOf(),
                    signOff.group(),
                    signOff.vote().decision(),
                    signOff.vote().comment(),
                    signOff.vote().owner(),
                    signOff.vote().due(),
                    signOff.vote().until(),
                    signOff.vote().phase(),
                    signOff.round(),
                    signOff.evaluation(),
                    signOff.digest(),
                    signOff.signedAt(),
                    signOff.voided());
        }
    }
}
