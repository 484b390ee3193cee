package dev.milepost.gate.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.plan.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleDoubtsTest {

    private static final String REPORT = "findings.judge(true).actual(\"a\").expected(\"b\").remedy(\"c\");";

    private static final RuleInspection inspection = RuleInspection.start();

    @AfterAll
    static void close() {
        inspection.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `Gate(project != "apollo")`                                        | what it asks of the Gate does not hold
            `Moment($n : instant) Gate(type == "time" || type != "time")`      | what it asks of the Gate does not hold
            `accumulate(Task(); $n : count(); $n >= 0)`                        | what it collects does not hold
            `not Task(name == "never")`                                        | does not hold
            """)
    void saysWhereACriterionWouldBeSilent(String condition, String words) {
        assertThat(doubts(condition, REPORT)).singleElement().satisfies(doubt -> {
            assertThat(doubt.file()).isEqualTo("x.drl");
            assertThat(doubt.line()).isGreaterThan(4);
            assertThat(doubt.element()).isEqualTo("Tried");
            assertThat(doubt.message()).contains("is silent where", words);
            assertThat(doubt.advice()).contains("accumulate");
        });
    }

    @Test
    void doubtsAReportInABranch() {
        assertThat(doubts("$g : Gate($name : name)", "if (!$name.isEmpty()) { " + REPORT + " }"))
                .extracting(Problem::message)
                .containsExactly(
                        "The rule reports in a branch or a loop: on some facts it may stay silent, or report twice.");
    }

    @Test
    void takesWordsInTextsAndCommentsForNothing() {
        assertThat(doubts(
                        "$g : Gate($name : name) // != \"x\"",
                        "// if in doubt\n" + REPORT.replace("\"c\"", "\"else\"")))
                .isEmpty();
    }

    @Test
    void hasNoneOfTheShippedRules() throws IOException {
        try (Stream<Path> rules = Files.list(Path.of("rules"))) {
            for (Path rule :
                    rules.filter(file -> file.toString().endsWith(".drl")).toList()) {
                assertThat(inspection.doubts(Map.of(rule.getFileName().toString(), Files.readString(rule))))
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `accumulate(Task(state in ("OPEN", "COMPLETED")); $n : count())`                  | a state (State) with a text
            `accumulate(Task(phase in (1, 2)); $n : count())`                                 | a text with a number
            `accumulate(TestReport(passed matches "1.*"); $n : count())`                      | a number with a pattern for texts
            `Parameters($min : text("min", "1")) accumulate(Metric(value >= $min); $n : count())` | a number with a text
            """)
    void refusesWhatDroolsComparesWithoutAWord(String condition, String words) {
        assertThat(inspection.inspect(List.of(), Map.of("x.drl", drl(condition, REPORT))))
                .anySatisfy(problem -> assertThat(problem.message()).contains(words));
    }

    private static List<Problem> doubts(String condition, String consequence) {
        Map<String, String> rules = Map.of("x.drl", drl(condition, consequence));
        assertThat(inspection.inspect(List.of(), rules)).isEmpty();
        return inspection.doubts(rules);
    }

    private static String drl(String condition, String consequence) {
        return """
                package rules;
                import dev.milepost.gate.facts.*;
                global dev.milepost.gate.facts.Findings findings;
                rule "Tried"
                  @criterion("tried")
                  @param("min: text = 1")
                when
                  %s
                then
                  %s
                end
                """.formatted(condition, consequence);
    }
}
