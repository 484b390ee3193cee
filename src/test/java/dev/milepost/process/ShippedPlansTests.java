package dev.milepost.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.evidence.Activity;
import dev.milepost.evidence.Observation;
import dev.milepost.gate.CriterionState;
import dev.milepost.gate.Decision;
import dev.milepost.gate.Finding;
import dev.milepost.gate.GateKeeper;
import dev.milepost.gate.GateState;
import dev.milepost.gate.Milestones;
import dev.milepost.gate.Verdict;
import dev.milepost.plan.Project;
import dev.milepost.plan.Projects;
import dev.milepost.signoff.Vote;
import dev.milepost.testing.MilepostTest;
import dev.milepost.testing.MutableClock;
import dev.milepost.testing.People;
import dev.milepost.testing.Submit;
import dev.milepost.testing.TestTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A project of each plan that people can start from, from its start to its end and once back, with the evidence that its page in
 * {@code docs/plans} tells to send. {@link SoftwareReleaseTests} does so for the fourth.
 */
@MilepostTest
class ShippedPlansTests {

    @Autowired
    ProcessEngine engine;

    @Autowired
    ProjectRuns projects;

    @Autowired
    Projects all;

    @Autowired
    GateKeeper gates;

    @Autowired
    Milestones milestones;

    @Autowired
    SignOffDesk desk;

    @Autowired
    Submit submit;

    @Autowired
    MutableClock clock;

    final String project = "p-" + UUID.randomUUID();
    ProcessInstance instance;

    @BeforeEach
    void people() {
        AbstractAssertions.init(engine);
        People.of(engine)
                .are("approver", "approvers")
                .are("manager", "managers")
                .are("designer", "designers");
    }

    @Test
    void developsAProductAndBuildsItsPrototypesTwice() {
        start("product-development");
        completeTasks();
        submit.event(project, "design-review-held");
        assertThat(verdict("design-freeze")).isEqualTo(Verdict.UNDECIDED);
        submit.metric(project, "unit-cost.of-target", "1.01");
        assertThat(verdict("design-freeze")).isEqualTo(Verdict.BLOCKED);
        submit.metric(project, "unit-cost.of-target", "0.97");
        vote("design-freeze", "approver", Decision.GO);
        BpmnAwareTests.assertThat(instance).isWaitingAt("phase_prototype");

        completeTasks();
        measure("power", "4.4", "5.2", "4.6");
        measure("weight", "318", "321", "330");
        assertThat(found("prototype-works")).containsEntry("power.within-tolerance", CriterionState.UNMET);
        assertThat(found("prototype-works")).containsEntry("weight.within-tolerance", CriterionState.MET);
        submit.metric(project, "power.P2", "4.9");
        BpmnAwareTests.assertThat(instance).hasPassed("prototype-works").isWaitingAt("phase_test");

        completeTasksBut("userTask_testEndurance");
        submit.report(project, "verification", null, 120, 2, null);
        submit.report(project, "safety", null, 11, 1, null);
        submit.event(project, "certificate-granted");
        assertThat(verdict("design-verified")).isEqualTo(Verdict.BLOCKED);
        submit.report(project, "safety", null, 12, 0, null);
        vote("design-verified", "approver", Decision.RECYCLE);
        BpmnAwareTests.assertThat(instance).isWaitingAt("phase_prototype");

        TestTime.pass(clock, Duration.ofDays(20));
        completeTasks();
        assertThat(found("prototype-works"))
                .as("what was measured on the prototypes of before")
                .containsEntry("power.within-tolerance", CriterionState.STALE);
        measure("power", "4.4", "4.5", "4.6");
        measure("weight", "318", "321", "322");
        completeTasksBut("userTask_testEndurance");
        vote("design-verified", "approver", Decision.GO);
        BpmnAwareTests.assertThat(instance).isWaitingAt("phase_launch");

        completeTasks();
        submit.metric(project, "first-pass-yield", "0.97");
        waitForTheDayOf("market-launch");
        vote("market-launch", "approver", Decision.GO);
        vote("market-launch", "manager", Decision.GO);
        endsCompleted("endEvent_productLaunched");
    }

