package dev.milepost.process;

import static dev.milepost.testing.TestPlans.flows;
import static dev.milepost.testing.TestPlans.gate;
import static dev.milepost.testing.TestPlans.oneGate;
import static dev.milepost.testing.TestPlans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.milepost.testing.Deploying;
import dev.milepost.testing.MilepostTest;
import java.nio.charset.Charset;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Deployments that the engine would take without a word and that would not do what they say, or fail only later. */
@MilepostTest
class OddDeploymentsTests {

    private static final String RULES = "rules=event-happened.drl";

    @Autowired
    RepositoryService repository;

    @ParameterizedTest
    @ValueSource(strings = {"release.BPMN", "release.xml", "release"})
    void aPlanWhoseNameTheEngineDoesNotKnowIsRefused(String name) {
        assertRefused(rules().with(name, good("odd")), name, "Deploy it as 'release.bpmn'");
    }

    @Test
    void aRuleFileThatNoGateCouldNameIsRefused() {
        assertRefused(
                Deploying.to(repository, "odd")
                        .with("odd.bpmn", good("odd"))
                        .with("rules/event-happened.drl", "package rules;"),
                "without folders",
                "Deploy it as 'event-happened.drl'");
        assertRefused(rules().with("odd.bpmn", good("odd")).with("more.DRL", "nonsense"), "in small letters");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, \uFEFF, byte order mark", "UTF-16, '', no text in UTF-8", "ISO-8859-1, '', no text in UTF-8"})
    void aRuleFileInAnotherEncodingIsRefused(String encoding, String mark, String words) {
        byte[] rules = (mark + "package rules;\n// geprüft\n").getBytes(Charset.forName(encoding));

        assertRefused(
                Deploying.to(repository, "odd").with("odd.bpmn", good("odd")).with("event-happened.drl", rules),
                "event-happened.drl:",
                words);
    }

    @Test
    void aRuleFileWithANullCharacterIsRefused() {
        assertRefused(
                rules().with("odd.bpmn", good("odd")).with("more.drl", "package rules;\n// \0"), "more.drl:2 The line");
    }

    @ParameterizedTest
    @CsvSource({
        "reports-fresh.drl, param.maxAge=P99999999999D",
        "not-before.drl, param.date=+999999999-12-31",
        "not-before.drl, param.date=0001-01-01",
        "test-pass-ratio.drl, param.minRatio=1e-999999999%",
    })
    void aThresholdBeyondAllMeasureIsRefused(String file, String setting) {
        String value = setting.substring(setting.indexOf('=') + 1);

        assertRefused(
                Deploying.to(repository, "odd")
                        .withRules(file)
                        .with("odd.bpmn", oneGate("odd", "rules=" + file, setting)),
                "to '" + value + "', which is not");
    }

    @Test
    void rulesWithoutAPlanAreRefused() {
        assertRefused(rules(), "no plan", "Deploy the plan together with all its rule files");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "calledElement=\"milestone-gate\"| calledElement=\" milestone-gate \" | blanks",
                "calledElement=\"milestone-gate\"| calledElement=\"Milestone-Gate\"   | called element is milestone-gate",
                "calledElement=\"milestone-gate\"| calledElement=\"milestone-gate\" camunda:calledElementBinding=\"version\" camunda:calledElementVersion=\"1\" | binding to latest",
                "calledElement=\"milestone-gate\"| calledElement=\"milestone-gate\" camunda:calledElementTenantId=\"t\" | tenant",
                "<camunda:properties>            | <camunda:in businessKey=\"apollo\"/><camunda:properties> | business key",
            })
    void aGateIsCalledInOneWayOnly(String written, String odd, String words) {
        assertRefused(rules().with("odd.bpmn", good("odd").replace(written, odd)), "[gate]", words);
    }

    @Test
    void aCallThatIsNearlyAGateIsRefused() {
        String call = "<bpmn:startEvent id=\"start\"/><bpmn:callActivity id=\"beta\" calledElement=\"milestone_gate\"/>"
                + "<bpmn:endEvent id=\"end\"/>" + flows("start", "beta", "end");

        assertRefused(rules().with("odd.bpmn", plan("odd", call)), "[beta]", "nearly 'milestone-gate'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"approvers=", "approvers=,", "param.build=", "param.evnt= "})
    void aThresholdOrApproversLeftEmptyAreRefused(String setting) {
        assertRefused(
                rules().with("odd.bpmn", oneGate("odd", RULES, "param.event=x", setting)),
                "milepost:" + setting.substring(0, setting.indexOf('=')));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01", "9999-12-31", "P99999999Y", "P2147483647M"})
    void aTargetThatIsASlipOfThePenIsRefused(String target) {
        assertRefused(
                rules().with("odd.bpmn", oneGate("odd", RULES, "param.event=x", "target=" + target)),
                "'" + target + "', which cannot be read");
    }

    @Test
    void anIdThatNoTableHoldsIsRefused() {
        String task = "t".repeat(201);
        String elements = "<bpmn:startEvent id=\"start\"/><bpmn:userTask id=\"" + task + "\"/>"
                + gate("gate", RULES, "param.event=x") + "<bpmn:endEvent id=\"end\"/>"
                + flows("start", task, "gate", "end");

        assertRefused(rules().with("odd.bpmn", plan("odd", elements)), "has 201 characters");
    }

    @Test
    void aLifecycleInWhichNoRulesDecideIsRefused() {
        String lifecycle = plan(
                "milestone-gate", "<bpmn:startEvent id=\"start\"/><bpmn:endEvent id=\"end\"/>" + flows("start", "end"));

        assertRefused(Deploying.to(repository, "odd").with("milestone-gate.bpmn", lifecycle), "${milestoneGate}");
    }

    @Test
    void whatTheEngineCannotReadIsTheSendersFault() {
        String broken = good("odd").replace("<bpmn:endEvent id=\"end\"/>", """
                <bpmn:serviceTask id="aside" camunda:expression="${"/><bpmn:endEvent id="end"/>""");
        assertThat(catchThrowable(() -> rules().with("odd.bpmn", broken).deploy()))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("Nothing was deployed")
                .hasMessageContaining("'${'");
        assertThat(catchThrowable(() -> rules().with("a.bpmn", good("odd"))
                        .with("b.bpmn", good("odd"))
                        .deploy()))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("same key 'odd'");
    }

    private static String good(String id) {
        return oneGate(id, RULES, "param.event=x");
    }

    private Deploying rules() {
        return Deploying.to(repository, "odd").withRules("event-happened.drl");
    }

    private void assertRefused(Deploying deployment, String... words) {
        long before = repository.createDeploymentQuery().count();
        assertThat(catchThrowable(deployment::deploy))
                .isInstanceOf(DeploymentRefused.class)
                .satisfies(refused -> assertThat(refused.getMessage()).contains(words));
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }
}
