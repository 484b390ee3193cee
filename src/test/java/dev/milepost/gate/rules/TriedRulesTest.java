package dev.milepost.gate.rules;

import static dev.milepost.gate.rules.FactsBuilder.someFacts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.milepost.gate.CriterionState;
import dev.milepost.gate.Finding;
import dev.milepost.gate.Judgement;
import dev.milepost.gate.RuleFile;
import dev.milepost.gate.Verdict;
import dev.milepost.gate.facts.Facts;
import dev.milepost.plan.RuleMode;
import dev.milepost.plan.RuleUse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that only warn, or are tried in shadow, are judged as others are and disturb none of those that decide. */
class TriedRulesTest {

    private static final String HEAD = """
            package rules;
            import dev.milepost.gate.facts.*;
            import dev.milepost.gate.rules.Loop;
            global dev.milepost.gate.facts.Findings findings;
            """;

    private static final String GOOD = rule("good", "findings.judge(true).actual(1).expected(1);");
    private static final String UNMET = rule("stricter", "findings.judge(false).actual(1).expected(2);");
    private static final String ENDLESS = rule("endless", "findings.judge(Loop.forEver());");

    /** Endless where its parameter says so. */
    private static final String PATIENT = HEAD + """
            rule "patient"
              @criterion("patient")
              @param("wait: forever|never = never")
            when
              $p : Parameters()
            then
              findings.judge($p.text("wait").equals("never") || Loop.forEver());
            end
            """;

    private final RuleJudge judge = new RuleJudge(new RuleSettings(Duration.ofMillis(300), 50, 50));

    @AfterEach
    void endLoops() {
        Loop.end();
        judge.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = RuleMode.class,
            names = {"WARN", "SHADOW"})
    void areReportedWithTheirModeAndDecideNothing(RuleMode mode) {
        Judgement judgement = judge(file("a.drl", null, mode, UNMET), file("b.drl", GOOD));

        assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
        assertThat(judgement.findings())
                .extracting(Finding::criterion, Finding::state, Finding::mode)
                .containsExactly(
                        tuple("good", CriterionState.MET, RuleMode.BLOCK),
                        tuple("stricter", CriterionState.UNMET, mode));
    }

    @Test
    void neverMakeAGatePassByThemselves() {
        assertThat(judge(file("a.drl", null, RuleMode.SHADOW, GOOD)).verdict()).isEqualTo(Verdict.ERROR);
        assertThat(judge(file("a.drl", null, RuleMode.WARN, GOOD)).verdict()).isEqualTo(Verdict.ERROR);
    }

    @Test
    void areErrorsOfTheirModeWhereTheyThrowStaySilentOrDoNotCompile() {
        Judgement judgement = judge(
                file(
                        "throws.drl",
                        null,
                        RuleMode.SHADOW,
                        rule("throws", "findings.judge(Integer.parseInt(\"x\") > 0);")),
                file(
                        "silent.drl",
                        null,
                        RuleMode.WARN,
                        GOOD.replace("good", "silent").replace("Gate()", "Task()")),
                file("bad.drl", null, RuleMode.SHADOW, HEAD + "rule \"X\" when Tsk() then end\n"),
                file("good.drl", GOOD));

        assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
        assertThat(judgement.findings())
                .extracting(Finding::criterion, Finding::state, Finding::mode)
                .containsExactly(
                        tuple("good", CriterionState.MET, RuleMode.BLOCK),
                        tuple("silent", CriterionState.ERROR, RuleMode.WARN),
                        tuple("throws", CriterionState.ERROR, RuleMode.SHADOW),
                        tuple("bad.drl", CriterionState.ERROR, RuleMode.SHADOW));
    }

    @Test
    void useUpNobodysTimeButTheirOwn() {
        Loop.begin();

        Judgement judgement = judge(
                file("endless.drl", null, RuleMode.SHADOW, ENDLESS),
                file("tried.drl", "tried", RuleMode.SHADOW, GOOD),
                file("warns.drl", "warns", RuleMode.WARN, GOOD),
                file("good.drl", GOOD));

        assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
        assertThat(judgement.findings())
                .extracting(Finding::criterion, Finding::state)
                .containsExactly(
                        tuple("good", CriterionState.MET),
                        tuple("warns.good", CriterionState.MET),
                        tuple("endless", CriterionState.ERROR),
                        tuple("tried.good", CriterionState.MET));
        assertThat(judge(file("endless.drl", null, RuleMode.SHADOW, ENDLESS), file("good.drl", GOOD))
                        .findings()
                        .get(1)
                        .actual())
                .as("not started again")
                .contains("is still running");
    }

