package dev.milepost.plan;

import static dev.milepost.plan.Bpmn.flows;
import static dev.milepost.plan.Bpmn.gateWith;
import static dev.milepost.plan.Bpmn.start;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** As what a plan uses its rule files. */
class RuleUsesTest {

    @Test
    void readsTheModeBehindEachFileAndTakesBlockWhereThereIsNone() {
        GateDefinition gate = read("a.drl, a.drl as next (shadow),b.drl(warn), c.drl as x  ( block )")
                .plans()
                .get(0)
                .gates()
                .get(0);

        assertThat(gate.rules())
                .containsExactly(
                        new RuleUse("a.drl", null),
                        new RuleUse("a.drl", "next", RuleMode.SHADOW),
                        new RuleUse("b.drl", null, RuleMode.WARN),
                        new RuleUse("c.drl", "x", RuleMode.BLOCK));
        assertThat(gate.deciding()).containsExactly(new RuleUse("a.drl", null), new RuleUse("c.drl", "x"));
    }

    @ParameterizedTest
    @CsvSource({
        "a.drl (shade), shade, Did you mean 'shadow'? ",
        "a.drl (Shadow), Shadow, Did you mean 'shadow'? ",
        "a.drl (warning), warning, ''",
        "a.drl as x (), '', ''",
        "a.drl (off), off, ''"
    })
    void namesAllModesWhereOneIsUnknown(String rule, String mode, String hint) {
        Problem problem = onlyProblemOf("b.drl, " + rule);

        assertThat(problem.message())
                .isEqualTo("'milepost:rules' of 'g' gives a.drl the mode '" + mode + "', which there is not.");
        assertThat(problem.advice()).startsWith(hint == null ? "" : hint).contains("(block)", "(warn)", "(shadow)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.drl (shadow) as x",
                "a.drl shadow",
                "a.drl (shadow",
                "(shadow) a.drl",
                "a.drl as x (shadow) (warn)",
                "a.drl (shadow))"
            })
    void saysWhereTheModeBelongs(String rule) {
        Problem problem = onlyProblemOf("b.drl, " + rule);

        assertThat(problem.message()).isEqualTo("'milepost:rules' of 'g' names '" + rule + "', which is no rule file.");
        assertThat(problem.advice()).contains("A mode comes last: tasks-complete.drl as docs (shadow).");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.drl (shadow)", "a.drl (warn)", "a.drl (warn), a.drl as x (shadow)"})
    void refusesAGateInWhichNothingDecides(String rules) {
        Problem problem = onlyProblemOf(rules);

        assertThat(problem.element()).isEqualTo("g");
        assertThat(problem.message())
                .isEqualTo("'milepost:rules' of 'g' lets no rule file decide: each is only there to warn, or tried in"
                        + " shadow.");
        assertThat(problem.advice()).contains("Take (warn) or (shadow) away", "never passes");
    }

    @Test
    void asksForAnAliasAlsoWhereTheModesDiffer() {
        assertThat(onlyProblemOf("a.drl, a.drl (shadow)").message())
                .isEqualTo("'milepost:rules' of 'g' names a.drl twice.");
    }

    private static Problem onlyProblemOf(String rules) {
        List<Problem> problems = read(rules).problems();
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    private static PlanReading read(String rules) {
        return Bpmn.read(start("s"), gateWith("g", "target=P6W", "rules=" + rules), flows("s -> g"));
    }
}
