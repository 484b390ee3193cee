package dev.milepost.gate;

import dev.milepost.gate.facts.Condition;
import dev.milepost.gate.facts.Facts;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Conditions that earlier gates were passed on, as criteria of the next. */
final class ConditionFindings {

    private static final String ID = "condition-";
    private static final Pattern ITS_ID = Pattern.compile(ID + "\\d+");

    private ConditionFindings() {}

    /** Whether a finding is that of a condition. */
    static boolean isOne(Finding finding) {
        return ITS_ID.matcher(finding.criterion()).matches();
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