    @Test
    void dropsAProductWhoseDesignIsKilled() {
        start("product-development");
        completeTasks();
        submit.event(project, "design-review-held");
        submit.metric(project, "unit-cost.of-target", "1");
        vote("design-freeze", "approver", Decision.KILL);

        BpmnAwareTests.assertThat(instance).hasPassed("endEvent_productDropped").isEnded();
    }

    @Test
    void buildsAHouseAndDesignsItAgainWhereTendersAreTooDear() {
        start("construction");
        completeTasks();
        submit.metric(project, "cost.of-budget", "0.98");
        submit.event(project, "building-permit-granted");
        BpmnAwareTests.assertThat(instance).hasPassed("permit-granted").isWaitingAt("phase_procurement");

        completeTasksBut("userTask_studyAlternatives");
        submit.event(project, "main-contract-signed");
        submit.metric(project, "tender.of-budget", "1.06");
        assertThat(verdict("contract-signed")).isEqualTo(Verdict.BLOCKED);
        submit.metric(project, "tender.of-budget", "1.05");
        vote("contract-signed", "manager", Decision.RECYCLE);
        BpmnAwareTests.assertThat(instance).isWaitingAt("phase_design");

        TestTime.pass(clock, Duration.ofDays(60));
        completeTasksBut("userTask_studyAlternatives");
        vote("contract-signed", "approver", Decision.GO);
        vote("contract-signed", "manager", Decision.GO);
        BpmnAwareTests.assertThat(instance).isWaitingAt("phase_construction");

        completeTasks();
        assertThat(verdict("structure-approved")).isEqualTo(Verdict.UNDECIDED);
        workItem("I-1", "Inspection: foundations", "structure", Observation.WorkItem.State.DONE);
        workItem("I-2", "Inspection: frame", "structure", Observation.WorkItem.State.OPEN);
        assertThat(verdict("structure-approved")).isEqualTo(Verdict.BLOCKED);
        workItem("D-1", "Defect A: crack in a column", "structure", Observation.WorkItem.State.OPEN);
        workItem("I-2", "Inspection: frame", "structure", Observation.WorkItem.State.DONE);
        assertThat(found("structure-approved")).containsEntry("no-severe-defect", CriterionState.UNMET);
        workItem("D-1", "Defect A: crack in a column", "structure", Observation.WorkItem.State.DONE);
        assertThat(state("structure-approved")).isEqualTo(GateState.PASSED);

        completeTasks();
        for (String what : List.of("fire alarm", "lifts", "power")) {
            workItem("I-" + what, "Inspection: " + what, "completion", Observation.WorkItem.State.DONE);
        }
        submit.metric(project, "airtightness.n50", "1.2");
        vote("practical-completion", "approver", Decision.GO);
        BpmnAwareTests.assertThat(instance).isWaitingAt("phase_handover");

        completeTasks();
        submit.event(project, "occupancy-permit-granted");
        workItem("I-9", "Inspection: with the owner", "handover", Observation.WorkItem.State.DONE);
        workItem("D-2", "Defect B: door jams", "handover", Observation.WorkItem.State.OPEN);
        waitForTheDayOf("keys-handed-over");
        assertThat(verdict("keys-handed-over")).isEqualTo(Verdict.BLOCKED);
        workItem("D-2", "Defect C: door squeaks", "handover", Observation.WorkItem.State.OPEN);
        vote("keys-handed-over", "manager", Decision.GO);
        endsCompleted("endEvent_buildingHandedOver");
    }

