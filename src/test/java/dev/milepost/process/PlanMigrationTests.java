package dev.milepost.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.gate.Decision;
import dev.milepost.gate.GateState;
import dev.milepost.gate.GateView;
import dev.milepost.gate.Milestones;
import dev.milepost.gate.PlanMove;
import dev.milepost.gate.RuleChange;
import dev.milepost.gate.RuleChangeRefusedException;
import dev.milepost.gate.Verdict;
import dev.milepost.testing.TestPlans;
import dev.milepost.tracking.BaselineDesk;
import dev.milepost.tracking.Comparison;
import dev.milepost.tracking.MilestoneView;
import dev.milepost.tracking.Tracking;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Running projects are moved to another version of their plan, process, gates and rules together. */
class PlanMigrationTests extends MovedProjectScenario {

    @Autowired
    PlanMigrations migrations;

    @Autowired
    Tracking tracking;

    @Autowired
    BaselineDesk baselines;

    @Autowired
    Milestones milestones;

    @Test
    void movesAnOpenTaskAndGoesOnByTheNewPlan() {
        deploy(strict());
        begin();
        String newer = deploy(lenient(), "target=P60D");

        RuleChange change = migrations.migrate(project, null, Map.of(), order());

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

        RuleChange change = migrations.migrate(project, 2, Map.of(), order());

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

        RuleChange change = migrations.migrate(project, null, Map.of(), order());

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

        migrations.migrate(project, null, Map.of(), order());

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

        assertThatThrownBy(() -> migrations.migrate(project, null, Map.of(), order()))
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

        PlanMove move = plan(migrations.migrate(project, null, Map.of(), order()));

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
    void givesTheProjectWhatTheNewVersionNeedsAndRecordsIt() {
        deploy(strict());
        begin();
        deploy(strict(), "target=${releaseDate}");
        Map<String, String> parameters = Map.of("releaseDate", "2036-05-01");

        assertThat(plan(migrations.migrate(project, null, parameters, dryRun())).given())
                .isEqualTo(parameters);
        assertThat(row().parameters()).isEmpty();
        assertThatThrownBy(() -> migrations.migrate(project, null, Map.of("releaseDate", "soon"), order()))
                .isInstanceOf(RuleChangeRefusedException.class)
                .hasMessageContaining("'soon'");
        RuleChange change = migrations.migrate(project, null, parameters, order());

        assertThat(row().parameters()).isEqualTo(parameters);
        assertThat(changes.page(project, 0, 1)).containsExactly(change);
        assertThat(plan(change).given()).isEqualTo(parameters);
        assertThat(tracking.milestones(project).get(0).target()).hasToString("2036-05-01");
        assertThatThrownBy(() -> migrations.migrate(project, 1, Map.of("releaseDate", "2036-06-01"), order()))
                .isInstanceOf(RuleChangeRefusedException.class)
                .hasMessageContaining("changes nothing");
    }

    @Test
    void keepsAProjectWhereItIsWhileAConditionWouldBindNobodyAnyMore() {
        deploy(lenient(), "approvers=product");
        beginAtFirst(8, 2);
        vote("first", "paula", conditionalGo("worker"));
        deploy(
                elements(TestPlans.gate("early", settings()), TestPlans.gate("last", settings()))
                        .replace("first", "early"),
                Map.of(RULES, lenient()));

        assertThatThrownBy(() -> migrations.migrate(project, null, Map.of(), order()))
                .isInstanceOf(RuleChangeRefusedException.class)
                .hasMessageContaining("Condition 1 of gate 'first' is open");

        assertThat(row().planVersion()).isEqualTo(1);
        complete("work_two", "worker");
        assertThat(gate("last").verdict()).isEqualTo(Verdict.BLOCKED);
    }

    @Test
    void looksAgainWhenTheNewVersionSays() {
        deploy(opensOn(20), Map.of("not-before.drl", notBefore()));
        begin();
        complete("work_one", "worker");
        assertThat(gate("first").nextEvaluationAt()).isNotNull();
        String timer = gate("first").timer();
        deploy(opensOn(10), Map.of("not-before.drl", notBefore()));

        migrations.migrate(project, null, Map.of(), order());

        assertThat(gate("first").timer()).isEqualTo(timer);
        assertThat(engine.getManagementService()
                        .createJobQuery()
                        .jobId(timer)
                        .singleResult()
                        .getDuedate()
                        .toInstant())
                .isEqualTo(gate("first").nextEvaluationAt())
                .isBefore(row().start().plusDays(11).atStartOfDay(row().zone()).toInstant());
        deploy(opensOn(-1), Map.of("not-before.drl", notBefore()));
        migrations.migrate(project, null, Map.of(), order());
        assertThat(gate("first").state()).isEqualTo(GateState.PASSED);
        assertThat(engine.getManagementService().createJobQuery().jobId(timer).count())
                .isZero();
    }

    private String opensOn(int days) {
        String[] settings = {
            "rules=not-before.drl",
            "param.date=" + clock.instant().atZone(ZoneOffset.UTC).toLocalDate().plusDays(days)
        };
        return elements(TestPlans.gate("first", settings), TestPlans.gate("last", settings));
    }

    private static String notBefore() {
        try {
            return Files.readString(Path.of("rules", "not-before.drl"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void keepsWhatWasPlannedAndDecidedAtGatesThatAreGone() {
        deploy(strict());
        beginAtFirst(3, 0);
        Instant before = clock.instant();
        clock.advance(Duration.ofHours(1));
        deploy(
                TestPlans.phase("one")
                        + TestPlans.gate("early", settings())
                        + TestPlans.phase("two")
                        + TestPlans.gate("last", settings()).replace("name=\"last\"", "name=\"At last\"")
                        + TestPlans.flows("start", "one", "early", "two", "last", "end"),
                Map.of(RULES, strict()));
        String first = baselines.find(project, 1).entries().toString();

        migrations.migrate(project, null, Map.of(), order());

        assertThat(baselines.find(project, 1).entries()).hasToString(first);
        for (String then : new String[] {"1", before.toString()}) {
            Comparison comparison = baselines.compare(project, then, "now");
            assertThat(comparison.removed()).extracting(Comparison.Thing::id).containsExactly("first");
            assertThat(comparison.added()).extracting(Comparison.Thing::id).containsExactly("early");
            assertThat(comparison.changed())
                    .filteredOn(change -> change.field().equals("name"))
                    .singleElement()
                    .matches(change -> "last".equals(change.before()) && "At last".equals(change.after()));
        }
        assertThat(tracking.milestones(project)).extracting(MilestoneView::name).containsExactly("early", "At last");
        GateView gone = milestones.onceGate(project, "first");
        assertThat(gone.record().state()).isEqualTo(GateState.PASSED);
        assertThat(gone.evaluation()).isEqualTo(newest("first"));
    }

    @Test
    void namesTheSettingsThatAreMissing() {
        deploy(strict());
        begin();
        deploy(strict(), "target=${releaseDate}");

        assertThatThrownBy(() -> migrations.migrate(project, null, Map.of(), order()))
                .isInstanceOf(RuleChangeRefusedException.class)
                .hasMessageContaining("releaseDate");
    }

    @Test
    void storesNothingWhenItIsOnlyTried() {
        deploy(strict());
        beginAtFirst(8, 2);
        deploy(lenient());
        int evaluations = rows("mp_evaluation");

        RuleChange tried = migrations.migrate(project, null, Map.of(), dryRun());

        assertThat(tried.report().gates()).singleElement().matches(gate -> gate.opens());
        assertThat(plan(tried).elements()).extracting(PlanMove.Element::id).containsExactly("first");
        assertThat(row().planVersion()).isEqualTo(1);
        assertThat(processDefinition()).isEqualTo(row().definition());
        assertThat(gate("first").state()).isEqualTo(GateState.WAITING);
        assertThat(rows("mp_evaluation")).isEqualTo(evaluations);
        assertThat(rows("mp_rule_change")).isZero();
    }

    @Test
    void leavesNothingHalfMovedWhenItsLastStepFails() {
        deploy(strict());
        beginAtFirst(8, 2);
        deploy(lenient());
        int evaluations = rows("mp_evaluation");
        String nameTooLong = "d".repeat(300); // recorded last, after process, gates and rules have moved

        assertThatThrownBy(() -> migrations.migrate(project, null, Map.of(), order(nameTooLong)))
                .isInstanceOf(RuntimeException.class);

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
        return Objects.requireNonNull(change.report().plan());
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