    @Test
    void keepTheSameFileFromDecidingInNoCase() {
        Loop.begin();
        Facts facts = someFacts().with("next.wait", "forever").build();
        RuleFile[] gate = {file("p.drl", PATIENT), file("p.drl", "next", RuleMode.SHADOW, PATIENT)};

        for (int times = 0; times < 2; times++) {
            assertThat(judge.judge(List.of(gate), facts).findings())
                    .extracting(Finding::criterion, Finding::state)
                    .containsExactly(tuple("patient", CriterionState.MET), tuple("next.patient", CriterionState.ERROR));
        }
        assertThat(judge.runaways()).isEqualTo(1);
    }

    @Test
    void areNotStartedWhereTheSameFileRanAwayWhileItDecided() {
        Loop.begin();
        judge(file("e.drl", ENDLESS));

        assertThat(judge(file("g.drl", GOOD), file("e.drl", null, RuleMode.SHADOW, ENDLESS))
                        .findings()
                        .get(1)
                        .actual())
                .contains("is still running");
        assertThat(judge.runaways()).isEqualTo(1);
    }

    @Test
    void leaveHalfOfTheThreadsToWhatDecides() {
        Loop.begin();
        for (int i = 0; i < Runaways.MANY; i++) {
            judge(file("g.drl", GOOD), file("e.drl", null, RuleMode.SHADOW, ENDLESS.replace("endless", "e" + i)));
        }

        assertThat(judge.runaways()).isEqualTo(Runaways.MANY / 2);
        assertThat(judge(file("new.drl", GOOD + "// new\n")).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void makeWayWhereTheyHaveTheIdOfWhatDecides() {
        Judgement judgement = judge(
                file("a.drl", null, RuleMode.SHADOW, GOOD),
                file("b.drl", null, RuleMode.WARN, GOOD),
                file("c.drl", GOOD + "// decides\n"));

        assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
        assertThat(judgement.findings())
                .extracting(Finding::criterion, Finding::state, Finding::mode)
                .containsExactly(
                        tuple("good", CriterionState.MET, RuleMode.BLOCK),
                        tuple("good#2", CriterionState.ERROR, RuleMode.WARN),
                        tuple("good#3", CriterionState.ERROR, RuleMode.SHADOW));
    }

    @Test
    void knowParametersOfTheGateToo() {
        Facts facts = someFacts().with("wait", "never").build();
        RuleFile good = file("g.drl", GOOD);

        assertThat(judge.judge(List.of(good, file("p.drl", null, RuleMode.SHADOW, PATIENT)), facts)
                        .verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(judge.judge(List.of(good), facts).verdict()).isEqualTo(Verdict.ERROR);
        assertThat(
                        judge
                                .judge(List.of(good, file("p.drl", null, RuleMode.SHADOW, "rubbish")), facts)
                                .findings()
                                .stream()
                                .filter(finding -> finding.criterion().equals("parameters"))
                                .toList())
                .as("it may have been one of the file that cannot be read")
                .singleElement()
                .extracting(Finding::mode)
                .isEqualTo(RuleMode.WARN);
    }

    private Judgement judge(RuleFile... files) {
        return judge.judge(List.of(files), someFacts().build());
    }

    private static RuleFile file(String name, String drl) {
        return file(name, null, RuleMode.BLOCK, drl);
    }

    private static RuleFile file(String name, @Nullable String alias, RuleMode mode, String drl) {
        return new RuleFile(new RuleUse(name, alias, mode), "1", Sha256.of(drl), drl);
    }

    private static String rule(String criterion, String then) {
        return HEAD
                + "rule \"%1$s\"\n  @criterion(\"%1$s\")\nwhen\n  Gate()\nthen\n  %2$s\nend\n"
                        .formatted(criterion, then);
    }
}