    @Test
    void runsACampaignAndASecondWaveOfIt() {
        start("marketing-campaign");
        completeTasks();
        submit.event(project, "budget-released");
        vote("strategy-agreed", "manager", Decision.GO);
        BpmnAwareTests.assertThat(instance).isWaitingAt("phase_launch");

        completeTasksBut("userTask_produceVideo");
        submit.report(project, "landing-page", null, 30, 0, null);
        submit.event(project, "legal-clearance-given");
        waitForTheDayOf("campaign-launched");
        BpmnAwareTests.assertThat(instance).hasPassed("campaign-launched").isWaitingAt("phase_analysis");

        completeTasksBut("userTask_surveyCustomers");
        submit.metric(project, "leads", "99");
        submit.metric(project, "spend", "5500");
        assertThat(found("results-known"))
                .containsEntry("time-since-milestone", CriterionState.UNMET)
                .containsEntry("leads-for-money", CriterionState.UNMET);
        submit.metric(project, "leads", "110");
        waitForTheDayOf("results-known");
        vote("results-known", "manager", Decision.RECYCLE);
        BpmnAwareTests.assertThat(instance).isWaitingAt("phase_launch");

        TestTime.pass(clock, Duration.ofDays(15));
        completeTasksBut("userTask_produceVideo", "userTask_surveyCustomers");
        assertThat(state("campaign-launched")).as("its day has come before").isEqualTo(GateState.PASSED);
        assertThat(found("results-known"))
                .as("it is counted from the second launch")
                .containsEntry("time-since-milestone", CriterionState.UNMET);
        waitForTheDayOf("results-known");
        vote("results-known", "manager", Decision.GO);
        endsCompleted("endEvent_campaignFinished");
    }

    private void start(String plan) {
        projects.start(project, plan, null, null, Map.of(), "designer");
        instance = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(project)
                .processDefinitionKey(plan)
                .singleResult();
    }

    private void endsCompleted(String end) {
        BpmnAwareTests.assertThat(instance).hasPassed(end).isEnded();
        assertThat(all.find(project).orElseThrow().state()).isEqualTo(Project.State.COMPLETED);
    }

    private void measure(String what, String... values) {
        for (int i = 0; i < values.length; i++) {
            submit.metric(project, what + ".P" + (i + 1), values[i]);
        }
    }

    private void workItem(String id, String title, String phase, Observation.WorkItem.State state) {
        submit.submit(project, new Observation.WorkItem(id, title, phase, state, null, null, null), null);
    }

    /** Lets time pass until it alone can change the gate. */
    private void waitForTheDayOf(String gate) {
        assertThat(state(gate)).isEqualTo(GateState.WAITING);
        TestTime.pass(
                clock,
                Duration.between(clock.instant(), gates.standing(project, gate).nextEvaluationAt()));
        ManagementService management = engine.getManagementService();
        management.createJobQuery().executable().list().forEach(timer -> management.executeJob(timer.getId()));
    }

    private void completeTasks() {
        completeTasksBut();
    }

    /** Completes what is open, and what opens thereby. */
    private void completeTasksBut(String... elements) {
        List<Activity> open = open(List.of(elements));
        while (!open.isEmpty()) {
            open.forEach(task -> projects.complete(project, task.id(), "designer"));
            open = open(List.of(elements));
        }
    }

    private List<Activity> open(List<String> except) {
        return projects.tasks(project).stream()
                .filter(task -> task.state() == Activity.State.OPEN && !except.contains(task.element()))
                .toList();
    }

    private void vote(String gate, String person, Decision decision) {
        assertThat(state(gate)).isEqualTo(GateState.SIGN_OFF);
        int evaluation = gates.standing(project, gate).evaluation();
        desk.vote(project, gate, person, Vote.of(decision, "as agreed"), evaluation);
    }

    private Map<String, CriterionState> found(String gate) {
        return milestones.gate(project, gate).evaluation().findings().stream()
                .collect(Collectors.toMap(Finding::criterion, Finding::state));
    }

    private Verdict verdict(String gate) {
        return gates.standing(project, gate).verdict();
    }

    private GateState state(String gate) {
        return gates.standing(project, gate).state();
    }
}
