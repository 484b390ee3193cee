package dev.milepost.gate.rules;

import dev.milepost.plan.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * Finds criteria that report only where something holds. Made-up projects show most of them; those whose condition happens to
 * hold there are found by what is written: a condition on a fact that is always there, or that need not be, or a report in a branch.
 */
final class SilenceLint {

    /** The facts of which there is exactly one. */
    private static final Set<String> ALWAYS = Set.of("Gate", "Moment", "Parameters");

    /** Facts of which there may be none. */
    private static final Set<String> SOMETIMES =
            Set.of("Task", "WorkItem", "TestReport", "Metric", "Event", "Milestone");

    private static final Pattern RESTRICTION =
            Pattern.compile("==|!=|<|>|\\b(matches|contains|memberOf|in|soundslike|str|not)\\b|&&|\\|\\|");
    private static final Pattern BRANCH = Pattern.compile("\\b(if|else|for|while|do|switch|return|try|throw)\\b");

    private SilenceLint() {}

    /**
     * What is doubtful in one criterion's rule.
     *
     * @param isRow whether other rules report the criterion where this one does not, so that it may ask for what it wants of the gate
     */
    static List<Problem> of(String file, RuleDescr rule, boolean isRow) {
        String consequence = new SourceText(String.valueOf(rule.getConsequence())).code();
        if (BRANCH.matcher(consequence).find()) {
            return List.of(problem(
                    file,
                    rule,
                    rule.getLine(),
                    "The rule reports in a branch or a loop: on some facts it may stay silent, or report twice.",
                    "Report in one statement: judge(condition) decides, and unknownWhen(…), staleWhen(…) and"
                            + " notApplicableWhen(…) catch what cannot be judged."));
        }
        return rule.getLhs().getDescrs().stream()
                .flatMap(condition -> doubt(condition, isRow).stream()
                        .map(why -> problem(
                                file,
                                rule,
                                Math.max(condition.getLine(), rule.getLine()),
                                "The rule is silent where " + why + ".",
                                "Collect facts with accumulate, which also matches when there are none, and say with"
                                        + " notApplicableWhen(…) when the criterion does not apply.")))
                .toList();
    }

    private static Optional<String> doubt(BaseDescr condition, boolean isRow) {
        if (condition instanceof AndDescr all) {
            return all.getDescrs().stream()
                    .flatMap(one -> doubt(one, isRow).stream())
                    .findFirst();
        }
        if (!(condition instanceof PatternDescr pattern)) {
            return Optional.of("the condition in line " + condition.getLine() + " does not hold");
        }
        String type = pattern.getObjectType().substring(pattern.getObjectType().lastIndexOf('.') + 1);
        if (pattern.getSource() == null && SOMETIMES.contains(type)) {
            return Optional.of("there is no such " + type);
        }
        boolean restricted = (pattern.getSource() != null || (ALWAYS.contains(type) && !isRow))
                && pattern.getDescrs().stream()
                        .anyMatch(constraint -> constraint instanceof ExprConstraintDescr expression
                                && RESTRICTION
                                        .matcher(new SourceText(expression.getExpression()).code())
                                        .find());
        return restricted ? Optional.of("what it asks of " + words(type) + " does not hold") : Optional.empty();
    }

    private static String words(String type) {
        return ALWAYS.contains(type) ? "the " + type : "what it collects";
    }

    private static Problem problem(String file, RuleDescr rule, int line, String message, String advice) {
        return new Problem(file, line, rule.getName(), message, advice);
    }
}
