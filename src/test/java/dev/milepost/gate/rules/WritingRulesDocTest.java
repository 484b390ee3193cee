package dev.milepost.gate.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/writing-rules.md says what is in rules/. */
class WritingRulesDocTest {

    private static final Path RULES = Path.of("rules");

    @Test
    void showsAWholeRuleAsItIs() throws IOException {
        assertThat(doc()).contains(Files.readString(RULES.resolve("software-release.drl")));
    }

    @Test
    void listsEveryRuleFileWithItsParameters() throws IOException {
        List<String> table =
                doc().lines().filter(line -> line.startsWith("| `")).toList();
        try (Stream<Path> files = Files.list(RULES)) {
            for (Path file :
                    files.filter(one -> RuleSources.isRules(one.toString())).toList()) {
                String name = file.getFileName().toString();
                RuleText text = new RuleText(
                        name, RuleSources.read(name, Files.readAllBytes(file)).drl());
                assertThat(table).anySatisfy(line -> {
                    assertThat(line).startsWith("| `" + name + "`");
                    text.parameters().forEach(parameter -> assertThat(line).contains("`" + parameter.name() + "`"));
                });
            }
        }
    }

    @Test
    void showsAWholeTableAsItIs() throws IOException {
        assertThat(doc()).contains("```csv\n" + Files.readString(RULES.resolve("tests-by-kind.csv")) + "```");
    }

    private static String doc() throws IOException {
        return Files.readString(Path.of("docs/writing-rules.md"));
    }
}
