package dev.milepost.rulecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.gate.rules.RuleJudge;
import dev.milepost.gate.rules.RuleSettings;
import dev.milepost.rulecase.CaseResult.Outcome;
import dev.milepost.testing.TestTables;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleCasesTest {

    private static final RuleJudge judge = new RuleJudge(RuleSettings.defaults());

    @AfterAll
    static void close() {
        judge.close();
    }

    @Test
    void tellsACaseThatFailsFromOneThatCannotBeRun() throws IOException {
        List<CaseResult> results = run("""
                cases:
                  - name: right
                    events: [{name: signed}]
                    parameters: {event: signed}
                    expect: {state: MET}
                  - name: wrong
                    parameters: {event: signed}
                    expect: {state: MET}
                  - name: a parameter is missing
                    expect: {state: MET}
                """);

        assertThat(results).extracting(CaseResult::outcome).containsExactly(Outcome.PASS, Outcome.FAIL, Outcome.ERROR);
        assertThat(results).extracting(CaseResult::line).containsExactly(2, 6, 9);
        assertThat(results.get(1).message()).contains("expected MET, got UNKNOWN");
        assertThat(results.get(2).message()).contains("'event'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `cases: [`                                                             | 1 | no YAML
            `case: []`                                                             | 1 | one list
            `cases: [{name: a, expects: {state: MET}}]`                            | 1 | 'expects' is not known
            `cases: [{name: a}]`                                                   | 1 | expects nothing
            `cases: [{name: a, expect: {state: FINE}}]`                            | 1 | 'FINE'
            `cases: [{name: a, at: today, expect: {state: MET}}]`                  | 1 | 'at' is 'today'
            `cases: [{name: a, events: [{nome: x}], expect: {state: MET}}]`        | 1 | 'nome' is not known
            `cases: [{name: a, name: b, expect: {state: MET}}]`                    | 1 | twice
            `cases: [{name: a, expect: {state: MET}}, {name: a, expect: {state: MET}}]` | 1 | Two cases
            `cases: []`                                                            | 1 | no case
            `cases: [{name: a, reports: [{suite: u, tests: many}], expect: {state: MET}}]` | 1 | 'many'
            """)
    void saysWhatIsWrongWithACaseAndWhere(String yaml, int line, String words) throws IOException {
        assertThat(run(yaml))
                .filteredOn(result -> result.outcome() == Outcome.ERROR)
                .isNotEmpty()
                .anySatisfy(result -> {
                    assertThat(result.line()).isEqualTo(line);
                    assertThat(result.message()).contains(words);
                });
    }

    @Test
    void refusesAFileThatUnfoldsToNoEnd() throws IOException {
        StringBuilder yaml = new StringBuilder("a: &a [x]\n");
        for (char c = 'b'; c < 'z'; c++) {
            yaml.append(c).append(": &").append(c).append(" [");
            yaml.append(("*" + (char) (c - 1) + ",").repeat(9)).append("x]\n");
        }
        assertThat(run(yaml.toString())).extracting(CaseResult::outcome).containsOnly(Outcome.ERROR);
    }

    @Test
    void theCommandNamesWhatFailsAndWhatNoCaseWouldNotice(@TempDir Path folder) throws IOException {
        Files.copy(Path.of("rules", "event-happened.drl"), folder.resolve("event-happened.drl"));
        Files.createDirectory(folder.resolve("cases"));
        Files.writeString(folder.resolve("cases/event-happened.yaml"), """
                cases:
                  - name: it happened
                    events: [{name: signed}]
                    parameters: {event: signed}
                    expect: {state: MET}
                """);

        assertThat(command("--coverage", folder.toString()))
                .contains("coverage: event-happened.drl:")
                .contains("1 case: 1 pass, 0 fail, 0 cannot be run.");
    }

    @Test
    void theCommandNamesTheRowOfATableThatNoCaseLooksAt(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("parts.csv"), TestTables.csv("2", "1"));
        Files.createDirectory(folder.resolve("cases"));
        Files.writeString(folder.resolve("cases/parts.yaml"), """
                cases:
                  - name: just enough
                    metrics: [{name: parts, value: 2}]
                    parameters: {kind: medical}
                    expect: {state: MET, expected: "at least 2 (row 8: Kind = medical)"}
                  - name: too few
                    metrics: [{name: parts, value: 1}]
                    parameters: {kind: medical}
                    expect: {state: UNMET}
                  - name: none
                    parameters: {kind: medical}
                    expect: {state: UNKNOWN}
                """);

        assertThat(command("--coverage", folder.toString()))
                .contains("coverage: parts.csv:9:")
                .doesNotContain("coverage: parts.csv:8:")
                .contains("3 cases: 3 pass, 0 fail, 0 cannot be run.");
    }

    private static List<CaseResult> run(String yaml) throws IOException {
        return new RuleCases(judge)
                .run(
                        "event-happened.yaml",
                        yaml,
                        "event-happened.drl",
                        Files.readString(Path.of("rules", "event-happened.drl")));
    }

    private static String command(String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        CasesCommand.run(List.of(arguments), out, out);
        return said.toString(StandardCharsets.UTF_8);
    }
}
