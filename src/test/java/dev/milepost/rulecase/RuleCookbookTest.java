package dev.milepost.rulecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.gate.rules.RuleInspection;
import dev.milepost.gate.rules.RuleSources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recipe of docs/rule-cookbook.md can be deployed and does what its cases say. */
class RuleCookbookTest {

    private static final Pattern FILE = Pattern.compile("`rules/([a-z-]+\\.(?:drl|csv))`");
    private static final RuleInspection inspection = RuleInspection.start();

    record Recipe(String question, String file, String drl, List<String> cases) {
        String name() {
            return file.substring(0, file.lastIndexOf('.'));
        }

        @Override
        public String toString() {
            return question;
        }
    }

    @AfterAll
    static void close() {
        inspection.close();
    }

    static Stream<Recipe> recipes() throws IOException {
        return Arrays.stream(
                        Files.readString(Path.of("docs", "rule-cookbook.md")).split("\n## "))
                .skip(1)
                .map(RuleCookbookTest::recipe);
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void canBeDeployedAndPassesItsCases(Recipe recipe) {
        Map<String, String> rules = Map.of(recipe.file(), recipe.drl());
        assertThat(inspection.inspect(List.of(), rules)).isEmpty();
        assertThat(inspection.doubts(rules)).isEmpty();
        assertThat(recipe.cases()).hasSize(1);
        assertThat(new RuleCases(inspection.judge())
                        .run(recipe.name() + ".yaml", recipe.cases().get(0), recipe.file(), recipe.drl()))
                .hasSizeGreaterThan(2)
                .allSatisfy(result ->
                        assertThat(result.outcome()).as(result.toString()).isEqualTo(CaseResult.Outcome.PASS));
    }

    private static Recipe recipe(String section) {
        Matcher file = FILE.matcher(section);
        assertThat(file.find())
                .as("a rule file in " + section.lines().findFirst())
                .isTrue();
        String name = file.group(1);
        List<String> own = blocks(section, name.substring(name.lastIndexOf('.') + 1));
        return new Recipe(
                section.lines().findFirst().orElseThrow(),
                name,
                drl(name, own.isEmpty() ? library(name) : own.get(0)),
                blocks(section, "yaml"));
    }

    private static String drl(String file, String text) {
        RuleSources.Source source = RuleSources.read(file, text.getBytes(StandardCharsets.UTF_8));
        assertThat(source.problems()).isEmpty();
        return source.drl();
    }

    private static List<String> blocks(String section, String language) {
        return Pattern.compile("^```" + language + "\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(section)
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private static String library(String name) {
        try {
            return Files.readString(Path.of("rules", name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
