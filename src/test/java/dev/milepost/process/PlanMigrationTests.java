package dev.milepost.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.gate.Decision;
import dev.milepost.gate.GateState;
import dev.milepost.gate.PlanMove;
import dev.milepost.gate.RuleChange;
import dev.milepost.gate.RuleChangeRefusedException;
import dev.milepost.gate.Verdict;
import dev.milepost.testing.TestPlans;
import java.util.Map;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Running projects are moved to another version of their plan, process, gates and rules together. */
class PlanMigrationTests extends MovedProjectScenario {

    @Autowired
    PlanMigrations migrations;

    @Test
    void movesAnOpenTaskAndGoesOnByTheNewPlan() {
        deploy(strict());
        begin();
        String newer = deploy(lenient(), "target=P60D");

        RuleChange change = migrations.migrate(project, null, order());

        assertThat(change.kind()).isEqualTo(RuleChange.Kind.PLAN);
        assertThat(row().planVersion()).isEqualTo(2);
        assertThat(row().deployment()).isEqualTo(newer);
        assertThat(row().rules()).isEqualTo(newer);
        assertThat(processDefinition()).isEqualTo(row().definition());
        assertThat(openTasks()).containsExactly("work_one");
        complete("work_one", "worker");
        submit.report(project, 8, 2);
        assertThat(gate("first").state()).as("by the new rules").isEqualTo(GateState.PASSED);
        complete("work_two", "worker");
        assertThat(gate("last").state()).isEqualTo(GateState.PASSED);
    }

    @Test
    void judgesAWaitingGateByTheNewRulesAtOnce() {
        deploy(strict());
        beginAtFirst(8, 2);
        deploy(lenient());

        RuleChange change = migrations.migrate(project, 2, order());

        assertThat(change.report().gates()).singleElement().satisfies(gate -> {
            assertThat(gate.was()).isEqualTo(Verdict.BLOCKED);
            assertThat(gate.now()).isEqualTo(Verdict.PASS);
        });
        assertThat(gate("first").state()).isEqualTo(GateState.PASSED);
        assertThat(newest("first").cause()).isEqualTo("plan migrated to version 2");
        assertThat(openTasks()).containsExactly("work_two");
    }

    @Test
    void asksTheApproversOfTheNewPlan() {
        deploy(lenient(), "approvers=2 of qa");
        beginAtFirst(8, 2);
        vote("first", "quinn", Decision.GO);
        deploy(lenient(), "approvers=product");

        RuleChange change = migrations.migrate(project, null, order());

        assertThat(plan(change).gates())
                .singleElement()
                .satisfies(gate -> assertThat(gate.how()).isEqualTo(PlanMove.Gate.How.CHANGED));
        assertThat(gate("first").state()).isEqualTo(GateState.SIGN_OFF);
        assertThat(waitingFor("first")).containsExactly("product");
        vote("first", "paula", Decision.GO);
        assertThat(gate("first").state()).isEqualTo(GateState.PASSED);
    }

    @Test
    void leavesASignOffAloneThatTheNewPlanAsksForAlike() {
        deploy(lenient(), "approvers=2 of qa");
        beginAtFirst(8, 2);
        vote("first", "quinn", Decision.GO);
        deploy(lenient(), "approvers=2 of qa", "target=P60D");

        migrations.migrate(project, null, order());

        assertThat(waitingFor("first")).containsExactly("qa");
        vote("first", "quentin", Decision.GO);
        assertThat(gate("first").state()).isEqualTo(GateState.PASSED);
    }

    @Test
    void movesNothingWhereWhatTheProjectIsAtHasNoPlaceInTheNewPlan() {
        deploy(strict());
        begin();
        deploy(
                elements(TestPlans.gate("first", settings()), TestPlans.gate("last", settings()))
                        .replace("work_one", "other_work"),
                Map.of(RULES, strict()));

        assertThatThrownBy(() -> migrations.migrate(project, null, order()))
                .isInstanceOf(RuleChangeRefusedException.class)
                .hasMessageContaining("'work_one', which the project is at, does not exist in version 2");
        assertThat(row().planVersion()).isEqualTo(1);
        assertThat(rows("mp_rule_change")).isZero();
    }

    @Test
    void saysWhichGatesAreGoneAndWhichAreNeverReached() {
        deploy(strict());
        beginAtFirst(3, 0);
        deploy(
                TestPlans.phase("one")
                        + TestPlans.gate("early", settings())
                        + TestPlans.phase("two")
                        + TestPlans.gate("last", settings())
                        + TestPlans.flows("start", "one", "early", "two", "last", "end"),
                Map.of(RULES, strict()));

        PlanMove move = plan(migrations.migrate(project, null, order()));

        assertThat(move.notReached()).containsExactly("early");
        assertThat(move.gates())
                .extracting(gate -> gate.key() + " " + gate.how())
                .containsExactly("early NEW", "first GONE");
        assertThat(gate("early").state()).isEqualTo(GateState.NOT_REACHED);
        assertThat(gate("first").state()).as("its history stays").isEqualTo(GateState.PASSED);
        complete("work_two", "worker");
        assertThat(gate("last").state()).isEqualTo(GateState.PASSED);
    }

    @Test
    void namesTheSettingsThatAreMissing() {
        deploy(strict());
        begin();
        deploy(strict(), "target=${releaseDate}");

        assertThatThrownBy(() -> migrations.migrate(project, null, order()))
                .isInstanceOf(RuleChangeRefusedException.class)
                .hasMessageContaining("releaseDate");
    }

    @Test
    void storesNothingWhenItIsOnlyTried() {
        deploy(strict());
        beginAtFirst(8, 2);
        deploy(lenient());
        int evaluations = rows("mp_evaluation");

        RuleChange tried = migrations.migrate(project, null, dryRun());

        assertThat(tried.report().gates()).singleElement().matches(gate -> gate.opens());
        assertThat(plan(tried).elements()).extracting(PlanMove.Element::id).containsExactly("first");
        assertThat(row().planVersion()).isEqualTo(1);
        assertThat(processDefinition()).isEqualTo(row().definition());
        assertThat(gate("first").state()).isEqualTo(GateState.WAITING);
        assertThat(rows("mp_evaluation")).isEqualTo(evaluations);
        assertThat(rows("mp_rule_change")).isZero();
    }

    @Test
    void nobodyMigratesAProjectPastIt() {
        deploy(strict());
        begin();
        deploy(lenient());
        RuntimeService runtime = engine.getRuntimeService();
        MigrationPlan plan = runtime.createMigrationPlan(
                        row().definition(),
                        engine.getRepositoryService()
                                .createProcessDefinitionQuery()
                                .processDefinitionKey(id)
                                .latestVersion()
                                .singleResult()
                                .getId())
                .mapEqualActivities()
                .build();
        String instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(project)
                .singleResult()
                .getId();

        assertThatThrownBy(() ->
                        runtime.newMigration(plan).processInstanceIds(instance).execute())
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("/api/migrations");
        assertThatThrownBy(() ->
                        runtime.newMigration(plan).processInstanceIds(instance).executeAsync())
                .isInstanceOf(BadUserRequestException.class);
        assertThat(processDefinition()).isEqualTo(row().definition());
    }

    private static PlanMove plan(RuleChange change) {
        return java.util.Objects.requireNonNull(change.report().plan());
    }

    private String processDefinition() {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(project)
                .rootProcessInstances()
                .singleResult()
                .getProcessDefinitionId();
    }
}
