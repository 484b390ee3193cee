package dev.milepost.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.evidence.Activity;
import dev.milepost.gate.Decision;
import dev.milepost.gate.GateKeeper;
import dev.milepost.gate.GateState;
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
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every path through {@code software-release.bpmn}. */
@MilepostTest
class SoftwareReleaseTests {

    @Autowired
    ProcessEngine engine;

    @Autowired
    ProjectRuns projects;

    @Autowired
    Projects all;

    @Autowired
    GateKeeper gates;

    @Autowired
    SignOffDesk desk;

    @Autowired
    Submit submit;

    @Autowired
    MutableClock clock;

    final String project = "p-" + UUID.randomUUID();
    ProcessInstance instance;

    @BeforeEach
    void startARelease() {
        AbstractAssertions.init(engine);
        People.of(engine).are("approver", "approvers").are("designer", "designers");
        projects.start(project, "software-release", "Apollo", null, Map.of(), "designer");
        instance = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(project)
                .processDefinitionKey("software-release")
                .singleResult();
    }

    @Test
    void goesThroughItsThreeGatesToTheEnd() {
        BpmnAwareTests.assertThat(instance).isWaitingAt("phase_build");

        reachReleaseCandidate();
        BpmnAwareTests.assertThat(instance).hasPassed("feature-complete").isWaitingAt("release-candidate");
        assertThat(verdict("release-candidate")).isEqualTo(Verdict.BLOCKED);

        completeTasks();
        assertThat(verdict("release-candidate")).isEqualTo(Verdict.UNDECIDED);
        submit.report(project, 99, 1);
        assertThat(verdict("release-candidate")).isEqualTo(Verdict.BLOCKED);
        submit.report(project, 100, 0);
        BpmnAwareTests.assertThat(instance).hasPassed("release-candidate");

        reachGeneralAvailability();
        assertThat(state("general-availability")).isEqualTo(GateState.SIGN_OFF);
        vote(Decision.GO);
        BpmnAwareTests.assertThat(instance).isEnded();
        assertThat(all.find(project).orElseThrow().state()).isEqualTo(Project.State.COMPLETED);
    }

    @Test
    void cancelsOptionalWorkThatIsStillOpenWhenTheCandidateIsAccepted() {
        reachReleaseCandidate();
        completeTasksBut("userTask_tunePerformance");
        submit.report(project, 100, 0);

        assertThat(projects.tasks(project))
                .filteredOn(task -> task.element().equals("userTask_tunePerformance"))
                .extracting(Activity::state)
                .containsExactly(Activity.State.CANCELLED);
        assertThat(state("release-candidate")).isEqualTo(GateState.PASSED);
    }

    @Test
    void goesBackToTheReleasePhaseWhenTheReleaseIsRecycled() {
        reachSignOff();
        vote(Decision.RECYCLE);

        BpmnAwareTests.assertThat(instance).isWaitingAt("phase_release");
        assertThat(state("general-availability")).isEqualTo(GateState.RECYCLED);

        completeTasks();
        assertThat(state("general-availability")).as("its second round").isEqualTo(GateState.SIGN_OFF);
        assertThat(gates.standing(project, "general-availability").round()).isEqualTo(2);
        vote(Decision.GO);
        BpmnAwareTests.assertThat(instance).isEnded();
    }

    @Test
    void endsStoppedWhenTheReleaseIsKilled() {
        reachSignOff();
        vote(Decision.KILL);

        BpmnAwareTests.assertThat(instance).isEnded();
        assertThat(state("general-availability")).isEqualTo(GateState.KILLED);
        assertThat(state("release-candidate")).isEqualTo(GateState.PASSED);
    }

    private void reachSignOff() {
        reachReleaseCandidate();
        completeTasks();
        submit.report(project, 100, 0);
        reachGeneralAvailability();
    }

    private void reachReleaseCandidate() {
        completeTasks();
        submit.event(project, "feature-freeze-announced");
    }

    /** Completes the release phase and lets its date come. */
    private void reachGeneralAvailability() {
        completeTasks();
        assertThat(state("general-availability")).isEqualTo(GateState.WAITING);
        TestTime.pass(
                clock,
                Duration.between(
                        clock.instant(),
                        gates.standing(project, "general-availability").nextEvaluationAt()));
        ManagementService management = engine.getManagementService();
        List<Job> timers = management.createJobQuery().executable().list();
        timers.forEach(timer -> management.executeJob(timer.getId()));
    }

    private void completeTasks() {
        completeTasksBut("none");
    }

    private void completeTasksBut(String element) {
        List<Activity> open = open(element);
        while (!open.isEmpty()) {
            open.forEach(task -> projects.complete(project, task.id(), "designer"));
            open = open(element);
        }
    }

    private List<Activity> open(String except) {
        return projects.tasks(project).stream()
                .filter(task ->
                        task.state() == Activity.State.OPEN && !task.element().equals(except))
                .toList();
    }

    private void vote(Decision decision) {
        int evaluation = gates.standing(project, "general-availability").evaluation();
        desk.vote(project, "general-availability", "approver", Vote.of(decision, "as agreed"), evaluation);
    }

    private Verdict verdict(String gate) {
        return gates.standing(project, gate).verdict();
    }

    private GateState state(String gate) {
        return gates.standing(project, gate).state();
    }
}
