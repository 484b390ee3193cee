package dev.milepost.gate.rules;

import static dev.milepost.gate.rules.FactsBuilder.someFacts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.gate.CriterionState;
import dev.milepost.gate.Finding;
import dev.milepost.gate.Judgement;
import dev.milepost.gate.RuleFile;
import dev.milepost.gate.Verdict;
import dev.milepost.gate.facts.Facts;
import dev.milepost.gate.facts.Task;
import dev.milepost.gate.facts.Waiver;
import dev.milepost.plan.RuleUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RuleJudgeTest {

    private static final String HEAD = """
            package rules;
            import dev.milepost.gate.facts.*;
            import dev.milepost.gate.rules.Loop;
            global dev.milepost.gate.facts.Findings findings;
            """;

    private static final String GOOD = rule("Good", "good", "Gate()", "findings.judge(true).actual(1).expected(1);");

    private static final String ENDLESS = rule(
            "Endless",
            "endless",
            "accumulate(Event(name == \"loop\"); $n : count(1))",
            "findings.judge($n == 0 || Loop.forEver()).actual($n).expected(0).remedy(\"none\");");

    private final RuleJudge judge = new RuleJudge(new RuleSettings(Duration.ofMillis(300), 50, 20));

    @AfterEach
    void endLoops() {
        Loop.end();
        judge.close();
    }

    @Test
    void reportsEveryCriterionInTheOrderOfTheGate() {
        String two = rule("Second", "b", "Gate()", "findings.judge(false).actual(1);")
                + body("First", "a", "Gate()", "findings.judge(true).actual(1);");
        Judgement judgement = judge(someFacts().build(), file("two.drl", two), file("good.drl", GOOD));
        assertThat(judgement.findings()).extracting(Finding::criterion).containsExactly("b", "a", "good");
        assertThat(judgement.findings()).extracting(Finding::title).containsExactly("Second", "First", "Good");
        assertThat(judgement.verdict()).isEqualTo(Verdict.BLOCKED);
    }

    @Test
    void appliesWaiversToWhatTheRulesHaveFoundButNotToAMandatoryCriterion() {
        String two = rule("May", "may", "Gate()", "findings.judge(false).actual(1);")
                + body("Must", "must", "Gate()", "findings.judge(false).actual(1);")
                        .replace("@criterion(\"must\")", "@criterion(\"must\")\n@mandatory");
        FactsBuilder facts = someFacts();
        for (String criterion : List.of("may", "must")) {
            facts.waivers.add(
                    new Waiver(criterion, criterion, facts.at, facts.at.plusSeconds(1), "why", "anna", "gina"));
        }

        Judgement judgement = judge(facts.build(), file("two.drl", two));

        assertThat(judgement.findings())
                .extracting(Finding::state)
                .containsExactly(CriterionState.WAIVED, CriterionState.UNMET);
        assertThat(judgement.findings()).extracting(Finding::mandatory).containsExactly(false, true);
    }

    @Test
    void reportsAnAliasedFileUnderItsAlias() {
        Judgement judgement = judge(someFacts().build(), file("good.drl", GOOD), aliased("e2e"));
        assertThat(judgement.findings()).extracting(Finding::criterion).containsExactly("good", "e2e.good");
        assertThat(judge.cached()).isEqualTo(1);
    }

    @Test
    void parametersOfAnAliasGoFirst() {
        String reads = HEAD
                + "rule \"R\"\n@criterion(\"r\")\n@param(\"limit: integer = 1\")\nwhen $p : Parameters() then"
                + " findings.judge(true).actual($p.integer(\"limit\")); end\n";
        RuleFile aliased = new RuleFile(new RuleUse("r.drl", "e2e"), "1", Sha256.of(reads), reads);
        Facts facts = someFacts().with("limit", "2").with("e2e.limit", "3").build();
        assertThat(judge(facts, file("r.drl", reads), aliased).findings())
                .extracting(Finding::actual)
                .containsExactly("2", "3");
    }

    @Test
    void anUnknownParameterIsAnError() {
        Judgement judgement = judge(someFacts().with("limitt", "2").build(), file("good.drl", GOOD));
        assertThat(judgement.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(judgement.findings().get(0).actual()).isEqualTo("unknown: limitt");
    }

    @Test
    void aRuleThatDoesNotFireIsAnError() {
        Finding finding = only(rule("Silent", "silent", "Event(name == \"never\")", "findings.judge(true);"));
        assertThat(finding.actual()).isEqualTo("Rule 'Silent' did not report for these facts.");
        assertThat(finding.remedy()).contains("in every case");
    }

    @Test
    void aRuleThatFiresTwiceIsAnError() {
        Facts facts = someFacts()
                .task("a", Task.State.OPEN)
                .task("b", Task.State.OPEN)
                .build();
        Finding finding = only(facts, rule("Twice", "twice", "Task()", "findings.judge(true);"));
        assertThat(finding.actual()).isEqualTo("Rule 'Twice' reported 2 times for these facts.");
    }

    @Test
    void aFindingThatDoesNotSayHowItStandsIsAnError() {
        Finding finding =
                only(rule("Vague", "vague", "Gate()", "findings.unknownWhen(false, \"\", \"\").actual(\"?\");"));
        assertThat(finding.actual()).contains("without saying how the criterion stands");
    }

    @Test
    void aRuleThatThrowsSpoilsItsOwnCriterionOnly() {
        String drl = rule("Throws", "throws", "Gate()", "findings.judge(Integer.parseInt(\"x\") > 0);")
                + body("Other", "other", "Gate()", "findings.judge(true);");
        Judgement judgement = judge(someFacts().build(), file("f.drl", drl), file("good.drl", GOOD));
        assertThat(judgement.findings())
                .extracting(Finding::state)
                .containsExactly(CriterionState.ERROR, CriterionState.MET, CriterionState.MET);
        assertThat(judgement.findings().get(0).actual())
                .isEqualTo("Rule 'Throws' failed: NumberFormatException: For input string: \"x\"");
    }

    @Test
    void aRuleThatReportsAndThenThrowsIsAnError() {
        Finding finding =
                only(rule("Late", "late", "Gate()", "findings.judge(true).actual(1); Integer.parseInt(\"x\");"));
        assertThat(finding.actual()).startsWith("Rule 'Late' failed: NumberFormatException");
    }

    @Test
    void aConditionThatThrowsIsAnErrorNamingTheRule() {
        Facts facts = someFacts().task("a", Task.State.OPEN).build();
        Finding finding = only(
                facts, rule("Careless", "careless", "Task(evidence.substring(99) == \"\")", "findings.judge(true);"));
        assertThat(finding.actual()).contains("Rule 'Careless'").contains("evidence.substring(99)");
    }

    @Test
    void aHelperThatThrowsIsAnError() {
        String drl = HEAD + "rule \"Helper\" when Gate() then Integer.parseInt(\"x\"); end\n"
                + body("Other", "other", "Gate()", "findings.judge(true);");
        assertThat(only(drl).actual()).contains("Rule 'Helper' of f.drl failed: NumberFormatException");
    }

    @Test
    void anOverflowingStackIsAnError() {
        String drl = HEAD + "function int deeper(int n) { return deeper(n + 1) + 1; }\n"
                + body("Deep", "deep", "Gate()", "findings.judge(deeper(0) > 0);");
        assertThat(only(drl).actual()).isEqualTo("Rule 'Deep' failed: StackOverflowError");
    }

    @Test
    void anExhaustedHeapIsAnError() {
        Finding finding = only(rule(
                "Greedy",
                "greedy",
                "Gate()",
                "long[][] all = new long[2][]; all[0] = new long[Integer.MAX_VALUE]; all[1] = new long[Integer.MAX_VALUE];"
                        + " findings.judge(true);"));
        assertThat(finding.state()).isEqualTo(CriterionState.ERROR);
        assertThat(finding.actual()).contains("OutOfMemoryError");
    }

    @Test
    void aRuleThatFeedsItselfIsAnErrorNamingIt() {
        String drl = HEAD + "declare Tick n : int end\n"
                + "rule \"First\" when Gate() then insert(new Tick(1)); end\n"
                + "rule \"Feeds itself\" when Tick($n : n) then insert(new Tick($n + 1)); end\n"
                + body("Counts", "counts", "accumulate(Tick(); $n : count(1))", "findings.judge(true);");
        Finding finding = only(drl);
        assertThat(finding.state()).isEqualTo(CriterionState.ERROR);
        assertThat(finding.actual()).contains("more than 50 times").contains("'Feeds itself'");
    }

    @Test
    void helpersFireBeforeCriteria() {
        String drl = HEAD + "declare Open name : String end\n"
                + body(
                        "Counts",
                        "counts",
                        "accumulate(Open($n : name); $all : collectList($n))",
                        "findings.judge(false).actual(Words.list($all)).expected(1).remedy(\"x\");")
                + "rule \"Open ones\" when Task(!complete, $n : name) then insert(new Open($n)); end\n";
        Facts facts = someFacts()
                .task("a", Task.State.OPEN)
                .task("b", Task.State.OPEN)
                .build();
        assertThat(only(facts, drl).actual()).isEqualTo("Task a, Task b");
    }

    @Test
    void anEndlessRuleIsGivenUpAndItsFileNotStartedAgainUntilItCameBack() {
        Loop.begin();
        Facts endless = someFacts().event("loop").build();
        RuleFile file = file("endless.drl", ENDLESS);

        List<Finding> first =
                judge(endless, file("good.drl", GOOD), file, aliased("ok")).findings();
        assertThat(first)
                .extracting(Finding::state)
                .containsExactly(CriterionState.MET, CriterionState.ERROR, CriterionState.MET);
        assertThat(first.get(1).actual())
                .isEqualTo("Rule 'Endless' of endless.drl ran longer than 300 ms and was given up.");

        Finding second = judge(someFacts().build(), file).findings().get(0);
        assertThat(second.state()).isEqualTo(CriterionState.ERROR);
        assertThat(second.actual())
                .contains("Rule 'Endless' of endless.drl is still running, since 2027-03-01T12:00:00Z");

        Loop.end();
        while (judge.runaways() > 0) {
            Thread.onSpinWait();
        }
        assertThat(judge(someFacts().build(), file).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void anEndlessConditionIsGivenUpToo() {
        Loop.begin();
        Finding finding = only(rule("Waits", "waits", "Gate(Loop.forEver())", "findings.judge(true);"));
        assertThat(finding.actual()).contains("A condition in f.drl ran longer than");
    }

    @Test
    void runawaysDoNotKeepOtherFilesFromRunning() {
        Loop.begin();
        judge(someFacts().build(), file("good.drl", GOOD));
        for (int i = 0; i < Runaways.MANY; i++) {
            String drl = rule("Endless " + i, "e", "Gate()", "findings.judge(Loop.forEver());");
            assertThat(judge(someFacts().build(), file("e" + i + ".drl", drl)).verdict())
                    .isEqualTo(Verdict.ERROR);
        }
        assertThat(judge(someFacts().build(), file("good.drl", GOOD)).verdict()).isEqualTo(Verdict.PASS);
        assertThat(judge(someFacts().build(), file("new.drl", renamed(GOOD)))
                        .findings()
                        .get(0)
                        .actual())
                .contains("16 rule files are running without an end");
    }

    @Test
    void aFileThatDoesNotCompileIsAnErrorWithLines() {
        Judgement judgement = judge(someFacts().build(), file("bad.drl", HEAD + "rule \"X\" when Tsk() then end\n"));
        Finding finding = judgement.findings().get(0);
        assertThat(finding.criterion()).isEqualTo("bad.drl");
        assertThat(finding.actual()).startsWith("bad.drl cannot be used: line 5: Unable to resolve ObjectType 'Tsk'.");
    }

    @Test
    void anEmptyFileIsAnError() {
        assertThat(judge(someFacts().build(), file("empty.drl", "")).verdict()).isEqualTo(Verdict.ERROR);
    }

    @Test
    void noRuleNeverPasses() {
        assertThat(judge(someFacts().build()).verdict()).isEqualTo(Verdict.ERROR);
    }

    @Test
    void twoCriteriaOfOneIdAreErrors() {
        Judgement judgement = judge(someFacts().build(), file("one.drl", GOOD), file("two.drl", renamed(GOOD)));
        assertThat(judgement.findings()).extracting(Finding::criterion).containsExactly("good", "good#2");
        assertThat(judgement.findings()).extracting(Finding::state).containsOnly(CriterionState.ERROR);
    }

    /** apache/incubator-kie #7115: such rules can silence each other where they share a knowledge base. */
    @Test
    void existsOfSeveralConditionsInTwoFilesBothFire() {
        String condition = "exists(Task(state == Task.State.OPEN) and not Event(name == \"%s\"))";
        Facts facts = someFacts().task("a", Task.State.OPEN).build();
        Judgement judgement = judge(
                facts,
                file("one.drl", rule("One", "one", condition.formatted("x"), "findings.judge(true).actual(1);")),
                file(
                        "two.drl",
                        rule("Two", "two", condition.formatted("y"), "findings.judge(true).actual(1);")
                                .replace("package rules;", "package rules.two;")));
        assertThat(judgement.findings()).extracting(Finding::state).containsOnly(CriterionState.MET);
    }

    /** The executable model does not fire here (FINDINGS A2). */
    @Test
    void twoAccumulatesWithAConstraintBetweenThemFire() {
        Facts facts = someFacts()
                .task("a", Task.State.COMPLETED)
                .task("b", Task.State.OPEN)
                .build();
        Finding finding = only(
                facts,
                rule(
                        "Share",
                        "share",
                        "accumulate(Task(complete); $d : count(1)) accumulate(Task(); $a : count(1); $d * 100 < $a * 80)",
                        "findings.judge(false).actual($d + \" of \" + $a);"));
        assertThat(finding.actual()).isEqualTo("1 of 2");
    }

    @Test
    void manyThreadsCompileAFileOnceAndAgree() throws Exception {
        Facts facts = someFacts().task("a", Task.State.OPEN).build();
        String drl = Files.readString(Path.of("rules/tasks-complete.drl"));
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Future<Judgement>> judgements = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                judgements.add(threads.submit(() -> judge(facts, file("tasks-complete.drl", drl))));
            }
            Judgement expected = judge(facts, file("tasks-complete.drl", drl));
            assertThat(expected.verdict()).isEqualTo(Verdict.BLOCKED);
            for (Future<Judgement> judgement : judgements) {
                assertThat(judgement.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(judge.cached()).isEqualTo(1);
    }

    @Test
    void theSameFactsGiveTheSameJudgementWhateverWasCompiledBefore() throws IOException {
        Facts facts = ManyFacts.of(100);
        List<RuleFile> files = ManyFacts.rules();
        try (RuleJudge patient = new RuleJudge(RuleSettings.defaults());
                RuleJudge other = new RuleJudge(RuleSettings.defaults())) {
            Judgement first = patient.judge(files, facts);
            files.forEach(file -> patient.forget(file.sha256()));
            assertThat(patient.judge(files, facts)).isEqualTo(first);
            assertThat(other.judge(files, facts)).isEqualTo(first);
            assertThat(first.verdict()).isEqualTo(Verdict.PASS);
        }
    }

    @Test
    void keepsNoMoreCompiledFilesThanItsCacheHolds() {
        for (int i = 0; i < 25; i++) {
            judge(someFacts().build(), file("f.drl", GOOD + "// " + i));
        }
        assertThat(judge.cached()).isEqualTo(20);
    }

    @Test
    void changesAtIsTheEarliestInstantToCome() {
        Finding finding = only(
                rule(
                        "Times",
                        "times",
                        "Moment($now : instant)",
                        "findings.judge(true).changesAt($now).changesAt($now.plusSeconds(9)).changesAt($now.plusSeconds(5)).changesAt(null);"));
        assertThat(finding.changesAt()).isEqualTo(Instant.parse("2027-03-01T12:00:05Z"));
    }

    @Test
    void aCallerThatIsInterruptedStillGetsItsAnswer() {
        Thread.currentThread().interrupt();
        assertThat(judge(someFacts().build(), file("good.drl", GOOD)).verdict()).isEqualTo(Verdict.PASS);
        assertThat(Thread.interrupted()).isTrue();
    }

    private Judgement judge(Facts facts, RuleFile... files) {
        return judge.judge(List.of(files), facts);
    }

    private Finding only(String drl) {
        return only(someFacts().build(), drl);
    }

    private Finding only(Facts facts, String drl) {
        List<Finding> findings = judge(facts, file("f.drl", drl)).findings();
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    private static RuleFile file(String name, String drl) {
        return new RuleFile(new RuleUse(name, null), "1", Sha256.of(drl), drl);
    }

    private static RuleFile aliased(String alias) {
        return new RuleFile(new RuleUse("good.drl", alias), "1", Sha256.of(GOOD), GOOD);
    }

    private static String renamed(String drl) {
        return drl + "// another file\n";
    }

    private static String rule(String name, @Nullable String criterion, String when, String then) {
        return HEAD + body(name, criterion, when, then);
    }

    private static String body(String name, @Nullable String criterion, String when, String then) {
        return "rule \"%s\"\n  @criterion(\"%s\")\nwhen\n  %s\nthen\n  %s\nend\n"
                .formatted(name, criterion, when, then);
    }
}
