package dev.milepost.process;

import static dev.milepost.testing.TestPlans.flows;
import static dev.milepost.testing.TestPlans.gate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.gate.GateKeeper;
import dev.milepost.gate.GateState;
import dev.milepost.plan.Project;
import dev.milepost.plan.Projects;
import dev.milepost.testing.Deploying;
import dev.milepost.testing.MilepostTest;
import dev.milepost.testing.MutableClock;
import dev.milepost.testing.Submit;
import dev.milepost.testing.TestPlans;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Plans in shapes that could make a gate pass for work of another round, another project, or not done at all. */
@MilepostTest
class OddPlansTests {

    private static final String WAITS_FOR_A_JOB = "camunda:asyncBefore=\"true\"";

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService jobs;

    @Autowired
    ProjectRuns runs;

    @Autowired
    Projects projects;

    @Autowired
    GateKeeper gates;

    @Autowired
    Submit submit;

    @Autowired
    MutableClock clock;

    final String project = "p-" + UUID.randomUUID();

    @Test
    void workOfANestedPhaseHasToBeDoneAgainWhenTheProjectIsSentBackToThePhaseAroundIt() {
        String inner = """
                <bpmn:subProcess id="inner" name="Inner" %s><bpmn:startEvent id="i1"/><bpmn:userTask id="nested" name="Nested"/>
                  <bpmn:endEvent id="i2"/>%s</bpmn:subProcess>""".formatted(WAITS_FOR_A_JOB, flows("i1", "nested", "i2"));
        String outer = """
                <bpmn:subProcess id="outer" name="Outer"><bpmn:startEvent id="o1"/><bpmn:parallelGateway id="split"/>%s
                  %s<bpmn:endEvent id="o2"><bpmn:terminateEventDefinition/></bpmn:endEvent><bpmn:endEvent id="o3"/>%s
                </bpmn:subProcess>""".formatted(
                        inner,
                        gate("gate", "rules=tasks-complete.drl, event-happened.drl", "param.event=asked"),
                        flows("o1", "split", "inner", "o3") + flows("split", "gate", "o2"));
        deploy(
                "again",
                "<bpmn:startEvent id=\"start\"/>" + outer + "<bpmn:userTask id=\"look\" name=\"Look\"/>"
                        + "<bpmn:exclusiveGateway id=\"enough\" default=\"flow_enough_outer\"/><bpmn:endEvent id=\"end\"/>"
                        + flows("start", "outer", "look", "enough", "outer")
                        + """
                        <bpmn:sequenceFlow id="yes" sourceRef="enough" targetRef="end">
                          <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${false}</bpmn:conditionExpression>
                        </bpmn:sequenceFlow>""");
        runs.start(project, "again", null, null, Map.of(), "designer");
        runJobs();
        complete("nested");
        submit.event(project, "asked");
        assertThat(gates.standing(project, "gate").state()).isEqualTo(GateState.PASSED);

        clock.advance(Duration.ofHours(1));
        complete("look"); // and round again: the inner phase waits for a job, and nothing of it is done yet

        assertThat(gates.standing(project, "gate").state()).isEqualTo(GateState.WAITING);
        runJobs();
        complete("nested");
        assertThat(gates.standing(project, "gate").state()).isEqualTo(GateState.PASSED);
    }

    @Test
    void aSecondInstanceOfARunningProjectIsRefused() {
        deploy("twice", oneTask());
        runs.start(project, "twice", null, null, Map.of(), "designer");

        assertThatThrownBy(() -> runtime.startProcessInstanceByKey("twice", project))
                .hasMessageContaining("'" + project + "' is taken");
        assertThat(runs.tasks(project)).hasSize(1);
    }

    @Test
    void aProjectThatEndedIsNotStartedAgainUnderItsKey() {
        deploy("ended", oneTask());
        runs.start(project, "ended", null, null, Map.of(), "designer");
        complete("work");
        assertThat(projects.find(project).orElseThrow().state()).isEqualTo(Project.State.COMPLETED);

        assertThatThrownBy(() -> runtime.startProcessInstanceByKey("ended", project))
                .hasMessageContaining("'" + project + "' is taken");
    }

    @Test
    void aPlanThatCallsAnotherPlanWithItsOwnKeyIsRefused() {
        deploy("called", oneTask());
        deploy(
                "calling",
                """
                <bpmn:startEvent id="start"/>
                <bpmn:callActivity id="other" name="Other" calledElement="called"><bpmn:extensionElements>
                  <camunda:in businessKey="#{execution.processBusinessKey}"/></bpmn:extensionElements></bpmn:callActivity>"""
                        + gate("gate", "rules=tasks-complete.drl")
                        + "<bpmn:endEvent id=\"end\"/>"
                        + flows("start", "other", "gate", "end"));

        assertThatThrownBy(() -> runs.start(project, "calling", null, null, Map.of(), "designer"))
                .hasMessageContaining("'" + project + "' is taken");
        assertThat(projects.find(project)).isEmpty();
    }

    @Test
    void aSequentialTaskIsNotCompleteBetweenTwoOfItsRuns() {
        String each = """
                <bpmn:userTask id="each" name="Each"><bpmn:multiInstanceLoopCharacteristics isSequential="true" %s>
                    <bpmn:loopCardinality xsi:type="bpmn:tFormalExpression">${2}</bpmn:loopCardinality>
                  </bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>""".formatted(WAITS_FOR_A_JOB);
        deployBesideAGate("one-by-one", each, "each");
        runs.start(project, "one-by-one", null, null, Map.of(), "designer");
        runJobs();
        complete("each");

        assertThat(gates.standing(project, "gate").state()).isEqualTo(GateState.WAITING);
        runJobs();
        complete("each");
        assertThat(gates.standing(project, "gate").state()).isEqualTo(GateState.PASSED);
    }

