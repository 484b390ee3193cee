package dev.milepost.process;

import dev.milepost.evidence.Activity;
import dev.milepost.gate.Conditions;
import dev.milepost.gate.Decision;
import dev.milepost.gate.GateKeeper;
import dev.milepost.gate.GateRecord;
import dev.milepost.plan.PlanLibrary;
import dev.milepost.plan.Projects;
import dev.milepost.signoff.Rounds;
import dev.milepost.signoff.SignOff;
import dev.milepost.signoff.SignOffs;
import dev.milepost.signoff.Vote;
import dev.milepost.testing.Deploying;
import dev.milepost.testing.MilepostTest;
import dev.milepost.testing.MutableClock;
import dev.milepost.testing.Submit;
import dev.milepost.testing.TestPlans;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A project with two phases and a gate behind each, {@code first} and {@code last}. From {@code last} the plan can send it back
 * to either phase. Groups: qa has quinn and quentin, product paula, both has bea in qa and product; nobody has no member.
 */
@MilepostTest
abstract class SignOffScenario {

    @Autowired
    ProcessEngine engine;

    @Autowired
    ProjectRuns runs;

    @Autowired
    Projects projects;

    @Autowired
    PlanLibrary plans;

    @Autowired
    GateKeeper gates;

    @Autowired
    Rounds rounds;

    @Autowired
    SignOffs signOffs;

    @Autowired
    Conditions conditions;

    @Autowired
    SignOffDesk desk;

    @Autowired
    Submit submit;

    @Autowired
    MutableClock clock;

    final String project = "p-" + UUID.randomUUID();
    ProcessInstance plan;

    @BeforeEach
    void makePeople() {
        AbstractAssertions.init(engine);
        dev.milepost.testing.People.of(engine)
                .are("worker", "contributors")
                .are("quinn", "qa")
                .are("quentin", "qa")
                .are("paula", "product")
                .are("bea", "qa")
                .are("bea", "product")
                .are("mallory", "marketing")
                .are("olga", "marketing");
    }

    /** Starts a project whose gate {@code first} has these settings; its tests pass, so that people are asked. */
    void askAtFirst(String... settings) {
        start(settings, new String[] {"approvers=qa"});
        complete("work_one", "worker");
        submit.report(project, 20, 0);
    }

    /** Starts a project that has passed its first gate and asks at {@code last}, which has these settings. */
    void askAtLast(String... settings) {
        start(new String[0], settings);
        complete("work_one", "worker");
        submit.report(project, 20, 0);
        complete("work_two", "worker");
    }

    private void start(String[] first, String[] last) {
        String id = "reviewed-"
                + Integer.toHexString(
                        List.of(Arrays.asList(first), Arrays.asList(last)).hashCode());
        String elements = "<bpmn:startEvent id=\"start\"/><bpmn:endEvent id=\"end\"/><bpmn:endEvent id=\"stopped\"/>"
                + TestPlans.phase("one") + TestPlans.phase("two")
                + TestPlans.gate("first", with(first))
                + TestPlans.gate("last", with(last))
                + TestPlans.flows("start", "one", "first", "two", "last", "end")
                + TestPlans.border("last", "milestone-recycled-one", "one")
                + TestPlans.border("last", "milestone-recycled-two", "two")
                + TestPlans.border("last", "milestone-killed", "stopped");
        Deploying.to(engine.getRepositoryService(), id)
                .with(
                        id + ".bpmn",
                        TestPlans.withErrors(
                                TestPlans.plan(id, elements),
                                "milestone-recycled-one",
                                "milestone-recycled-two",
                                "milestone-killed"))
                .withRules("test-pass-ratio.drl", "not-before.drl", "forecast-on-target.drl")
                .deploy();
        runs.start(project, id, null, null, Map.of(), "designer");
        plan = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(project)
                .processDefinitionKey(id)
                .singleResult();
    }

    private static String[] with(String... settings) {
        return Stream.concat(Stream.of("rules=test-pass-ratio.drl", "param.minRatio=0.9"), Stream.of(settings))
                .toArray(String[]::new);
    }

    GateRecord vote(String gate, String person, Decision decision) {
        return vote(gate, person, Vote.of(decision, "as discussed"));
    }

    GateRecord vote(String gate, String person, Vote vote) {
        return desk.vote(project, gate, person, vote, gate(gate).evaluation());
    }

    static Vote conditionalGo(String owner) {
        return new Vote(Decision.CONDITIONAL_GO, "Write the manual", owner, LocalDate.parse("2036-04-01"), null, null);
    }

    static Vote hold(Instant until) {
        return new Vote(Decision.HOLD, "not yet", null, null, until, null);
    }

    static Vote recycle(String phase) {
        return new Vote(Decision.RECYCLE, "once more", null, null, null, phase);
    }

    GateRecord gate(String key) {
        return gates.standing(project, key);
    }

    List<String> waitingFor(String gate) {
        return rounds.waitingFor(
                plans.plan(projects.find(project).orElseThrow().definition())
                        .gate(gate)
                        .orElseThrow(),
                gate(gate));
    }

    List<SignOff> votesAt(String gate) {
        return signOffs.of(project, gate);
    }

    List<String> openTasks() {
        return runs.tasks(project).stream()
                .filter(run -> run.state() == Activity.State.OPEN)
                .map(Activity::element)
                .toList();
    }

    void complete(String element, String person) {
        String id = runs.tasks(project).stream()
                .filter(run ->
                        run.state() == Activity.State.OPEN && run.element().equals(element))
                .findFirst()
                .orElseThrow()
                .id();
        runs.complete(project, id, person);
    }

    ProcessInstance lifecycle() {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(project)
                .processDefinitionKey("milestone-gate")
                .singleResult();
    }

    /** Completes the open sign-off task as Tasklist does it, with these variables sent along. */
    void completeInTasklist(String person, Map<String, Object> sent) {
        List<String> open = new ArrayList<>();
        engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(project)
                .list()
                .forEach(task -> open.add(task.getId()));
        engine.getIdentityService().setAuthenticatedUserId(person);
        engine.getProcessEngineConfiguration().setAuthorizationEnabled(false);
        try {
            engine.getTaskService().complete(open.get(0), sent);
        } finally {
            engine.getProcessEngineConfiguration().setAuthorizationEnabled(true);
            engine.getIdentityService().clearAuthentication();
        }
    }
}
