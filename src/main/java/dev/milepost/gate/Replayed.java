package dev.milepost.gate;

import java.util.List;

/**
 * One recorded evaluation, and what other rules say of its facts.
 *
 * @param then the evaluation as it was recorded
 * @param now what it would have been
 * @param rules the rule files that judged now
 */
public record Replayed(Evaluation then, Judgement now, List<Evaluation.RuleVersion> rules) {

    /** Copies its list. */
    public Replayed {
        rules = List.copyOf(rules);
    }

    /** What is different, in words. */
    public List<String> differences() {
        return Differences.between(then.findings(), now.findings());
    }

    RuleTrialReport.Kind kind() {
        return RuleTrialReport.Kind.of(then.findings(), now.findings());
    }
}
