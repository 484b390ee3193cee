package dev.milepost.gate;

import dev.milepost.audit.Digest;
import dev.milepost.gate.Evaluation.RuleVersion;
import dev.milepost.plan.RuleMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the rules that one evaluation tried in shadow would have said of the gate, in the place of those that decided. */
final class Tried {

    private Tried() {}

    /** Their verdict; empty where none was tried. Open conditions hold the gate shut whatever the rules are. */
    static Optional<Verdict> verdict(Evaluation evaluation) {
        List<Finding> tried = evaluation.in(RuleMode.SHADOW);
        if (tried.isEmpty()) {
            return Optional.empty();
        }
        List<CriterionState> states = Stream.concat(
                        tried.stream(), evaluation.deciding().stream().filter(ConditionFindings::isOne))
                .map(Finding::state)
                .toList();
        return Optional.of(Verdict.ofStates(states));
    }

    /** The files that were tried, in the order of the gate. */
    static List<RuleVersion> files(Evaluation evaluation) {
        return evaluation.rules().stream()
                .filter(rule -> rule.mode() == RuleMode.SHADOW)
                .toList();
    }

    /** The files by name and content: other ones are another trial. */
    static String digest(Evaluation evaluation) {
        return Digest.of(files(evaluation).stream()
                .flatMap(rule -> Stream.of(rule.file(), String.valueOf(rule.alias()), rule.sha256()))
                .toArray());
    }
}
