package dev.milepost.gate.rules;

import dev.milepost.gate.CriterionState;
import dev.milepost.gate.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sees to it that a gate has no two findings of one id. Deployments refuse one id for two criteria; should it happen all the same,
 * neither counts. What decides nothing makes way for what decides.
 */
final class UniqueFindings {

    private UniqueFindings() {}

    /** The findings, those that decide first; where an id is not the only one of its kind, errors under numbered ids. */
    static List<Finding> of(List<Finding> findings) {
        List<Finding> deciding = findings.stream().filter(Finding::decides).toList();
        List<Finding> others =
                findings.stream().filter(finding -> !finding.decides()).toList();
        Set<String> taken = new HashSet<>();
        deciding.forEach(finding -> taken.add(finding.criterion()));
        List<Finding> all = new ArrayList<>(apart(deciding, Set.of()));
        all.addAll(apart(others, taken));
        return all;
    }

    private static List<Finding> apart(List<Finding> findings, Set<String> taken) {
        Map<String, Integer> counts = new HashMap<>();
        taken.forEach(id -> counts.put(id, 1));
        findings.forEach(finding -> counts.merge(finding.criterion(), 1, Integer::sum));
        Map<String, Integer> seen = new HashMap<>();
        taken.forEach(id -> seen.put(id, 1));
        return findings.stream()
                .map(finding -> {
                    int times = counts.getOrDefault(finding.criterion(), 1);
                    int number = seen.merge(finding.criterion(), 1, Integer::sum);
                    return times == 1 ? finding : ambiguous(finding, number, times);
                })
                .toList();
    }

    private static Finding ambiguous(Finding finding, int number, int times) {
        return new Finding(
                        number == 1 ? finding.criterion() : finding.criterion() + "#" + number,
                        finding.title(),
                        CriterionState.ERROR,
                        "%d criteria of this gate have the id '%s'.".formatted(times, finding.criterion()),
                        "an id for each criterion",
                        "Give one of the rule files another name on the gate: file.drl as name.",
                        finding.evidence(),
                        null,
                        finding.mandatory(),
                        null)
                .in(finding.mode());
    }
}
