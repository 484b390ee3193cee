package dev.milepost.signoff;

import dev.milepost.gate.Evaluation;
import dev.milepost.gate.Finding;
import dev.milepost.gate.Milestones;
import dev.milepost.gate.facts.Facts;
import dev.milepost.plan.RuleMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What can be waived, when and for how long.
 *
 * @param policy for how long
 */
record WaiverBounds(Milestones milestones, WaiverSettings policy) {

    /**
     * Checks what is asked for.
     *
     * @throws RefusedException if the gate has no such criterion, the criterion decides nothing or is mandatory, the gate's plan
     *     allows no waiver on this day, or the expiry is past or beyond what the policy allows
     */
    void check(Waivers.Request request, Instant until, Instant now) {
        checkCriterion(request);
        checkExpiry(until, now);
    }

    private void checkCriterion(Waivers.Request request) {
        Evaluation evaluation = milestones.whatIf(request.project(), request.gate(), null, List.of());
        List<Finding> findings = evaluation.findings();
        Finding finding = findings.stream()
                .filter(one -> one.criterion().equals(request.criterion()))
                .findFirst()
                .orElseThrow(() -> RefusedException.invalid("Gate '" + request.gate() + "' has no criterion '"
                        + request.criterion() + "'. Its criteria are "
                        + findings.stream().map(Finding::criterion).collect(Collectors.joining(", ")) + "."));
        if (!finding.decides()) {
            throw RefusedException.conflict("Criterion '" + finding.criterion() + "' "
                    + (finding.mode() == RuleMode.WARN ? "is a warning" : "is only tried in shadow")
                    + ": it holds the gate shut in no case, so there is nothing to waive. Waive a criterion that decides: "
                    + findings.stream()
                            .filter(Finding::decides)
                            .map(Finding::criterion)
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        if (finding.mandatory()) {
            throw RefusedException.conflict("Criterion '" + finding.criterion()
                    + "' is mandatory: its rule says @mandatory, so it cannot be waived. It has to be met.");
        }
        checkDay(request, evaluation.facts());
    }

    /** A plan may let waivers be asked for only around the day by which the gate is to be passed. */
    private void checkDay(Waivers.Request request, Facts facts) {
        Integer days = milestones
                .definition(request.project(), request.gate())
                .signOff()
                .waiverDays();
        if (days == null) {
            return;
        }
        LocalDate target = facts.gate().target();
        LocalDate today = facts.moment().today();
        LocalDate first = target.minusDays(days);
        LocalDate last = target.plusDays(days);
        if (today.isBefore(first) || today.isAfter(last)) {
            throw RefusedException.conflict(
                    "Waivers of gate '" + request.gate() + "' can be asked for from " + first + " to " + last
                            + ", within " + days + " days of its target " + target
                            + " (milepost:waiversWithin), and today is " + today + ". "
                            + (today.isBefore(first)
                                    ? "Meet the criterion, or ask again then."
                                    : "Meet the criterion, or move the target."));
        }
    }

    private void checkExpiry(Instant until, Instant now) {
        Instant latest = now.plus(policy.longest());
        if (!until.isAfter(now)) {
            throw RefusedException.invalid(
                    "A waiver that expires at " + until + " has expired already; it is " + now + ".");
        }
        if (until.isAfter(latest)) {
            throw RefusedException.invalid(
                    "A waiver may last " + policy.longest().toDays() + " days at most, here until " + latest
                            + ", and this one would last until " + until + ". Ask for less, and again if need be.");
        }
    }
}
