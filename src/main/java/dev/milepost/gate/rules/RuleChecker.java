package dev.milepost.gate.rules;

import dev.milepost.gate.CriterionState;
import dev.milepost.gate.Finding;
import dev.milepost.gate.RuleFile;
import dev.milepost.gate.facts.Facts;
import dev.milepost.gate.rules.table.TableText;
import dev.milepost.plan.Problem;
import dev.milepost.plan.RuleUse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a rule file before it is deployed: compiles it, refuses what compiles but does not belong into a rule, and, where
 * nothing is wrong so far, tries it on made-up projects. Reports all problems together.
 */
public final class RuleChecker {

    private final RuleJudge judge;

    /** A checker that leaves what it compiles in the judge's cache. */
    public RuleChecker(RuleJudge judge) {
        this.judge = judge;
    }

    /** Checks one file. */
    public RuleCheck check(String file, String drl) {
        String sha256 = Sha256.of(drl);
        RuleText text = new RuleText(file, drl);
        Set<Problem> problems = new LinkedHashSet<>();
        try {
            judge.compiled(sha256, file, drl).problems().forEach(problem -> problems.add(in(file, problem)));
        } catch (RuntimeException | LinkageError failed) {
            problems.add(new Problem(
                    file,
                    0,
                    null,
                    "The compiler failed: %s.".formatted(RuleCompiler.inWords(failed)),
                    "Simplify the file, and report this to whoever runs Milepost."));
        }
        problems.addAll(new RuleLint(file, drl, text).problems());
        for (RuleDescr rule : text.rules()) {
            problems.addAll(new ComparisonLint(file, rule).problems());
        }
        if (TableText.isOne(drl)) {
            problems.addAll(ThresholdLint.of(file, drl));
        }
        if (problems.isEmpty()) {
            problems.addAll(tryOut(file, sha256, drl, text));
        }
        return new RuleCheck(file, inOrder(drl, problems), text.criteria());
    }

    /** What is doubtful in a file without problems: criteria that may be silent, or report twice, on other facts than were tried. */
    public List<Problem> doubts(String file, String drl) {
        RuleText text = new RuleText(file, drl);
        List<Problem> doubts = new ArrayList<>();
        text.rules().stream()
                .filter(RuleText::isCriterion)
                .forEach(rule -> doubts.addAll(SilenceLint.of(file, rule, TableText.isOne(drl))));
        if (TableText.isOne(drl)) {
            doubts.addAll(new TableTrial(judge, file, drl, text).doubts());
        }
        return inOrder(drl, doubts);
    }

    /** In the order of the file, and of a table with their rows and cells instead of lines that nobody sees. */
    private static List<Problem> inOrder(String drl, Collection<Problem> problems) {
        List<Problem> inOrder = new ArrayList<>(problems);
        inOrder.sort(Comparator.comparingInt(Problem::line));
        return TableText.isOne(drl) ? TableText.of(drl).placed(inOrder) : inOrder;
    }

    private List<Problem> tryOut(String file, String sha256, String drl, RuleText text) {
        if (TableText.isOne(drl)) {
            return new TableTrial(judge, file, drl, text).problems();
        }
        List<Problem> problems = new ArrayList<>();
        RuleFile use = new RuleFile(new RuleUse(file, null), "", sha256, drl);
        for (Facts facts : SampleFacts.all(SampleFacts.values(text.parameters()))) {
            List<Finding> findings = judge.judge(List.of(use), facts).findings();
            findings.forEach(
                    finding -> fault(file, line(text, finding), finding).ifPresent(problems::add));
            if (!problems.isEmpty()) {
                break;
            }
        }
        return problems;
    }

    private static int line(RuleText text, Finding finding) {
        return text.criteria().stream()
                .filter(criterion -> criterion.title().equals(finding.title()))
                .mapToInt(CriterionDefinition::line)
                .findFirst()
                .orElse(1);
    }

    /** What is wrong with what a rule said of a made-up project. */
    static Optional<Problem> fault(String file, int line, Finding finding) {
        if (finding.state() == CriterionState.ERROR) {
            return Optional.of(new Problem(
                    file,
                    line,
                    finding.title(),
                    "Tried on a made-up project, it gave an error. " + finding.actual(),
                    String.valueOf(finding.remedy())));
        }
        return lacksWords(finding)
                ? Optional.of(new Problem(
                        file,
                        line,
                        finding.title(),
                        "Tried on a made-up project, it came to %s without saying %s."
                                .formatted(finding.state(), missing(finding)),
                        "Add .actual(…), .expected(…) and .remedy(…) to its findings statement."))
                : Optional.empty();
    }

    private static boolean lacksWords(Finding finding) {
        return !missing(finding).isEmpty();
    }

    private static String missing(Finding finding) {
        List<String> missing = new ArrayList<>();
        if (isBlank(finding.actual())) {
            missing.add("what was observed");
        }
        if (finding.state() != CriterionState.NOT_APPLICABLE && isBlank(finding.expected())) {
            missing.add("what would meet it");
        }
        if (finding.state() != CriterionState.MET
                && finding.state() != CriterionState.NOT_APPLICABLE
                && isBlank(finding.remedy())) {
            missing.add("what to do");
        }
        return String.join(", ", missing);
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static Problem in(String file, Problem problem) {
        return new Problem(file, problem.line(), problem.element(), problem.message(), problem.advice());
    }
}
