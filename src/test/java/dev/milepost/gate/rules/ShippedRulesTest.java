package dev.milepost.gate.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.gate.CriterionState;
import dev.milepost.gate.Finding;
import dev.milepost.gate.RuleFile;
import dev.milepost.plan.RuleUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every rule in rules/ against its cases in rules/cases. */
class ShippedRulesTest {

    private static final Path RULES = Path.of("rules");
    private static final RuleJudge judge = new RuleJudge(RuleSettings.defaults());

    @AfterAll
    static void close() {
        judge.close();
    }

    @TestFactory
    Stream<DynamicContainer> everyCaseComesOutAsExpected() throws IOException {
        return rules().map(rule -> DynamicContainer.dynamicContainer(
                name(rule),
                cases(rule).stream()
                        .map(one -> DynamicTest.dynamicTest(one.name(), () -> compare(one, judged(rule, one))))));
    }

    @TestFactory
    Stream<DynamicTest> everyRuleHasCasesForEachDirection() throws IOException {
        return rules().map(rule -> DynamicTest.dynamicTest(name(rule), () -> {
            Set<CriterionState> states = cases(rule).stream()
                    .map(one -> CriterionState.valueOf(one.expected("state").orElseThrow()))
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(CriterionState.class)));
            assertThat(states).contains(CriterionState.MET).hasSizeGreaterThan(1);
            assertThat(cases(rule)).hasSizeGreaterThanOrEqualTo(4);
        }));
    }

    @TestFactory
    Stream<DynamicTest> everyRuleCanBeDeployed() throws IOException {
        return rules().map(rule -> DynamicTest.dynamicTest(name(rule), () -> {
            RuleCheck check = new RuleChecker(judge).check(name(rule), Files.readString(rule));
            assertThat(check.problems()).isEmpty();
            assertThat(check.criteria()).hasSize(1);
        }));
    }

    private static Finding judged(Path rule, RuleCase one) throws IOException {
        String source = Files.readString(rule);
        RuleFile file = new RuleFile(new RuleUse(name(rule), null), "1", Sha256.of(source), source);
        List<Finding> findings = judge.judge(List.of(file), one.facts()).findings();
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    private static void compare(RuleCase one, Finding finding) {
        assertThat(finding.state())
                .as(finding.toString())
                .hasToString(one.expected("state").orElseThrow());
        one.expected("actual").ifPresent(text -> assertThat(finding.actual()).contains(text));
        one.expected("expected")
                .ifPresent(text -> assertThat(finding.expected()).contains(text));
        one.expected("remedy").ifPresent(text -> assertThat(finding.remedy()).contains(text));
        one.expected("evidence")
                .ifPresent(
                        ids -> assertThat(String.join(", ", finding.evidence())).isEqualTo(ids));
        one.expected("changesAt")
                .ifPresent(instant -> assertThat(
                                finding.changesAt() == null
                                        ? "none"
                                        : finding.changesAt().toString())
                        .isEqualTo(instant));
        assertThat(finding.actual()).isNotBlank();
        assertThat(finding.expected()).isNotBlank();
        if (finding.state() == CriterionState.MET) {
            assertThat(finding.remedy()).isNull();
        } else {
            assertThat(finding.remedy()).isNotBlank();
        }
    }

    private static Stream<Path> rules() throws IOException {
        try (Stream<Path> files = Files.list(RULES)) {
            return files.filter(file -> name(file).endsWith(".drl")).sorted().toList().stream();
        }
    }

    private static List<RuleCase> cases(Path rule) {
        return RuleCase.in(RULES.resolve("cases").resolve(name(rule).replace(".drl", ".yaml")));
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
