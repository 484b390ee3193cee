package dev.milepost.gate.rules;

import dev.milepost.gate.CriterionState;
import dev.milepost.gate.Finding;
import dev.milepost.plan.RuleUse;
import java.util.List;

/** Findings that say why there is no answer. */
final class Errors {

    private static final String EXPECTED = "an answer from the rule";

    private Errors() {}

    /** Of one criterion. */
    static Finding of(RuleUse use, CriterionDefinition criterion, String actual, String remedy) {
        return new Finding(
                use.criterionId(criterion.id()),
                criterion.title(),
                CriterionState.ERROR,
                actual,
                EXPECTED,
                remedy,
                List.of(),
                null,
                criterion.mandatory(),
                null);
    }

    /** Of every criterion of a file, or of the file where none could be read. */
    static List<Finding> ofAll(RuleUse use, List<CriterionDefinition> criteria, String actual, String remedy) {
        if (!criteria.isEmpty()) {
            return criteria.stream()
                    .map(criterion -> of(use, criterion, actual, remedy))
                    .toList();
        }
        return List.of(new Finding(
                use.criterionId(use.file()),
                "Rule file " + use.file(),
                CriterionState.ERROR,
                actual,
                EXPECTED,
                remedy,
                List.of(),
                null,
                true,
                null));
    }
}
