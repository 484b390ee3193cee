package dev.milepost.gate.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.gate.facts.ParameterDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/criteria.md is written from what the rules say of themselves. */
class CriteriaReferenceTest {

    private static final String HEAD = """
            # The criteria

            All rule files in `rules/` with their criteria and parameters, written from the files themselves. After a change there, run
            `./mvnw test -Dtest=CriteriaReferenceTest` and copy `target/criteria.md` here. How a gate names them is in
            [writing rules](writing-rules.md); how they are combined in the [cookbook](rule-cookbook.md).
            """;

    @Test
    void isWhatTheRulesSay() throws IOException {
        StringBuilder written = new StringBuilder(HEAD);
        try (Stream<Path> files = Files.list(Path.of("rules"))) {
            for (Path file : files.filter(one -> RuleSources.isRules(one.toString()))
                    .sorted()
                    .toList()) {
                written.append("\n## `").append(file.getFileName()).append("`\n");
                String drl = RuleSources.read(file.toString(), Files.readAllBytes(file))
                        .drl();
                for (CriterionDefinition criterion :
                        new RuleText(file.getFileName().toString(), drl).criteria()) {
                    describe(criterion, drl.lines().toList(), written);
                }
            }
        }
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", "criteria.md"), written);

        assertThat(Files.readString(Path.of("docs", "criteria.md")))
                .as("docs/criteria.md; copy target/criteria.md over it")
                .isEqualTo(written.toString());
    }

    private static void describe(CriterionDefinition criterion, List<String> lines, StringBuilder written) {
        written.append("\n**")
                .append(criterion.title())
                .append("** (`")
                .append(criterion.id())
                .append("`)")
                .append(criterion.mandatory() ? ". It cannot be waived." : "")
                .append("\n");
        String comment = criterion.isOfTable() ? "" : commentAbove(criterion.line(), lines);
        if (!comment.isEmpty()) {
            written.append("\n").append(comment).append("\n");
        }
        if (criterion.isOfTable()) {
            written.append("\nA table with a row for each of:\n\n");
            criterion
                    .rows()
                    .forEach(row -> written.append("- ").append(row.inWords()).append('\n'));
        }
        if (!criterion.parameters().isEmpty()) {
            written.append("\n| parameter | value | if left out |\n| --- | --- | --- |\n");
            criterion.parameters().forEach(parameter -> written.append(row(parameter)));
        }
    }

    private static String row(ParameterDefinition parameter) {
        String otherwise = parameter.required()
                ? "**required**"
                : parameter.defaultValue() == null ? "none" : "`" + parameter.defaultValue() + "`";
        return "| `%s` | %s | %s |\n".formatted(parameter.name(), parameter.meaning(), otherwise);
    }

    /** What its author says of a rule: the lines of comment that stand directly above it. */
    private static String commentAbove(int line, List<String> lines) {
        List<String> comment = new ArrayList<>();
        for (int above = line - 2; above >= 0 && lines.get(above).startsWith("//"); above--) {
            comment.add(0, lines.get(above).substring(2).strip());
        }
        return String.join("\n", comment);
    }
}
