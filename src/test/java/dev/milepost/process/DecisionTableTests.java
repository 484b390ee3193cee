package dev.milepost.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.milepost.gate.CriterionState;
import dev.milepost.gate.DecisionLog;
import dev.milepost.gate.Evaluation;
import dev.milepost.gate.Replay;
import dev.milepost.gate.RuleArchive;
import dev.milepost.testing.Deploying;
import dev.milepost.testing.MilepostTest;
import dev.milepost.testing.Submit;
import dev.milepost.testing.TestPlans;
import dev.milepost.testing.TestTables;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A workbook of thresholds, deployed with a plan as any rule file is. */
@MilepostTest
class DecisionTableTests {

    private static final String FILE = "quota.xlsx";

    @Autowired
    RepositoryService repository;

    @Autowired
    ProjectRuns projects;

    @Autowired
    DecisionLog log;

    @Autowired
    Replay replay;

    @Autowired
    RuleArchive archive;

    @Autowired
    Submit submit;

    @Test
    void judgesEachProjectByTheRowOfItsKindAndTheTableOfItsPlanVersion() {
        Deployment first = deployed("", "2", "1");
        projects.start("quota-1", "quota", null, null, Map.of("kind", "medical"), "designer");
        deployed("<!-- second -->", "1", "1");
        projects.start("quota-2", "quota", null, null, Map.of("kind", "medical"), "designer");
        projects.start("quota-3", "quota", null, null, Map.of("kind", "toy"), "designer");
        for (String project : List.of("quota-1", "quota-2", "quota-3")) {
            submit.metric(project, "parts", "1");
        }

        assertThat(lastOf("quota-1").findings().get(0)).satisfies(finding -> {
            assertThat(finding.state()).isEqualTo(CriterionState.UNMET);
            assertThat(finding.expected()).isEqualTo("at least 2 (row 8: Kind = medical)");
        });
        assertThat(lastOf("quota-2").findings().get(0).state()).isEqualTo(CriterionState.MET);
        assertThat(lastOf("quota-3").findings().get(0).expected()).isEqualTo("at least 1 (row 9: Kind = else)");

        Evaluation then = lastOf("quota-1");
        assertThat(archive.find(then.rules().get(0).sha256()))
                .hasValueSatisfying(
                        text -> assertThat(text).startsWith("// Written from a decision table, sheet Quota"));
        repository.deleteDeployment(first.getId(), true);
        assertThat(replay.of(then).findings()).isEqualTo(then.findings());
    }

    @Test
    void refusesATableWithTheCellThatIsWrong() {
        DeploymentRefused refused = catchThrowableOfType(DeploymentRefused.class, () -> deployed("", "many", "1"));

        assertThat(refused)
                .hasMessageContaining("quota.xlsx:8 [sheet 'Quota', cell C8] 'many' is not a number, such as 12.5.");
    }

    private Deployment deployed(String note, String medical, String otherwise) {
        String plan = TestPlans.oneGate("quota", "rules=" + FILE, "param.kind=${kind}");
        return Deploying.to(repository, "quota")
                .with("quota.bpmn", plan.replace("</bpmn:process>", note + "</bpmn:process>"))
                .with(FILE, TestTables.xlsx(medical, otherwise))
                .deploy();
    }

    private Evaluation lastOf(String project) {
        return log.page(project, "gate", 0, 100).stream()
                .mapToInt(Evaluation.Summary::number)
                .boxed()
                .max(Comparator.naturalOrder())
                .flatMap(number -> log.find(project, "gate", number))
                .orElseThrow();
    }
}
