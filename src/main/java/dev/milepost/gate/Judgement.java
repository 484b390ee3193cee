package dev.milepost.gate;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the rules of one gate say of one snapshot of facts. Immutable.
 *
 * @param findings every criterion of the gate exactly once, in the order of the gate's rule files
 */
public record Judgement(List<Finding> findings) {

    /** Copies its list. */
    public Judgement {
        findings = List.copyOf(findings);
    }

    /** The verdict over all findings. */
    public Verdict verdict() {
        return Verdict.of(findings);
    }

    /** The next instant at which time alone can change the result. */
    public Optional<Instant> changesAt() {
        return findings.stream()
                .map(Finding::changesAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
    }
}
