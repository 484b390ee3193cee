package dev.milepost.web;

import dev.milepost.gate.CriterionState;
import dev.milepost.gate.Decision;
import dev.milepost.gate.Evaluation;
import dev.milepost.gate.Finding;
import dev.milepost.gate.GateState;
import dev.milepost.gate.GateView;
import dev.milepost.gate.Verdict;
import dev.milepost.gate.Waived;
import dev.milepost.signoff.SignOff;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A gate: where it stands, why, and what would open it.
 *
 * @param evaluation the number of the evaluation that the criteria come from; missing where they are a preview
 * @param preview whether the criteria were judged just now without being recorded, because the gate is not reached
 * @param waitingFor groups that still have to sign off, each as often as different people of it are missing
 */
record GateBody(
        String key,
        String name,
        GateState state,
        Verdict verdict,
        @Nullable Decision decision,
        List<Criterion> criteria,
        List<Evaluation.RuleVersion> rules,
        @Nullable Integer evaluation,
        boolean preview,
        Instant evaluatedAt,
        @Nullable Instant nextEvaluationAt,
        int round,
        List<Vote> signoffs,
        List<String> waitingFor) {

    static GateBody of(GateView view, List<SignOff> votes, List<String> waitingFor) {
        Evaluation evaluation = view.evaluation();
        return new GateBody(
                view.definition().key(),
                view.definition().name(),
                view.record().state(),
                evaluation.verdict(),
                view.record().decision(),
                evaluation.findings().stream().map(Criterion::of).toList(),
                evaluation.rules(),
                view.isPreview() ? null : evaluation.number(),
                view.isPreview(),
                evaluation.evaluatedAt(),
                evaluation.nextEvaluationAt(),
                view.record().round(),
                votes.stream().map(Vote::of).toList(),
                waitingFor);
    }

    /**
     * One criterion as it was found.
     *
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
            @Nullable String actual,
            @Nullable String expected,
            @Nullable String remedy,
            List<String> evidence,
            @Nullable Boolean mandatory,
            @Nullable Instant waivedUntil,
            @Nullable CriterionState withoutWaiver,
            @Nullable String waiver,
            @Nullable String waivedBy) {
        static Criterion of(Finding finding) {
            Waived waived = finding.waived();
            return new Criterion(
                    finding.criterion(),
                    finding.title(),
                    finding.state(),
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

    /** One person's vote. */
    record Vote(
            String person,
            @Nullable String onBehalfOf,
            String group,
            Decision decision,
            @Nullable String comment,
            int round,
            int evaluation,
            Instant signedAt) {
        static Vote of(SignOff vote) {
            return new Vote(
                    vote.person(),
                    vote.onBehalfOf(),
                    vote.group(),
                    vote.decision(),
                    vote.comment(),
                    vote.round(),
                    vote.evaluation(),
                    vote.signedAt());
        }
    }
}
