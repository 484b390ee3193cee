package dev.milepost.gate.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.gate.facts.ParameterDefinition;
import dev.milepost.gate.facts.ParameterType;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.GatePlanning;
import dev.milepost.plan.MilestoneType;
import dev.milepost.plan.Problem;
import dev.milepost.plan.RuleUse;
import dev.milepost.plan.SignOffPolicy;
import dev.milepost.plan.Target;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GateCheckerTest {

    private static final RuleCheck RATIO = new RuleCheck(
            "test-pass-ratio.drl",
            List.of(),
            List.of(new CriterionDefinition(
                    "test-pass-ratio",
                    "Enough tests pass",
                    List.of(new ParameterDefinition("minRatio", ParameterType.RATIO, List.of(), false, "1")),
                    false,
                    5)));
    private static final RuleCheck BUILD = new RuleCheck(
            "reports-of-build.drl",
            List.of(),
            List.of(new CriterionDefinition(
                    "reports-of-build",
                    "Right build",
                    List.of(new ParameterDefinition("build", ParameterType.TEXT, List.of(), true, null)),
                    false,
                    5)));
    private static final Map<String, RuleCheck> DEPLOYED =
            Map.of("test-pass-ratio.drl", RATIO, "reports-of-build.drl", BUILD);

    @Test
    void findsNothingWrongWithAGateInOrder() {
        assertThat(check(
                        Map.of("minRatio", "95%", "build", "${build}", "e2e.minRatio", "${ratio}"),
                        new RuleUse("test-pass-ratio.drl", null),
                        new RuleUse("test-pass-ratio.drl", "e2e"),
                        new RuleUse("reports-of-build.drl", null)))
                .isEmpty();
    }

    @Test
    void namesTheFileThatIsNotDeployedAndThoseThatAre() {
        Problem problem = only(Map.of("minRatio", "1"), new RuleUse("test-pas-ratio.drl", null));
        assertThat(problem)
                .hasToString(
                        "plan.bpmn:12 [design-freeze] Gate 'design-freeze' names the rule file 'test-pas-ratio.drl',"
                                + " which is not deployed with the plan. Did you mean 'test-pass-ratio.drl'?"
                                + " Deployed are: reports-of-build.drl, test-pass-ratio.drl.");
    }

    @Test
    void refusesAnUnknownParameter() {
        assertThat(only(Map.of("minRatoi", "1"), new RuleUse("test-pass-ratio.drl", null)))
                .hasToString(
                        "plan.bpmn:12 [design-freeze] Gate 'design-freeze' sets the parameter 'minRatoi', which none of"
                                + " its rule files knows. Did you mean 'minRatio'? They know: minRatio.");
    }

    @Test
    void refusesAValueOfTheWrongType() {
        assertThat(only(Map.of("minRatio", "1.5"), new RuleUse("test-pass-ratio.drl", null))
                        .message())
                .isEqualTo(
                        "Gate 'design-freeze' sets 'minRatio' to '1.5', which is not a number from 0 to 1, or a percentage, such as 0.95.");
        assertThat(only(Map.of("build", " "), new RuleUse("reports-of-build.drl", null))
                        .message())
                .contains("sets 'build' to ' '");
    }

    @Test
    void asksForARequiredParameter() {
        assertThat(only(Map.of(), new RuleUse("reports-of-build.drl", null)).message())
                .isEqualTo("Gate 'design-freeze' gives no 'build', which reports-of-build.drl needs.");
        assertThat(only(
                                Map.of("e2e.build", "1"),
                                new RuleUse("reports-of-build.drl", "e2e"),
                                new RuleUse("reports-of-build.drl", "x"))
                        .message())
                .contains("reports-of-build.drl as x needs");
    }

    @Test
    void refusesOneIdTwice() {
        assertThat(only(Map.of(), new RuleUse("test-pass-ratio.drl", null), new RuleUse("test-pass-ratio.drl", null))
                        .message())
                .isEqualTo(
                        "Gate 'design-freeze' has two criteria with the id 'test-pass-ratio', from test-pass-ratio.drl and test-pass-ratio.drl.");
    }

    @Test
    void refusesAGateWithoutCriterion() {
        assertThat(only(Map.of()).message()).isEqualTo("Gate 'design-freeze' has no criterion and would never pass.");
    }

    private static Problem only(Map<String, String> parameters, RuleUse... rules) {
        List<Problem> problems = check(parameters, rules);
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    private static List<Problem> check(Map<String, String> parameters, RuleUse... rules) {
        GateDefinition gate = new GateDefinition(
                "design-freeze",
                "Design freeze",
                "design",
                MilestoneType.TECHNICAL,
                new Target.OnDate(LocalDate.parse("2027-03-01")),
                List.of(rules),
                parameters,
                SignOffPolicy.NOBODY,
                List.of(),
                List.of(),
                List.of(),
                GatePlanning.NONE,
                12);
        return new GateChecker().check(gate, "plan.bpmn", DEPLOYED);
    }
}
