package dev.milepost.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.task;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.taskService;

import dev.milepost.evidence.Activity;
import dev.milepost.gate.Decision;
import dev.milepost.gate.GateKeeper;
import dev.milepost.gate.GateRecord;
import dev.milepost.gate.GateState;
import dev.milepost.gate.Verdict;
import dev.milepost.plan.PlanLibrary;
import dev.milepost.plan.Project;
import dev.milepost.plan.Projects;
import dev.milepost.signoff.Rounds;
import dev.milepost.signoff.Vote;
import dev.milepost.testing.Deploying;
import dev.milepost.testing.MilepostTest;
import dev.milepost.testing.MutableClock;
import dev.milepost.testing.People;
import dev.milepost.testing.Submit;
import dev.milepost.testing.TestPlans;
import dev.milepost.testing.TestTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every path through {@code milestone-gate.bpmn}. */
@MilepostTest
class MilestoneGateTests {

    @Autowired
    ProcessEngine engine;

    @Autowired
    ProjectRuns projects;

    @Autowired
    Projects allProjects;

    @Autowired
    GateKeeper gates;

    @Autowired
    SignOffDesk desk;

    @Autowired
    Rounds rounds;

    @Autowired
    PlanLibrary plans;

    @Autowired
    Submit submit;

    @Autowired
    MutableClock clock;

    final String project = "p-" + UUID.randomUUID();
    ProcessInstance plan;

    @BeforeEach
    void useThisEngine() {
        AbstractAssertions.init(engine);
        People.of(engine)
                .are("designer", "designers")
                .are("quinn", "qa")
                .are("quentin", "qa")
                .are("paula", "product")
                .are("mallory", "marketing");
    }

    @Test
    void waitsAtTheRulesUntilEvidenceSatisfiesThem() {
        start("approvers=");

        BpmnAwareTests.assertThat(lifecycle()).isWaitingAt("rulesDecide");
        assertThat(gate().state()).isEqualTo(GateState.WAITING);
        assertThat(gate().verdict()).isEqualTo(Verdict.UNDECIDED);

        submit.event(project, "contract-signed");

        BpmnAwareTests.assertThat(plan()).isEnded();
        assertThat(gate().state()).isEqualTo(GateState.PASSED);
        assertThat(gate().decision()).isEqualTo(Decision.GO);
        assertThat(allProjects.find(project).orElseThrow().state()).isEqualTo(Project.State.COMPLETED);
    }

    @Test
    void passesAtOnceWhenTheEvidenceWasThereFirst() {
        deploy("event-first", TestPlans.plan("event-first", """
                <bpmn:startEvent id="start"/><bpmn:userTask id="prepare" name="Prepare"/>%s<bpmn:endEvent id="end"/>%s""".formatted(
                        TestPlans.gate("gate", "rules=event-happened.drl", "param.event=contract-signed"),
                        TestPlans.flows("start", "prepare", "gate", "end"))));
        startProject("event-first");
        submit.event(project, "contract-signed");

        assertThat(projects.complete(project, openTask().id(), "designer"))
                .singleElement()
                .satisfies(result -> assertThat(result.verdict()).isEqualTo(Verdict.PASS));

        BpmnAwareTests.assertThat(plan()).isEnded();
    }

    @Test
    void asksApproversOnceTheRulesAreSatisfied() {
        start("approvers=qa:1, product:1");
        submit.event(project, "contract-signed");

        BpmnAwareTests.assertThat(lifecycle()).isWaitingAt("userTask_signOff");
        assertThat(gate().state()).isEqualTo(GateState.SIGN_OFF);
        assertThat(pending()).containsExactly("qa", "product");

        vote("quinn", Decision.GO);
        assertThat(pending()).containsExactly("product");
        vote("paula", Decision.GO);

        BpmnAwareTests.assertThat(plan()).isEnded();
        assertThat(gate().state()).isEqualTo(GateState.PASSED);
    }

    @Test
    void namesMilestoneAndProjectInTheSignOffTask() {
        start("approvers=qa");
        submit.event(project, "contract-signed");

        assertThat(task(lifecycle()).getName()).isEqualTo("Sign off gate of " + project);
    }

    @Test
    void countsATaskCompletedInTasklistAsGo() {
        start("approvers=qa");
        submit.event(project, "contract-signed");

        engine.getIdentityService().setAuthenticatedUserId("quinn");
        try {
            engine.getProcessEngineConfiguration().setAuthorizationEnabled(false);
            taskService().complete(task(lifecycle()).getId());
        } finally {
            engine.getProcessEngineConfiguration().setAuthorizationEnabled(true);
            engine.getIdentityService().clearAuthentication();
        }

        assertThat(gate().state()).isEqualTo(GateState.PASSED);
    }

