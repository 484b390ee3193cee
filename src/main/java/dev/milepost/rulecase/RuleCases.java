package dev.milepost.rulecase;

import dev.milepost.audit.Digest;
import dev.milepost.gate.CriterionState;
import dev.milepost.gate.Finding;
import dev.milepost.gate.Judge;
import dev.milepost.gate.RuleFile;
import dev.milepost.gate.rules.RuleSources;
import dev.milepost.plan.RuleUse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs rule cases: the cases in {@code tasks-complete.yaml} are for the rules in {@code tasks-complete.drl}, or in a table of that name.
 * Thread-safe.
 */
public final class RuleCases {

    private final Judge judge;

    /** Leaves the judging to this judge. */
    public RuleCases(Judge judge) {
        this.judge = judge;
    }

    /**
     * The rule file that a file of cases is for: the one of its name, whatever it is written in.
     *
     * @param files the names of the files there are
     */
    public static String rulesOf(String caseFile, Collection<String> files) {
        String stem = caseFile.replaceFirst("\\.ya?ml$", "");
        return RuleSources.SUFFIXES.stream()
                .map(suffix -> stem + suffix)
                .filter(files::contains)
                .findFirst()
                .orElse(stem + RuleSources.SUFFIXES.get(0));
    }

    /** Whether a file holds cases by its name. */
    public static boolean isCases(String name) {
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    /**
     * What comes of each case, in the order of the files.
     *
     * @param files rule files and files of cases by their names; others are left alone
     */
    public List<CaseResult> run(Map<String, byte[]> files) {
        List<CaseResult> results = new ArrayList<>();
        files.forEach((name, bytes) -> {
            if (isCases(name)) {
                results.addAll(run(name, new String(bytes, StandardCharsets.UTF_8), files));
            }
        });
        return results;
    }

    private List<CaseResult> run(String name, String yaml, Map<String, byte[]> files) {
        String file = rulesOf(name, files.keySet());
        byte[] rules = files.get(file);
        if (rules == null) {
            return List.of(CaseResult.error(
                    name, 1, null, "There is no rule file " + file + " that these cases could be for."));
        }
        List<String> named = RuleSources.SUFFIXES.stream()
                .map(suffix -> file.substring(0, file.lastIndexOf('.')) + suffix)
                .filter(files::containsKey)
                .toList();
        if (named.size() > 1) {
            return List.of(CaseResult.error(
                    name,
                    1,
                    null,
                    "These cases could be for any of " + String.join(", ", named)
                            + ": give each rule file a name of its own before the dot."));
        }
        RuleSources.Source source = RuleSources.read(file, rules);
        if (!source.problems().isEmpty()) {
            return source.problems().stream()
                    .map(problem -> CaseResult.error(name, 1, null, problem.toString()))
                    .toList();
        }
        return run(name, yaml, file, source.drl());
    }

    /** What comes of each case of one file with these rules. */
    List<CaseResult> run(String name, String yaml, String ruleFile, String drl) {
        CaseFile file = CaseFile.read(name, yaml);
        RuleFile rules = new RuleFile(new RuleUse(ruleFile, null), "cases", Digest.ofText(drl), drl);
        List<CaseResult> results = new ArrayList<>(file.errors());
        file.cases().forEach(one -> results.add(run(name, one, rules)));
        if (results.isEmpty()) {
            results.add(CaseResult.error(name, 1, null, "The file has no case."));
        }
        return results;
    }

    private CaseResult run(String file, RuleCase one, RuleFile rules) {
        List<Finding> findings = judge.judge(List.of(rules), one.facts()).findings();
        List<String> errors = new ArrayList<>();
        List<String> differences = new ArrayList<>();
        one.expected().forEach((id, expected) -> {
            Optional<Finding> found = id.equals(RuleCase.ONLY_ONE)
                    ? Optional.of(findings.get(0)).filter(any -> findings.size() == 1)
                    : findings.stream()
                            .filter(any -> any.criterion().equals(id))
                            .findFirst();
            if (found.isEmpty()) {
                errors.add("The rules report %s, and the case does not say which of them it means, or another one."
                        .formatted(String.join(
                                ", ", findings.stream().map(Finding::criterion).toList())));
            } else if (found.get().state() == CriterionState.ERROR && expected.state() != CriterionState.ERROR) {
                errors.add(found.get().actual() + " " + found.get().remedy());
            } else {
                differences.addAll(expected.differences(found.get()));
            }
        });
        if (!errors.isEmpty()) {
            return CaseResult.error(file, one.line(), one.name(), String.join("; ", errors));
        }
        return differences.isEmpty()
                ? new CaseResult(file, one.line(), one.name(), CaseResult.Outcome.PASS, null)
                : new CaseResult(file, one.line(), one.name(), CaseResult.Outcome.FAIL, String.join("; ", differences));
    }
}
