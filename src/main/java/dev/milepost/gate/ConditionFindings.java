package dev.milepost.gate;

import dev.milepost.gate.facts.Condition;
import dev.milepost.gate.facts.Facts;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Conditions that earlier gates were passed on, as criteria of the next. */
final class ConditionFindings {

    private static final String ID = "condition-";

    private ConditionFindings() {}

    /** Whether a finding is that of a condition. */
    static boolean isOne(Finding finding) {
        return finding.criterion().startsWith(ID);
    }

    /** One finding for each condition among the facts. */
    static Stream<Finding> of(Facts facts) {
        return facts.conditions().stream().map(condition -> finding(condition, facts));
    }

    private static Finding finding(Condition condition, Facts facts) {
        Condition.@Nullable Closing closing = condition.closing();
        return new Finding(
                ID + condition.number(),
                "The condition that '" + condition.gate() + "' was passed on is closed: " + condition.text(),
                closing == null ? CriterionState.UNMET : CriterionState.MET,
                closing == null
                        ? "open"
                        : "closed by " + closing.by() + " on " + facts.moment().say(closing.at()) + ": "
                                + closing.comment(),
                "closed by " + condition.due(),
                closing == null
                        ? condition.owner() + " does it and closes condition " + condition.number() + ", by "
                                + condition.due() + "."
                        : null,
                List.of(),
                null,
                true,
                null);
    }
}
