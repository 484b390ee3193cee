package dev.milepost.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.gate.PlanMove;
import dev.milepost.gate.RuleFile;
import dev.milepost.gate.RuleLibrary;
import dev.milepost.plan.Binding;
import dev.milepost.plan.Plan;
import dev.milepost.plan.PlanReader;
import dev.milepost.plan.RuleUse;
import dev.milepost.testing.TestPlans;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody reads of a gate's rules before projects are moved to another plan version. */
class GateDifferencesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.drl, b.drl | a.drl, b.drl (warn)",
                "a.drl, b.drl (shadow) | a.drl, b.drl",
                "a.drl, b.drl as x (shadow) | a.drl, b.drl as x (warn)"
            })
    void sayThatAFileDecidesNoMoreOrDoesNow(String before, String after) {
        assertThat(changes(before, "1", after, "1")).containsExactly("rules: " + before + " → " + after);
    }

    @Test
    void areNoneWhereAModeIsOnlyWrittenOut() {
        assertThat(changes("a.drl, a.drl as x(warn)", "1", "a.drl (block), a.drl as x (warn)", "1"))
                .isEmpty();
    }

    @Test
    void nameAnotherTextAlsoWhereTheModeHasChanged() {
        assertThat(changes("a.drl, b.drl (shadow)", "1", "a.drl, b.drl, c.drl", "2"))
                .containsExactly(
                        "rules: a.drl, b.drl (shadow) → a.drl, b.drl, c.drl",
                        "another text of a.drl",
                        "another text of b.drl");
    }

    @Test
    void nameAFileThatIsUsedTwiceOnce() {
        assertThat(changes("a.drl, a.drl as x (shadow)", "1", "a.drl, a.drl as x (shadow)", "2"))
                .containsExactly("another text of a.drl");
    }

    private static List<String> changes(String before, String textBefore, String after, String textAfter) {
        return new GateDifferences(new Texts())
                .between(plan(before), deployed(textBefore), plan(after), deployed(textAfter)).stream()
                        .map(PlanMove.Gate::changes)
                        .flatMap(List::stream)
                        .toList();
    }

    private static Plan plan(String rules) {
        return PlanReader.read(
                        "p.bpmn", TestPlans.oneGate("p", "rules=" + rules).getBytes(UTF_8))
                .plans()
                .get(0);
    }

    private static Binding deployed(String text) {
        return Binding.to(1, "p:" + text, text);
    }

    /** Deployments in which each file has the deployment's own text. */
    private record Texts() implements RuleLibrary {

        @Override
        public List<RuleFile> load(String deployment, List<RuleUse> uses) {
            return uses.stream()
                    .map(use -> new RuleFile(use, deployment, use.file() + " " + deployment, deployment))
                    .toList();
        }

        @Override
        public Optional<List<String>> files(String deployment) {
            return Optional.empty();
        }

        @Override
        public boolean hold(String deployment) {
            return true;
        }
    }
}
