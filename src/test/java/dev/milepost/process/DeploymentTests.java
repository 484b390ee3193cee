package dev.milepost.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.milepost.gate.GateKeeper;
import dev.milepost.plan.Problem;
import dev.milepost.testing.Deploying;
import dev.milepost.testing.MilepostTest;
import dev.milepost.testing.Submit;
import dev.milepost.testing.TestPlans;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MilepostTest
class DeploymentTests {

    static final String DRL = "event-happened.drl";

    @Autowired
    RepositoryService repository;

    @Autowired
    ProjectRuns projects;

    @Autowired
    GateKeeper gates;

    @Autowired
    ShippedFiles shipped;

    @Autowired
    Submit submit;

    @Test
    void namesEveryProblemOfADeploymentAtOnceAndStoresNothing() {
        long before = repository.createDeploymentQuery().count();
        String bpmn = TestPlans.plan(
                "broken",
                "<bpmn:startEvent id=\"start\"/>"
                        + TestPlans.gate("no-file", "rules=missing.drl")
                        + TestPlans.gate("no-rules")
                        + TestPlans.gate("typo", "rules=event-happened.drl", "param.evnt=x")
                        + TestPlans.gate("no-target", "rules=event-happened.drl", "param.event=x", "target=")
                        + "<bpmn:endEvent id=\"end\"/>"
                        + TestPlans.flows("start", "no-file", "no-rules", "typo", "no-target", "end"));

        DeploymentRefused refused = refused(Deploying.to(repository, "broken")
                .with("broken.bpmn", bpmn)
                .withRules(DRL)
                .with("syntax.drl", "package rules;\n\nrule \"Broken\"\nwhen\n  Gate(\nthen\nend\n"));

        assertThat(refused.problems())
                .extracting(Problem::element)
                .contains("no-file", "no-rules", "typo", "no-target");
        assertThat(refused.problems()).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo("syntax.drl");
            assertThat(problem.line()).isPositive();
        });
        assertThat(refused).hasMessageContaining("missing.drl").hasMessageContaining("evnt");
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("broken")
                        .count())
                .isZero();
    }

    @Test
    void deploysNothingNewForUnchangedFiles() {
        long before = repository.createDeploymentQuery().count();

        shipped.run(null);

        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    @Test
    void keepsAProjectOnTheRulesItsPlanVersionCameWith() {
        String plan = TestPlans.oneGate("pinned", "rules=event-happened.drl", "param.event=signed");
        Deployment first = Deploying.to(repository, "pinned")
                .with("pinned.bpmn", plan)
                .withRules(DRL)
                .deploy();
        projects.start("pinned-1", "pinned", null, null, Map.of(), "designer");
        String never = """
                package rules;
                import dev.milepost.gate.facts.*;
                global dev.milepost.gate.facts.Findings findings;
                rule "Never"
                  @criterion("never")
                  @param("event: text")
                when
                  $gate : Gate()
                then
                  findings.judge(false).actual("shut").expected("open").remedy("Nothing opens this gate.");
                end
                """;
        Deploying.to(repository, "pinned")
                .with("pinned.bpmn", plan.replace("</bpmn:process>", "<!-- second -->\n</bpmn:process>"))
                .with(DRL, never)
                .deploy();
        projects.start("pinned-2", "pinned", null, null, Map.of(), "designer");

        submit.event("pinned-1", "signed");
        submit.event("pinned-2", "signed");

        assertThat(gates.standing("pinned-1", "gate").state().isOpen()).isFalse();
        assertThat(gates.standing("pinned-2", "gate").state().isOpen()).isTrue();
        assertThat(projects.plan("pinned").orElseThrow().version()).isEqualTo(2);
        assertThat(first.getId())
                .isNotEqualTo(projects.plan("pinned").orElseThrow().deployment());
    }

    @Test
    void refusesAFileWithoutAnyExecutableProcess() {
        DeploymentRefused refused = refused(Deploying.to(repository, "silent")
                .with(
                        "silent.bpmn",
                        TestPlans.oneGate("silent", "rules=event-happened.drl", "param.event=x")
                                .replace("isExecutable=\"true\"", "isExecutable=\"false\"")));

        assertThat(refused).hasMessageContaining("silent.bpmn").hasMessageContaining("executable");
    }

    @Test
    void forgetsPlansAndRulesOfADeletedDeployment() {
        String plan = TestPlans.oneGate("deleted", "rules=event-happened.drl", "param.event=signed");
        Deployment deployment = Deploying.to(repository, "deleted")
                .with("deleted.bpmn", plan)
                .withRules(DRL)
                .deploy();
        projects.start("deleted-1", "deleted", null, null, Map.of(), "designer");

        repository.deleteDeployment(deployment.getId(), true);

        assertThat(projects.plan("deleted")).isEmpty();
    }

    private static DeploymentRefused refused(Deploying deployment) {
        return catchThrowableOfType(DeploymentRefused.class, deployment::deploy);
    }
}