    @Test
    void needsAsManyDifferentPeopleAsTheGroupHasToSend() {
        start("approvers=qa:2");
        submit.event(project, "contract-signed");
        vote("quinn", Decision.GO);

        assertThatThrownBy(() -> vote("quinn", Decision.GO))
                .isInstanceOf(SignOffConflictException.class)
                .hasMessageContaining("already");
        assertThat(gate().state()).isEqualTo(GateState.SIGN_OFF);

        vote("quentin", Decision.GO);
        assertThat(gate().state()).isEqualTo(GateState.PASSED);
    }

    @Test
    void withdrawsTheSignOffWhenTheVerdictFalls() {
        startWithTests("approvers=qa:1, product:1");
        submit.report(project, 20, 0);
        vote("quinn", Decision.GO);
        int signed = gate().evaluation();

        submit.report(project, 19, 1);

        BpmnAwareTests.assertThat(lifecycle()).isWaitingAt("rulesDecide");
        assertThat(gate().state()).isEqualTo(GateState.WAITING);
        assertThat(gate().verdict()).isEqualTo(Verdict.BLOCKED);
        assertThatThrownBy(() -> desk.vote(project, "gate", "paula", Vote.of(Decision.GO, null), signed))
                .isInstanceOf(SignOffConflictException.class);

        submit.report(project, 20, 0);
        assertThat(pending()).as("everybody is asked again").containsExactly("qa", "product");
        vote("quinn", Decision.GO);
        vote("paula", Decision.GO);
        assertThat(gate().state()).isEqualTo(GateState.PASSED);
    }

    @Test
    void refusesAVoteOnAnEvaluationThatIsNoLongerTheCurrentOne() {
        startWithTests("approvers=qa");
        submit.report(project, 20, 0);
        int seen = gate().evaluation();
        submit.report(project, 21, 0);

        assertThatThrownBy(() -> desk.vote(project, "gate", "quinn", Vote.of(Decision.GO, null), seen))
                .isInstanceOf(SignOffConflictException.class)
                .hasMessageContaining("no longer the current one");
    }

    @Test
    void refusesAVoteOfSomebodyTheGateDoesNotAsk() {
        start("approvers=qa");
        submit.event(project, "contract-signed");

        assertThatThrownBy(() -> vote("mallory", Decision.GO)).isInstanceOf(NotAnApproverException.class);
        assertThat(gate().state()).isEqualTo(GateState.SIGN_OFF);
    }

    @Test
    void holdsUntilNewEvidenceArrives() {
        start("approvers=qa");
        submit.event(project, "contract-signed");
        vote("quinn", Decision.HOLD);

        BpmnAwareTests.assertThat(lifecycle()).isWaitingAt("rulesDecide");
        assertThat(gate().state()).isEqualTo(GateState.WAITING);
        assertThat(gate().decision()).isEqualTo(Decision.HOLD);

        submit.event(project, "budget-approved");
        assertThat(gate().state()).isEqualTo(GateState.SIGN_OFF);
        vote("quinn", Decision.GO);
        assertThat(gate().state()).isEqualTo(GateState.PASSED);
    }

    @Test
    void endsTheRoundAtTheFirstDecisionOtherThanGo() {
        start("approvers=qa:1, product:1");
        submit.event(project, "contract-signed");
        vote("quinn", Decision.HOLD);

        assertThat(gate().state()).isEqualTo(GateState.WAITING);
    }

    @Test
    void stopsTheProjectWhenAKillIsNotCaughtByThePlan() {
        start("approvers=qa");
        submit.event(project, "contract-signed");
        vote("quinn", Decision.KILL);

        BpmnAwareTests.assertThat(plan()).isEnded();
        assertThat(gate().state()).isEqualTo(GateState.KILLED);
        assertThat(allProjects.find(project).orElseThrow().state()).isEqualTo(Project.State.CANCELLED);
    }

    @Test
    void refusesARecycleThatThePlanDoesNotCatch() {
        start("approvers=qa");
        submit.event(project, "contract-signed");

        assertThatThrownBy(() -> vote("quinn", Decision.RECYCLE))
                .isInstanceOf(SignOffConflictException.class)
                .hasMessageContaining("no way back");
        assertThat(gate().state()).isEqualTo(GateState.SIGN_OFF);
    }

