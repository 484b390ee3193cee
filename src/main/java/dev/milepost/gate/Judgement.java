package dev.milepost.gate;

import dev.milepost.gate.facts.Facts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the rules of one gate say of one snapshot of facts. Immutable.
 *
 * @param findings every criterion of the gate exactly once: those that decide, then those that warn, then those tried in shadow,
 *     each in the order of the gate's rule files
 */
public record Judgement(List<Finding> findings) {

    /** Copies its list. */
    public Judgement {
        findings = List.copyOf(findings);
    }

    /** This judgement with the waivers of the facts applied, at their instant. */
    public Judgement waivedBy(Facts facts) {
        return facts.waivers().isEmpty()
                ? this
                : new Judgement(findings.stream()
                        .map(finding ->
                                finding.with(facts.waivers(), facts.moment().instant()))
                        .toList());
    }

    /** The verdict over the findings that decide. */
    public Verdict verdict() {
        return Verdict.of(findings);
    }

    /** The next instant at which time alone can change any of the findings. */
    public Optional<Instant> changesAt() {
        return findings.stream()
                .map(Finding::changesAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
    }
}
