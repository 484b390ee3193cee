package dev.milepost.rulecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.gate.CriterionState;
import dev.milepost.gate.rules.Mutant;
import dev.milepost.gate.rules.RuleChecker;
import dev.milepost.gate.rules.RuleJudge;
import dev.milepost.gate.rules.RuleSettings;
import dev.milepost.gate.rules.RuleSources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule in rules/ against its cases in rules/cases. */
class ShippedRulesTest {

    private static final Map<String, byte[]> FILES = read();
    private static final RuleJudge judge = new RuleJudge(RuleSettings.defaults());

    @AfterAll
    static void close() {
        judge.close();
    }

    @TestFactory
    Stream<DynamicTest> everyCaseComesOutAsExpected() {
        return new RuleCases(judge)
                .run(FILES).stream()
                        .map(result -> DynamicTest.dynamicTest(
                                result.file() + ": " + result.name(),
                                () -> assertThat(result.outcome())
                                        .as(result.toString())
                                        .isEqualTo(CaseResult.Outcome.PASS)));
    }

    @TestFactory
    Stream<DynamicTest> everyCriterionHasCasesForEachDirection() {
        return rules().map(rule -> DynamicTest.dynamicTest(rule, () -> {
            CaseFile cases = CaseFile.read(rule, text(rule.substring(0, rule.lastIndexOf('.')) + ".yaml"));
            Set<String> criteria = cases.cases().stream()
                    .flatMap(one -> one.expected().keySet().stream())
                    .collect(Collectors.toSet());
            assertThat(criteria)
                    .isNotEmpty()
                    .allSatisfy(criterion -> assertThat(cases.cases().stream()
                                    .filter(one -> one.expected().containsKey(criterion))
                                    .map(one -> one.expected().get(criterion).state())
                                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(CriterionState.class))))
                            .contains(CriterionState.MET)
                            .hasSizeGreaterThan(1));
            assertThat(cases.cases()).hasSizeGreaterThanOrEqualTo(4);
        }));
    }

    @TestFactory
    Stream<DynamicTest> everyRuleCanBeDeployed() {
        return rules().map(rule -> DynamicTest.dynamicTest(
                rule,
                () -> assertThat(new RuleChecker(judge)
                                .check(
                                        rule,
                                        RuleSources.read(rule, FILES.get(rule)).drl())
                                .problems())
                        .isEmpty()));
    }

    @Test
    void nearlyEveryChangeOfARuleIsNoticedByACase() {
        CaseCoverage.Coverage coverage = new CaseCoverage(judge).of(FILES, EnumSet.allOf(Mutant.Kind.class));

        assertThat(coverage.tried()).isGreaterThan(100);
        assertThat(coverage.gaps()).hasSizeLessThanOrEqualTo(coverage.tried() / 20);
    }

    private static Stream<String> rules() {
        return FILES.keySet().stream().filter(RuleSources::isRules);
    }

    private static String text(String file) {
        return new String(FILES.get(file), StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> read() {
        Map<String, byte[]> files = new TreeMap<>();
        for (Path folder : new Path[] {Path.of("rules"), Path.of("rules", "cases")}) {
            try (Stream<Path> found = Files.list(folder)) {
                for (Path file : found.filter(Files::isRegularFile).toList()) {
                    files.put(file.getFileName().toString(), Files.readAllBytes(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }
}
