package dev.milepost.gate.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.gate.facts.ParameterDefinition;
import dev.milepost.gate.facts.ParameterType;
import dev.milepost.plan.Problem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleCheckerTest {

    private static final RuleJudge judge = new RuleJudge(new RuleSettings(Duration.ofMillis(500), 100, 100));

    private static final String HEAD = """
            package rules;
            import dev.milepost.gate.facts.*;
            import java.util.List;
            global dev.milepost.gate.facts.Findings findings;
            """;
    private static final String THEN = "findings.judge(true).actual(1).expected(1);";

    @AfterAll
    static void close() {
        judge.close();
    }

    @Test
    void readsCriteriaAndParameters() {
        RuleCheck check = check(HEAD
                + "rule \"Enough of it\"\n  @criterion(\"enough\")\n"
                + "  @param(\"min: ratio = 0.95; suite: text = *; build: text?; day: date; which: one|two = two\")\n"
                + "when\n  Gate()\nthen\n  " + THEN + "\nend\n");
        assertThat(check.problems()).isEmpty();
        CriterionDefinition criterion = check.criteria().get(0);
        assertThat(criterion.id()).isEqualTo("enough");
        assertThat(criterion.title()).isEqualTo("Enough of it");
        assertThat(criterion.line()).isEqualTo(5);
        assertThat(criterion.parameters())
                .containsExactly(
                        new ParameterDefinition("min", ParameterType.RATIO, List.of(), false, "0.95"),
                        new ParameterDefinition("suite", ParameterType.TEXT, List.of(), false, "*"),
                        new ParameterDefinition("build", ParameterType.TEXT, List.of(), false, null),
                        new ParameterDefinition("day", ParameterType.DATE, List.of(), true, null),
                        new ParameterDefinition("which", ParameterType.CHOICE, List.of("one", "two"), false, "two"));
    }

    @Test
    void readsWhichCriteriaAreMandatory() {
        RuleCheck check = check(HEAD
                + "rule \"Must\"\n  @criterion(\"must\")\n  @mandatory\nwhen\n  Gate()\nthen\n  " + THEN + "\nend\n"
                + rule("May", "may", "Gate()", THEN));
        assertThat(check.problems()).isEmpty();
        assertThat(check.criteria()).extracting(CriterionDefinition::mandatory).containsExactly(true, false);
    }

    @Test
    void refusesAMandatoryMarkThatWouldNotSayWhatItsAuthorMeans() {
        String rule = "rule \"Must\"\n  @criterion(\"must\")\n  %s\nwhen\n  Gate()\nthen\n  " + THEN + "\nend\n";
        assertThat(messages(check(HEAD + rule.formatted("@mandatory(false)"))))
                .containsExactly("@mandatory takes no value, but the rule gives one.");
        assertThat(messages(check(HEAD + rule.formatted("@Mandatry"))))
                .containsExactly("The rule has the annotation '@Mandatry', which nothing reads.");
        assertThat(messages(check(HEAD + rule("May", "may", "Gate()", THEN)
                        + "rule \"Helper\"\n  @mandatory\nwhen\n  Gate()\nthen\n  insert(\"x\");\nend\n")))
                .containsExactly("The rule is marked as mandatory but is no criterion.");
        assertThat(messages(check(HEAD + rule.formatted("@owner(\"qa\")")))).isEmpty();
    }

    @Test
    void reportsAllCompileErrorsWithTheirLines() {
        RuleCheck check = check(HEAD + """
                rule "One"
                  @criterion("one")
                when
                  Tsk()
                  Task(nope == 1)
                then
                  findings.judge(true);
                  findings.nix();
                end
                rule "Two"
                  @criterion("two")
                when
                  Task(phaze == 1)
                then
                  foo();
                end
                """);
        assertThat(check.problems()).extracting(Problem::line).containsExactly(8, 9, 12, 17, 19);
        assertThat(check.problems()).extracting(Problem::element).containsExactly("One", "One", "One", "Two", "Two");
        assertThat(check.problems().get(0).message()).isEqualTo("Unable to resolve ObjectType 'Tsk'.");
    }

    @Test
    void reportsASyntaxErrorWithItsLine() {
        RuleCheck check =
                check(HEAD + "rule \"X\"\n  @criterion(\"x\")\nwhen\n  Task(\nthen\n  findings.judge(true);\nend\n");
        assertThat(check.problems()).isNotEmpty();
        assertThat(check.problems().get(0).line()).isBetween(8, 10);
    }

    @Test
    void refusesTheNameOfAnOpenConditionForACriterion() {
        assertThat(messages(check(HEAD + rule("R", "condition-1", "Gate()", THEN))))
                .containsExactly(
                        "The criterion id 'condition-1' is that of a condition which an earlier gate was passed on.");
        assertThat(check(HEAD + rule("R", "condition-of-site", "Gate()", THEN)).problems())
                .isEmpty();
    }

    @Test
    void refusesAFileWithoutCriterionOrWithoutAPlaceToReportTo() {
        assertThat(messages(check(HEAD + "rule \"X\" when Gate() then insert(\"x\"); end\n")))
                .contains("The file defines no criterion.");
        assertThat(messages(check("package rules;\n"))).contains("The file has nowhere to report to.");
    }

    @Test
    void refusesOneIdTwice() {
        RuleCheck check = check(HEAD + rule("One", "same", "Gate()", THEN) + rule("Two", "same", "Gate()", THEN));
        assertThat(messages(check)).containsExactly("The criterion id 'same' is taken by the rule 'One' in line 5.");
    }

    @Test
    void refusesIdsAndParametersThatAreNone() {
        assertThat(messages(check(HEAD + rule("One", "Not An Id", "Gate()", THEN))))
                .hasSize(1);
        RuleCheck check = check(HEAD
                + "rule \"P\"\n@criterion(\"p\")\n@param(\"a; b: number; c: ratio = 2; d: text; d: text\")\nwhen Gate() then "
                + THEN + " end\n");
        assertThat(messages(check))
                .containsExactlyInAnyOrder(
                        "The parameter declaration 'a' is not of the form 'name: type'.",
                        "Parameter 'b' is of type 'number', which is not one of text, ratio, decimal, integer, date, duration, list.",
                        "The default '2' of parameter 'c' is not a number from 0 to 1, or a percentage, such as 0.95.",
                        "Parameter 'd' is declared twice.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "findings.judge(java.time.Instant.now().isAfter(null));",
                "System.exit(0);",
                "new java.io.File(\"x\").delete();",
                "Runtime.getRuntime();",
                "Thread.sleep(1);",
                "Class.forName(\"x\");",
                "findings.getClass();",
                "new ProcessBuilder(\"x\");",
                "java.nio.file.Files.exists(null);",
                "java.net.URI.create(\"x\");",
                "new java.util.Date();",
                "java.util.Calendar.getInstance();",
                "java.util.UUID.randomUUID();",
                "Math.random();",
                "java.time.ZoneId.systemDefault();",
                "drools.halt();",
                "delete($g);",
                "update($g);",
                "org.springframework.util.StringUtils.hasText(\"x\");",
            })
    void refusesWhatReachesOutOfTheFacts(String then) {
        RuleCheck check = check(HEAD + rule("Reaches out", "r", "$g : Gate()", THEN + "\n  " + then));
        assertThat(check.problems()).anySatisfy(problem -> {
            assertThat(problem.line()).isEqualTo(10);
            assertThat(problem.element()).isEqualTo("Reaches out");
        });
    }

    @Test
    void readsCommentsAndTextsAsWhatTheyAre() {
        RuleCheck check = check(HEAD
                + "// System.exit(0); eval( Instant.now()\n/* new Date() */\n"
                + rule(
                        "Reads",
                        "r",
                        "Gate()",
                        "findings.judge(true).actual(\"System.exit(0) // salience\").expected('x');"));
        assertThat(check.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.util.concurrent.Executors",
                "java.io.File",
                "java.lang.reflect.Method",
                "org.camunda.bpm.engine.ProcessEngine",
                "static java.lang.System.exit",
            })
    void refusesImports(String name) {
        RuleCheck check = check(HEAD + "import " + name + ";\n" + rule("R", "r", "Gate()", THEN));
        assertThat(messages(check)).anyMatch(message -> message.startsWith("The file imports"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "salience 10",
                "no-loop",
                "agenda-group \"x\"",
                "dialect \"mvel\"",
                "date-effective \"1-jan-2020\"",
                "enabled false"
            })
    void refusesAttributes(String attribute) {
        RuleCheck check = check(HEAD + rule("R", "r", "Gate()", THEN).replace("when", attribute + "\nwhen"));
        assertThat(check.problems())
                .hasSize(1)
                .first()
                .satisfies(problem -> assertThat(problem.line()).isEqualTo(7));
    }

    @Test
    void refusesOtherGlobalsPackagesAndEval() {
        assertThat(messages(check(HEAD + "global java.util.List log;\n" + rule("R", "r", "Gate()", THEN))))
                .containsExactly("The file has the global 'log'.");
        assertThat(messages(check(
                        (HEAD + rule("R", "r", "Gate()", THEN)).replace("package rules;", "package dev.milepost;"))))
                .containsExactly("The file is in the package 'dev.milepost'.");
        assertThat(messages(check(HEAD + rule("R", "r", "Gate() eval(1 > 0)", THEN))))
                .containsExactly("The rule uses eval: 'eval'.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Task(phase > 3)",
                "Task(3 == phase)",
                "Task(ofGate, phase != 3 || optional)",
                "Task(optional == \"true\")",
                "Task(state == \"OPEN\")",
                "Task(complete == 1)",
                "TestReport(tests > \"3\")",
                "TestReport(failing == \"a\")",
                "Gate(target > \"2027-01-01\")",
                "Moment($now : instant) Gate(target < $now)",
                "Gate($key : key) Metric(value > $key)",
                "Task(name < \"m\")",
                "not Task(phase == 3)",
                "accumulate(Task(phase == 3); $n : count(1))",
                "Event(occurredAt == 5)",
            })
    void refusesComparisonsOfThingsThatCannotBeCompared(String when) {
        RuleCheck check = check(HEAD + rule("Compares", "c", when, THEN));
        assertThat(check.problems()).anySatisfy(problem -> {
            assertThat(problem.message()).contains(" compares ");
            assertThat(problem.line()).isEqualTo(8);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accumulate(Task(phase == \"build\", state != Task.State.OPEN, !complete, complete == false); $n : count(1))",
                "Moment($t : today(), $now : instant) accumulate(Gate(target < $t); $n : count(1))",
                "Gate($p : phase) accumulate(Task(phase == $p, finishedAt == null); $n : count(1))",
                "accumulate(TestReport(tests - skipped > 3, bad() == 0, $s : suite, suite.length() > 2); $l : collectList($s))",
                "accumulate(Metric(value >= 0.8, unit == null || unit == \"%\"); $n : count(1))",
            })
    void allowsComparisonsOfLikeWithLike(String when) {
        assertThat(check(HEAD + rule("Compares", "c", when, THEN)).problems()).isEmpty();
    }

    @Test
    void triesARuleOnMadeUpProjects() {
        assertThat(messages(check(HEAD + rule("Silent", "s", "Event(name == \"x\")", THEN))))
                .containsExactly(
                        "Tried on a made-up project, it gave an error. Rule 'Silent' did not report for these facts.");
        assertThat(messages(check(HEAD
                        + rule("Twice", "t", "Gate() accumulate(Task(); $n : count(1)) not Task() or Task()", THEN))))
                .singleElement()
                .asString()
                .contains("times for these facts");
        assertThat(messages(check(HEAD
                        + rule(
                                "Throws",
                                "t",
                                "accumulate($t : Task(); $l : collectList($t))",
                                "findings.judge(((Task) $l.get(0)).complete()).actual(1).expected(1);"
                                        .replace(".complete()", ".isComplete()")))))
                .singleElement()
                .asString()
                .contains("IndexOutOfBoundsException");
        assertThat(messages(check(HEAD + rule("Wordless", "w", "Gate()", "findings.judge(false);"))))
                .containsExactly(
                        "Tried on a made-up project, it came to UNMET without saying what was observed, what would meet it, what to do.");
    }

    /** Ends by itself after some seconds, so that the test leaves no thread behind for long. */
    @Test
    void refusesARuleThatRunsTooLong() {
        RuleCheck check = check(HEAD
                + "function long slow(int n) { return n < 2 ? n : slow(n - 1) + slow(n - 2); }\n"
                + rule("Slow", "s", "Gate()", "findings.judge(slow(43) > 0).actual(1).expected(1);"));
        assertThat(messages(check)).singleElement().asString().contains("'Slow' of some.drl ran longer than 500 ms");
    }

    @Test
    void refusesAHelperThatReports() {
        assertThat(messages(check(HEAD + rule("R", "r", "Gate()", THEN)
                        + "rule \"Helper\" when Gate() then findings.judge(true); end\n")))
                .contains("The rule reports a finding but is no criterion.");
    }

    private static RuleCheck check(String drl) {
        return new RuleChecker(judge).check("some.drl", drl);
    }

    private static List<String> messages(RuleCheck check) {
        return check.problems().stream().map(Problem::message).toList();
    }

    private static String rule(String name, String criterion, String when, String then) {
        return "rule \"%s\"\n  @criterion(\"%s\")\nwhen\n  %s\nthen %s\nend\n".formatted(name, criterion, when, then);
    }
}
