package dev.milepost.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.milepost.gate.rules.table.TestWorkbook;
import java.util.List;
import java.util.stream.Collectors;

/** A small decision table of tests: how many of the metric {@code parts} a project has to have made, by the parameter {@code kind}. */
public final class TestTables {

    /** The criterion it judges. */
    public static final String CRITERION = "parts";

    private TestTables() {}

    /** As a workbook: the row of {@code medical} is 8, that of all others 9. */
    public static byte[] xlsx(String medical, String otherwise) {
        return TestWorkbook.of("Quota", rows(medical, otherwise)).bytes();
    }

    /** As text. */
    public static byte[] csv(String medical, String otherwise) {
        return rows(medical, otherwise).stream()
                .map(row -> row.stream()
                        .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
                        .collect(Collectors.joining(";")))
                .collect(Collectors.joining("\r\n", "\uFEFF", "\r\n"))
                .getBytes(UTF_8);
    }

    private static List<List<String>> rows(String medical, String otherwise) {
        String pattern = "Parameters(text(\"kind\") == \"$param\")\naccumulate($m : Metric(name == \"parts\"); $all :"
                + " collectList($m))\n$parts : Metrics() from Metrics.of($all)";
        String report = "findings.unknownWhen($parts.none(), \"no parts\", \"Send the metric parts.\")"
                + ".judge($parts.missingTo(Threshold.decimal(\"$param\")).signum() <= 0).actual($parts.words())"
                + ".expected(\"at least $param\").remedy(\"Make more parts.\").evidence($all);";
        return List.of(
                List.of("RuleSet", "rules"),
                List.of(""),
                List.of("", "RuleTable Enough parts are made"),
                List.of("", "CONDITION", "ACTION", "METADATA"),
                List.of(""),
                List.of("", pattern, report, "criterion(\"parts\") @param(\"kind: text\") @owner(\"$param\")"),
                List.of("", "Kind", "Parts at least", "Owner"),
                List.of("", "medical", medical, "Quality"),
                List.of("", "else", otherwise, "Product"));
    }
}
