package dev.milepost.gate.rules;

import static dev.milepost.gate.rules.FactsBuilder.someFacts;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.gate.CriterionState;
import dev.milepost.gate.Finding;
import dev.milepost.gate.RuleFile;
import dev.milepost.gate.rules.table.TestWorkbook;
import dev.milepost.plan.Problem;
import dev.milepost.plan.RuleUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Tables of rules: read, checked and judged by as rule files in DRL are. */
class DecisionTableTest {

    private static final RuleInspection inspection = RuleInspection.start();

    @AfterAll
    static void close() {
        inspection.close();
    }

    /** Rows of values below what makes a table of them: for a kind of project, how many of something. */
    static List<List<String>> rows(String... values) {
        List<List<String>> rows = new ArrayList<>(List.of(
                List.of("RuleSet", "rules"),
                List.of(""),
                List.of("", "RuleTable Enough events"),
                List.of("", "CONDITION", "ACTION", "METADATA"),
                List.of("", "Parameters", "", ""),
                List.of(
                        "",
                        "text(\"kind\") == \"$param\"",
                        "findings.judge(Threshold.integer(\"$param\") < 3).actual(\"$param\").expected(\"less than 3\")"
                                + ".remedy(\"Wait.\");",
                        "criterion(\"enough\") @param(\"kind: text\") @owner(\"$param\")"),
                List.of("note", "Kind", "Number", "Owner")));
        for (String row : values) {
            rows.add(Stream.concat(Stream.of(""), Stream.of(row.split("\\|", -1)))
                    .toList());
        }
        return rows;
    }

    static byte[] csv(List<List<String>> rows) {
        StringBuilder csv = new StringBuilder();
        for (List<String> row : rows) {
            csv.append(String.join(
                            ",",
                            row.stream()
                                    .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
                                    .toList()))
                    .append("\r\n");
        }
        return csv.toString().getBytes(UTF_8);
    }

    @Test
    void judgesByTheOneRowThatApplies() {
        byte[] table = csv(rows("medical|2|qa", "toy|5|product", "else|1|product"));

        assertThat(problems("t.csv", table)).isEmpty();
        assertThat(judged("t.csv", table, "medical")).satisfies(finding -> {
            assertThat(finding.criterion()).isEqualTo("enough");
            assertThat(finding.title()).isEqualTo("Enough events");
            assertThat(finding.state()).isEqualTo(CriterionState.MET);
            assertThat(finding.expected()).isEqualTo("less than 3 (row 8: Kind = medical)");
        });
        assertThat(judged("t.csv", table, "toy").state()).isEqualTo(CriterionState.UNMET);
        assertThat(judged("t.csv", table, "ship").expected()).isEqualTo("less than 3 (row 10: Kind = else)");
    }

    @Test
    void namesTheRowAlsoWhereItExpectsNothing() {
        List<List<String>> rows = rows("medical|2|qa", "else|5|product");
        rows.set(
                5,
                List.of(
                        "",
                        "text(\"kind\") == \"$param\"",
                        "findings.notApplicable(\"not asked of the $param\");",
                        rows.get(5).get(3)));
        assertThat(judged("t.csv", csv(rows), "medical")).satisfies(finding -> {
            assertThat(finding.state()).isEqualTo(CriterionState.NOT_APPLICABLE);
            assertThat(finding.actual()).isEqualTo("not asked of the 2 (row 8: Kind = medical)");
        });
    }

    @Test
    void takesTextsWithApostrophesAndLineBreaksAsTheyAre() {
        byte[] table = csv(rows("children's toy|2|qa", "else|5|product"));
        assertThat(problems("t.csv", table)).isEmpty();
        assertThat(judged("t.csv", table, "children's toy").expected())
                .isEqualTo("less than 3 (row 8: Kind = children's toy)");
        assertThat(problems("t.csv", csv(rows("medical|2|qa\nand others", "else|5|product"))))
                .isEmpty();
    }

    @Test
    void takesValuesWhereTheCodeHasNoQuotes() {
        List<List<String>> rows = rows("\"medical\", \"toy\"|< 3|qa", "\"ship\"|!= 1.5|\"a\" + System.x|qa");
        rows.set(
                5,
                List.of(
                        "",
                        "text(\"kind\") in ($param)",
                        "findings.judge(2 $param).actual(\"2\").expected(\"2\").remedy(\"Wait.\");",
                        "criterion(\"enough\") @param(\"kind: text\") @owner(\"$param\")"));
        assertThat(RuleSources.read("t.csv", csv(rows)).problems())
                .extracting(Problem::toString)
                .containsExactly("t.csv:9 [cell D9] '\"a\" + System.x' would end the text that it is put into."
                        + " Write it without quotes and backslashes: it is a text already.");
        rows.set(8, List.of("", "\"ship\"", "!= 1.5", "qa"));
        assertThat(problems("t.csv", csv(rows))).isEmpty();
        assertThat(judged("t.csv", csv(rows), "toy").expected()).isEqualTo("2 (row 8: Kind = 'medical', 'toy')");
        assertThat(judged("t.csv", csv(rows), "ship").state()).isEqualTo(CriterionState.MET);
    }