    @Test
    void leavesRecycledAndKilledGatesAlongTheWaysThatThePlanDraws() {
        String border = """
                <bpmn:boundaryEvent id="on_%1$s" attachedToRef="gate"><bpmn:errorEventDefinition errorRef="error_%1$s"/>
                </bpmn:boundaryEvent><bpmn:userTask id="after_%1$s" name="After %1$s"/>""";
        String bpmn = TestPlans.plan(
                        "caught",
                        "<bpmn:startEvent id=\"start\"/>"
                                + TestPlans.gate(
                                        "gate",
                                        "rules=event-happened.drl",
                                        "param.event=contract-signed",
                                        "approvers=qa")
                                + "<bpmn:endEvent id=\"end\"/>" + border.formatted("recycled")
                                + border.formatted("killed")
                                + TestPlans.flows("start", "gate", "end")
                                + TestPlans.flows("on_recycled", "after_recycled")
                                + TestPlans.flows("on_killed", "after_killed"))
                .replace("</bpmn:definitions>", """
                <bpmn:error id="error_recycled" errorCode="milestone-recycled"/>
                <bpmn:error id="error_killed" errorCode="milestone-killed"/></bpmn:definitions>""");
        deploy("caught", bpmn);
        startProject("caught");
        submit.event(project, "contract-signed");
        vote("quinn", Decision.RECYCLE);

        BpmnAwareTests.assertThat(plan()).isWaitingAt("after_recycled");
        assertThat(gate().state()).isEqualTo(GateState.RECYCLED);

        String other = "q-" + UUID.randomUUID();
        projects.start(other, "caught", null, null, Map.of(), "designer");
        submit.event(other, "contract-signed");
        GateRecord record = gates.standing(other, "gate");
        desk.vote(other, "gate", "quinn", Vote.of(Decision.KILL, "no budget"), record.evaluation());
        assertThat(gates.standing(other, "gate").state()).isEqualTo(GateState.KILLED);
        assertThat(projects.tasks(other)).extracting(Activity::element).containsExactly("after_killed");
    }

    @Test
    void opensByTimeAlone() {
        deploy("by-time", TestPlans.oneGate("by-time", "rules=not-before.drl", "param.date=2026-04-01"));
        startProject("by-time");
        assertThat(gate().verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(gate().nextEvaluationAt()).isEqualTo("2026-04-01T00:00:00Z");

        TestTime.pass(clock, Duration.between(clock.instant(), gate().nextEvaluationAt()));
        ManagementService management = engine.getManagementService();
        management.executeJob(management
                .createJobQuery()
                .processInstanceId(lifecycle().getId())
                .singleResult()
                .getId());

        assertThat(gate().state()).isEqualTo(GateState.PASSED);
        assertThat(management.createJobQuery().timers().list()).isEmpty();
    }

    @Test
    void cannotBeMovedPastItsRulesByHand() {
        start("approvers=");

        assertThatThrownBy(() -> engine.getRuntimeService().signal(gate().execution()))
                .hasMessageContaining("cannot be left");
        assertThat(gate().state()).isEqualTo(GateState.WAITING);
        BpmnAwareTests.assertThat(lifecycle()).isWaitingAt("rulesDecide");
    }

    private void start(String approvers) {
        String id = "by-event-" + Integer.toHexString(approvers.hashCode());
        deploy(id, TestPlans.oneGate(id, with(approvers, "rules=event-happened.drl", "param.event=contract-signed")));
        startProject(id);
    }

    private void startWithTests(String approvers) {
        String id = "by-tests-" + Integer.toHexString(approvers.hashCode());
        deploy(id, TestPlans.oneGate(id, with(approvers, "rules=test-pass-ratio.drl", "param.minRatio=1")));
        startProject(id);
    }

    private static String[] with(String approvers, String... settings) {
        return approvers.endsWith("=")
                ? settings
                : java.util.stream.Stream.concat(List.of(settings).stream(), java.util.stream.Stream.of(approvers))
                        .toArray(String[]::new);
    }

    private void deploy(String name, String bpmn) {
        Deploying.to(engine.getRepositoryService(), name)
                .with(name + ".bpmn", bpmn)
                .withRules("event-happened.drl", "test-pass-ratio.drl", "not-before.drl")
                .deploy();
    }

    private void vote(String person, Decision decision) {
        desk.vote(project, "gate", person, Vote.of(decision, "as discussed"), gate().evaluation());
    }

    private List<String> pending() {
        return rounds.waitingFor(
                plans.plan(allProjects.find(project).orElseThrow().definition())
                        .gate("gate")
                        .orElseThrow(),
                gate());
    }

    private GateRecord gate() {
        return gates.standing(project, "gate");
    }

    private Activity openTask() {
        return projects.tasks(project).stream()
                .filter(run -> run.state() == Activity.State.OPEN)
                .findFirst()
                .orElseThrow();
    }

    /** The project's instance, as it was when it started. */
    private ProcessInstance plan() {
        return plan;
    }

    private ProcessInstance lifecycle() {
        return running("milestone-gate");
    }

    private ProcessInstance running(String definition) {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(project)
                .processDefinitionKey(definition)
                .singleResult();
    }

    private void startProject(String id) {
        projects.start(project, id, null, null, Map.of(), "designer");
        plan = running(id);
    }
}
