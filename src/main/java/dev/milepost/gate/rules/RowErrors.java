package dev.milepost.gate.rules;

import dev.milepost.gate.CriterionState;
import dev.milepost.gate.Finding;
import dev.milepost.gate.facts.ParameterDefinition;
import dev.milepost.gate.facts.Parameters;
import dev.milepost.plan.RuleUse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is said of a table where not exactly one of its rows applies: there is no answer, and never one by guess. */
final class RowErrors {

    private static final String NONE = "No row of the table applies";
    private static final String SEVERAL = "Several rows of the table apply";

    private RowErrors() {}

    static Finding of(RuleUse use, CriterionDefinition criterion, List<String> rules, Parameters parameters) {
        String of = settings(criterion, parameters);
        if (rules.isEmpty()) {
            return Errors.of(
                    use,
                    criterion,
                    NONE + of + ".",
                    "Add a row for it to %s, or one with 'else', and deploy it again; or correct what the gate or the"
                                    .formatted(use.file())
                            + " project says.");
        }
        String rows = rules.stream()
                .flatMap(rule -> criterion.row(rule).stream())
                .map(TableRow::inWords)
                .collect(Collectors.joining("; "));
        return Errors.of(
                use,
                criterion,
                SEVERAL + of + ": " + rows + ".",
                "Change their conditions in %s so that one of them applies, and deploy it again."
                        .formatted(use.file()));
    }

    static boolean isNone(Finding finding) {
        return says(finding, NONE);
    }

    static boolean areSeveral(Finding finding) {
        return says(finding, SEVERAL);
    }

    private static boolean says(Finding finding, String what) {
        return finding.state() == CriterionState.ERROR
                && Optional.ofNullable(finding.actual()).orElse("").startsWith(what);
    }

    /** What the criterion's parameters are set to, which is what rows choose by. */
    private static String settings(CriterionDefinition criterion, Parameters parameters) {
        String settings = criterion.parameters().stream()
                .map(ParameterDefinition::name)
                .filter(parameters::has)
                .map(name -> name + " = " + parameters.text(name))
                .collect(Collectors.joining(", "));
        return settings.isEmpty() ? "" : " to " + settings;
    }
}