    @Test
    void aPhaseOfSeveralInstancesIsDoneWithTheLastOfThem() {
        String each = """
                <bpmn:subProcess id="each" name="Each"><bpmn:multiInstanceLoopCharacteristics>
                    <bpmn:loopCardinality xsi:type="bpmn:tFormalExpression">${2}</bpmn:loopCardinality>
                  </bpmn:multiInstanceLoopCharacteristics>
                  <bpmn:startEvent id="e1"/><bpmn:userTask id="nested" name="Nested" camunda:asyncBefore="true"/>
                  <bpmn:endEvent id="e2"/>%s</bpmn:subProcess>""".formatted(flows("e1", "nested", "e2"));
        deployBesideAGate("several", each, "each");
        runs.start(project, "several", null, null, Map.of(), "designer");
        List<String> waiting =
                jobs.createJobQuery().messages().list().stream().map(Job::getId).toList();
        jobs.executeJob(waiting.get(0));
        complete("nested");
        clock.advance(Duration.ofHours(1));

        submit.event(project, "look");
        assertThat(gates.standing(project, "gate").state())
                .as("the task of the other instance is still to come")
                .isEqualTo(GateState.WAITING);
        jobs.executeJob(waiting.get(1));
        complete("nested");
        assertThat(gates.standing(project, "gate").state()).isEqualTo(GateState.PASSED);
    }

    @Test
    void aTaskOfNoInstancesIsNoWork() {
        String none = """
                <bpmn:userTask id="none" name="None"><bpmn:multiInstanceLoopCharacteristics>
                    <bpmn:loopCardinality xsi:type="bpmn:tFormalExpression">${0}</bpmn:loopCardinality>
                  </bpmn:multiInstanceLoopCharacteristics></bpmn:userTask><bpmn:userTask id="work" name="Work"/>""";
        deployBesideAGate("nothing", none + flows("none", "work"), "none", "work");
        runs.start(project, "nothing", null, null, Map.of(), "designer");
        complete("work");

        assertThat(gates.standing(project, "gate").state()).isEqualTo(GateState.PASSED);
    }

    @Test
    void aTransactionIsAPhaseToo() {
        String transaction = """
                <bpmn:transaction id="phase" name="Phase"><bpmn:startEvent id="p1"/><bpmn:exclusiveGateway id="choice" default="d"/>
                  <bpmn:userTask id="taken" name="Taken"/><bpmn:userTask id="untaken" name="Untaken"/><bpmn:endEvent id="p2"/>
                  <bpmn:endEvent id="p3"/><bpmn:sequenceFlow id="d" sourceRef="choice" targetRef="taken"/>
                  <bpmn:sequenceFlow id="u" sourceRef="choice" targetRef="untaken">
                    <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${false}</bpmn:conditionExpression>
                  </bpmn:sequenceFlow>%s</bpmn:transaction>""".formatted(flows("p1", "choice") + flows("taken", "p2") + flows("untaken", "p3"));
        deploy(
                "transaction",
                "<bpmn:startEvent id=\"start\"/>" + transaction + gate("gate", "rules=tasks-complete.drl")
                        + "<bpmn:endEvent id=\"end\"/>" + flows("start", "phase", "gate", "end"));
        runs.start(project, "transaction", null, null, Map.of(), "designer");
        complete("taken");

        assertThat(gates.standing(project, "gate").state()).isEqualTo(GateState.PASSED);
    }

    /** A phase with some work, and a gate beside it that ends the phase. */
    private void deployBesideAGate(String id, String work, String... path) {
        String phase = """
                <bpmn:subProcess id="phase" name="Phase"><bpmn:startEvent id="p1"/><bpmn:parallelGateway id="split"/>
                  %s<bpmn:endEvent id="p3"/>%s<bpmn:endEvent id="p2"><bpmn:terminateEventDefinition/></bpmn:endEvent>%s
                </bpmn:subProcess>""".formatted(
                work,
                gate("gate", "rules=tasks-complete.drl"),
                flows("p1", "split", "gate", "p2") + flows("split", path[0]) + flows(path[path.length - 1], "p3"));
        deploy(
                id,
                "<bpmn:startEvent id=\"start\"/>" + phase + "<bpmn:endEvent id=\"end\"/>"
                        + flows("start", "phase", "end"));
    }

    private static String oneTask() {
        return "<bpmn:startEvent id=\"start\"/><bpmn:userTask id=\"work\" name=\"Work\"/>"
                + gate("gate", "rules=tasks-complete.drl") + "<bpmn:endEvent id=\"end\"/>"
                + flows("start", "work", "gate", "end");
    }

    private void deploy(String id, String elements) {
        Deploying.to(repository, id)
                .with(id + ".bpmn", TestPlans.plan(id, elements))
                .withRules("tasks-complete.drl", "event-happened.drl")
                .deploy();
    }

    private void complete(String task) {
        tasks.complete(tasks.createTaskQuery()
                .processInstanceBusinessKey(project)
                .taskDefinitionKey(task)
                .singleResult()
                .getId());
    }

    private void runJobs() {
        jobs.createJobQuery().messages().list().stream().map(Job::getId).forEach(jobs::executeJob);
    }
}
