package dev.milepost.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.audit.AuditFeed;
import dev.milepost.audit.AuditTrail;
import dev.milepost.evidence.Activity;
import dev.milepost.gate.Decision;
import dev.milepost.gate.GateKeeper;
import dev.milepost.plan.Projects;
import dev.milepost.process.ProjectRuns;
import dev.milepost.process.SignOffDesk;
import dev.milepost.signoff.Vote;
import dev.milepost.signoff.Waivers;
import dev.milepost.testing.Deploying;
import dev.milepost.testing.MilepostTest;
import dev.milepost.testing.MutableClock;
import dev.milepost.testing.People;
import dev.milepost.testing.Submit;
import dev.milepost.testing.TestPlans;
import dev.milepost.testing.TestTime;
import dev.milepost.tracking.BaselineDesk;
import dev.milepost.tracking.Replanning;
import dev.milepost.tracking.Tracker;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A project of two phases with an estimated task each and a gate {@code alpha} and {@code beta} behind, that qa signs off. */
@MilepostTest
class ChangesTests {

    private static final String PLAN = "followed";

    @Autowired
    RepositoryService repository;

    @Autowired
    ProcessEngine engine;

    @Autowired
    ProjectRuns runs;

    @Autowired
    Projects projects;

    @Autowired
    GateKeeper gates;

    @Autowired
    SignOffDesk desk;

    @Autowired
    Waivers waivers;

    @Autowired
    Tracker tracker;

    @Autowired
    Replanning replanning;

    @Autowired
    BaselineDesk baselines;

    @Autowired
    Submit submit;

    @Autowired
    AuditFeed feed;

    @Autowired
    AuditTrail trail;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    MutableClock clock;

    final String project = "p-" + UUID.randomUUID();
    Changes changes;

    @BeforeEach
    void begin() {
        TestTime.pass(clock, Duration.between(clock.instant(), TestTime.START));
        People.of(engine).are("designer", "designers").are("quinn", "qa").are("quentin", "qa");
        changes = new Changes(feed, projects);
    }

    @Test
    void seesWhateverHappensInAProject() {
        deploy();
        trail.head();
        changes.begin();

        seen("its start", () -> runs.start(project, PLAN, null, null, Map.of(), "designer"));
        seen("its first forecast", tracker::catchUp);
        seen("evidence", () -> submit.event(project, "begun"));
        seen("a moved target", () -> move("beta"));
        seen(
                "an estimate",
                () -> replanning.estimate(project, "work_two", "9d", "harder than thought", "designer", false));
        seen("a baseline", () -> baselines.take(project, "Second", "agreed", "designer"));
        seen("a completed task", () -> complete("work_one"));
        seen("the forecast that follows", tracker::catchUp);
        seen("an evaluation that says what the one before said", this::evaluateAgain);
        seen("a request for a waiver", this::askForWaiver);
        seen("a report that opens its gate", () -> submit.report(project, 20, 0));
        seen("a vote that decides nothing yet", () -> vote("quinn"));
        seen("a vote that decides", () -> vote("quentin"));
        seen("the forecast of another day", this::nextDay);
        seen("its end", this::stop);
    }

    @Test
    void seesAChangeThatCommitsAfterLaterOnes() throws Exception {
        deploy();
        runs.start(project, PLAN, null, null, Map.of(), "designer");
        String other = "q-" + UUID.randomUUID();
        runs.start(other, PLAN, null, null, Map.of(), "designer");
        trail.head();
        changes.begin();
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch overtaken = new CountDownLatch(1);
        Thread slow = new Thread(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
            submit.event(project, "begun");
            written.countDown();
            await(overtaken);
        }));
        slow.start();
        await(written);

        submit.event(other, "begun");
        trail.head();
        assertThat(changes.since()).containsExactly(other);
        overtaken.countDown();
        slow.join(10_000);
        trail.head();

        assertThat(changes.since()).containsExactly(project);
    }

    private void seen(String what, Runnable change) {
        change.run();
        trail.head(); // what is on record is sealed a moment later anyway
        assertThat(changes.since()).as(what).contains(project);
        assertThat(changes.since()).as("again: " + what).isEqualTo(Set.of());
    }

    private void deploy() {
        String[] settings = {"rules=test-pass-ratio.drl", "param.minRatio=0.9", "approvers=qa:2"};
        String bpmn = TestPlans.plan(
                PLAN,
                "<bpmn:startEvent id=\"start\"/>" + phase("one") + TestPlans.gate("alpha", settings) + phase("two")
                        + TestPlans.gate("beta", settings) + "<bpmn:endEvent id=\"end\"/>"
                        + TestPlans.flows("start", "one", "alpha", "two", "beta", "end"));
        Deploying.to(repository, PLAN)
                .with(PLAN + ".bpmn", bpmn)
                .withRules("test-pass-ratio.drl")
                .deploy();
    }

    private static String phase(String id) {
        return TestPlans.phase(id)
                .replace(
                        "name=\"Work " + id + "\"/>",
                        "name=\"Work " + id + "\"><bpmn:extensionElements><camunda:properties><camunda:property"
                                + " name=\"milepost:estimate\" value=\"3d/5d/9d\"/></camunda:properties>"
                                + "</bpmn:extensionElements></bpmn:userTask>");
    }

    private void move(String gate) {
        replanning.target(project, gate, LocalDate.parse("2026-05-04"), "the fair", "designer", false);
    }

    private void complete(String element) {
        runs.tasks(project).stream()
                .filter(run -> run.element().equals(element) && run.state() == Activity.State.OPEN)
                .forEach(run -> runs.complete(project, run.id(), "designer"));
    }

    /** As by a timer of the engine. */
    private void evaluateAgain() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            gates.lock(project);
            gates.factsChanged(project);
            gates.settle(project, "time");
        });
    }

    private void askForWaiver() {
        waivers.ask(
                new Waivers.Request(
                        project,
                        "beta",
                        "test-pass-ratio",
                        "the flaky runner is being replaced",
                        "the failing test was run by hand",
                        clock.instant().plus(Duration.ofDays(7)),
                        null),
                "designer");
    }

    private void vote(String person) {
        int evaluation = gates.standing(project, "alpha").evaluation();
        desk.vote(project, "alpha", person, Vote.of(Decision.GO, "as discussed"), evaluation);
    }

    private void nextDay() {
        TestTime.pass(clock, Duration.ofDays(1));
        tracker.daily();
        tracker.catchUp();
    }

    private void stop() {
        engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(project)
                .processDefinitionKey(PLAN)
                .list()
                .forEach(run -> engine.getRuntimeService().deleteProcessInstance(run.getId(), "stopped"));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