    @Test
    void isAnErrorWhereNoRowAppliesOrTwoDo() {
        assertThat(judged("t.csv", csv(rows("medical|2|qa", "toy|5|product")), "ship"))
                .satisfies(finding -> {
                    assertThat(finding.state()).isEqualTo(CriterionState.ERROR);
                    assertThat(finding.actual()).isEqualTo("No row of the table applies to kind = ship.");
                    assertThat(finding.remedy()).contains("Add a row for it to t.csv");
                });
        assertThat(judged("t.csv", csv(rows("medical|2|qa", "medical|5|product")), "medical"))
                .satisfies(finding -> {
                    assertThat(finding.state()).isEqualTo(CriterionState.ERROR);
                    assertThat(finding.actual())
                            .isEqualTo("Several rows of the table apply to kind = medical: row 8: Kind = medical;"
                                    + " row 9: Kind = medical.");
                });
    }

    @Test
    void refusesRowsThatApplyTogetherAndDoubtsValuesThatNoRowHas() {
        assertThat(problems("t.csv", csv(rows("medical|2|qa", "medical|5|product"))))
                .singleElement()
                .asString()
                .startsWith(
                        "t.csv:9 [row 9] Several rows of the table apply to kind = medical: row 8: Kind = medical;");
        byte[] gap = csv(rows("medical|2|qa", "toy|5|product"));
        assertThat(problems("t.csv", gap)).isEmpty();
        assertThat(inspection.doubts(Map.of("t.csv", drl("t.csv", gap))))
                .singleElement()
                .asString()
                .contains("No row of the table applies to kind = something else. The gate would have no answer.");
        byte[] whole = csv(rows("medical|2|qa", "else|5|product"));
        assertThat(inspection.doubts(Map.of("t.csv", drl("t.csv", whole)))).isEmpty();
    }

    @Test
    void namesTheCellThatCannotBeRead() {
        assertThat(problems("t.csv", csv(rows("medical|two|qa", "else|5|product"))))
                .singleElement()
                .asString()
                .isEqualTo("t.csv:8 [cell C8] 'two' is not a whole number, such as 10. Correct the cell.");
        byte[] workbook = TestWorkbook.of("Limits", rows("medical|2|qa", "else|2.5|product"))
                .bytes();
        assertThat(problems("t.xlsx", workbook))
                .singleElement()
                .asString()
                .isEqualTo(
                        "t.xlsx:9 [sheet 'Limits', cell C9] '2.5' is not a whole number, such as 10. Correct the cell.");
    }

    @Test
    void saysOnceWhatIsWrongWithTheCodeAboveAColumn() {
        List<List<String>> rows = rows("medical|2|qa", "else|5|product");
        rows.set(
                5,
                List.of(
                        "",
                        "text(\"kind\") == \"$param\"",
                        "findings.jugde($param);",
                        rows.get(5).get(3)));
        assertThat(problems("t.csv", csv(rows))).singleElement().satisfies(problem -> {
            assertThat(problem.element()).isEqualTo("column C, rows 8, 9");
            assertThat(problem.message()).contains("jugde");
            assertThat(problem.advice()).isEqualTo("Correct the code above the column, and deploy again.");
        });
    }

    @Test
    void holdsTablesAgainstWhatRulesMayDo() {
        List<List<String>> rows = rows("medical|2|qa", "else|5|product");
        rows.set(1, List.of("Import", "java.io.File"));
        rows.set(
                5,
                List.of(
                        "",
                        "text(\"kind\") == \"$param\"",
                        "System.exit($param);",
                        rows.get(5).get(3)));
        assertThat(problems("t.csv", csv(rows)))
                .extracting(Problem::message)
                .contains("The file imports 'java.io.File'.", "The rule reaches the system: 'System'.");
    }

    @Test
    void readsTheSameFromTextAndFromAWorkbook() {
        List<List<String>> rows = rows("medical|2|qa", "else|5|product");
        String text = drl("t.csv", csv(rows));
        String workbook = drl("t.xlsx", TestWorkbook.of("Limits", rows).bytes());
        assertThat(workbook.lines().skip(1))
                .containsExactlyElementsOf(text.lines().skip(1).toList());
        assertThat(workbook).startsWith("// Written from a decision table, sheet Limits\n");
    }

    @Test
    void theShippedTableCanBeDeployedWithoutADoubt() throws IOException {
        byte[] table = Files.readAllBytes(Path.of("rules", "tests-by-kind.csv"));
        assertThat(problems("tests-by-kind.csv", table)).isEmpty();
        assertThat(inspection.doubts(Map.of("t.csv", drl("t.csv", table)))).isEmpty();
    }

    private static String drl(String file, byte[] table) {
        RuleSources.Source source = RuleSources.read(file, table);
        assertThat(source.problems()).isEmpty();
        return source.drl();
    }

    private static List<Problem> problems(String file, byte[] table) {
        return inspection.inspect(List.of(), Map.of(file, drl(file, table)));
    }

    private static Finding judged(String file, byte[] table, String kind) {
        String drl = drl(file, table);
        RuleFile rules = new RuleFile(new RuleUse(file, null), "d", Sha256.of(drl), drl);
        List<Finding> findings = inspection
                .judge()
                .judge(List.of(rules), someFacts().with("kind", kind).build())
                .findings();
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }
}
