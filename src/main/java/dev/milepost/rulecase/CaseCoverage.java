package dev.milepost.rulecase;

import dev.milepost.audit.Digest;
import dev.milepost.gate.Finding;
import dev.milepost.gate.RuleFile;
import dev.milepost.gate.rules.Mutant;
import dev.milepost.gate.rules.RuleJudge;
import dev.milepost.gate.rules.RuleMutants;
import dev.milepost.gate.rules.RuleSources;
import dev.milepost.plan.RuleUse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Finds what no case would notice: rule files and criteria without a case, and places in rules that can be changed with every case
 * coming out as before. Thread-safe.
 */
public final class CaseCoverage {

    private final RuleJudge judge;
    private final RuleCases cases;

    /** Leaves the judging to this judge. */
    public CaseCoverage(RuleJudge judge) {
        this.judge = judge;
        this.cases = new RuleCases(judge);
    }

    /**
     * What no case would notice.
     *
     * @param files rule files and their cases by name
     * @param kinds the kinds of changes that are tried
     */
    public Coverage of(Map<String, byte[]> files, Set<Mutant.Kind> kinds) {
        List<CaseGap> gaps = new ArrayList<>();
        int tried = 0;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (!RuleSources.isRules(file.getKey())) {
                continue;
            }
            String stem = file.getKey().substring(0, file.getKey().lastIndexOf('.'));
            byte[] yaml = files.getOrDefault(stem + ".yaml", files.get(stem + ".yml"));
            if (yaml == null) {
                gaps.add(new CaseGap(file.getKey(), 1, "The rule file has no case: add " + stem + ".yaml."));
                continue;
            }
            RuleSources.Source source = RuleSources.read(file.getKey(), file.getValue());
            if (!source.problems().isEmpty()) {
                gaps.add(new CaseGap(file.getKey(), 1, "The rule file cannot be read."));
                continue;
            }
            String drl = source.drl();
            CaseFile read = CaseFile.read(stem + ".yaml", text(yaml));
            gaps.addAll(criteriaWithoutCase(file.getKey(), drl, read));
            List<Mutant> mutants = new RuleMutants(judge).of(file.getKey(), drl, kinds);
            tried += mutants.size();
            gaps.addAll(mutants.parallelStream() // each is compiled
                    .filter(mutant -> !isNoticed(stem + ".yaml", text(yaml), file.getKey(), mutant))
                    .map(mutant -> new CaseGap(file.getKey(), RuleSources.line(drl, mutant.line()), inWords(mutant)))
                    .toList());
        }
        return new Coverage(tried, gaps);
    }

    /** What no case would notice of conditions: which of them never decide. */
    public Coverage ofConditions(Map<String, byte[]> files) {
        return of(files, EnumSet.of(Mutant.Kind.CONDITION));
    }

    private boolean isNoticed(String name, String yaml, String file, Mutant mutant) {
        Predicate<CaseResult> passes = result -> result.outcome() == CaseResult.Outcome.PASS;
        boolean noticed = !cases.run(name, yaml, file, mutant.source()).stream().allMatch(passes);
        judge.forget(Digest.ofText(mutant.source()));
        return noticed;
    }

    private List<CaseGap> criteriaWithoutCase(String file, String drl, CaseFile read) {
        if (read.cases().isEmpty()) {
            return List.of(new CaseGap(file, 1, "None of its cases can be run."));
        }
        RuleFile rules = new RuleFile(new RuleUse(file, null), "cases", Digest.ofText(drl), drl);
        Set<String> ids = new TreeSet<>();
        judge.judge(List.of(rules), read.cases().get(0).facts()).findings().stream()
                .map(Finding::criterion)
                .forEach(ids::add);
        if (ids.size() > 1) {
            read.cases().forEach(one -> ids.removeAll(one.expected().keySet()));
            return ids.stream()
                    .map(id -> new CaseGap(file, 1, "No case expects anything of criterion '" + id + "'."))
                    .toList();
        }
        return List.of();
    }

    private static String inWords(Mutant mutant) {
        return switch (mutant.kind()) {
            case CONDITION ->
                "No case is decided by '%s': with %s in its place, all come out the same."
                        .formatted(mutant.was().strip(), mutant.now());
            case COMPARISON -> "No case notices when '%s' is changed to '%s'.".formatted(mutant.was(), mutant.now());
            case THRESHOLD -> "No case notices when %s is changed to %s.".formatted(mutant.was(), mutant.now());
        };
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /**
     * How well cases cover their rules.
     *
     * @param tried how many changes were tried
     * @param gaps what no case would notice
     */
    public record Coverage(int tried, List<CaseGap> gaps) {

        /** Copies its list. */
        public Coverage {
            gaps = List.copyOf(gaps);
        }
    }
}
