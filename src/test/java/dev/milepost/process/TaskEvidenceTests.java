package dev.milepost.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.evidence.Activity;
import dev.milepost.gate.DecisionLog;
import dev.milepost.gate.GateKeeper;
import dev.milepost.gate.GateState;
import dev.milepost.gate.facts.Task;
import dev.milepost.testing.Deploying;
import dev.milepost.testing.MilepostTest;
import dev.milepost.testing.People;
import dev.milepost.testing.Submit;
import dev.milepost.testing.TestPlans;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What Milepost learns of the tasks of a plan, as rules see it. */
@MilepostTest
class TaskEvidenceTests {

    @Autowired
    RepositoryService repository;

    @Autowired
    TaskService tasks;

    @Autowired
    ProjectRuns projects;

    @Autowired
    GateKeeper gates;

    @Autowired
    DecisionLog log;

    @Autowired
    Submit submit;

    @Autowired
    ProcessEngine engine;

    final String project = "p-" + UUID.randomUUID();

    @BeforeEach
    void letTheDesignerWork() {
        People.of(engine).are("designer", "designers");
    }

    @Test
    void seesServiceTasksAndTasksInNestedParallelPhases() {
        start(
                """
                <bpmn:subProcess id="outer" name="Outer"><bpmn:startEvent id="o1"/><bpmn:parallelGateway id="split"/>
                  <bpmn:subProcess id="inner" name="Inner"><bpmn:startEvent id="i1"/><bpmn:userTask id="nested" name="Nested"/>
                    <bpmn:endEvent id="i2"/>%s</bpmn:subProcess>
                  <bpmn:serviceTask id="service" name="Service" camunda:expression="${true}"/>
                  <bpmn:userTask id="beside" name="Beside"/>
                  <bpmn:parallelGateway id="join"/><bpmn:endEvent id="o2"/>%s</bpmn:subProcess>""".formatted(
                                TestPlans.flows("i1", "nested", "i2"),
                                TestPlans.flows("o1", "split", "inner", "join", "o2")
                                        + TestPlans.flows("split", "service", "join")
                                        + TestPlans.flows("split", "beside", "join")),
                "outer");
        submit.event(project, "look");
        completeAll();

        assertThat(states())
                .containsEntry("nested", Task.State.COMPLETED)
                .containsEntry("service", Task.State.COMPLETED)
                .containsEntry("beside", Task.State.COMPLETED);
        assertThat(gates.standing(project, "gate").state()).isEqualTo(GateState.PASSED);
    }

    @Test
    void tellsSkippedFromCancelledTasks() {
        start(
                """
                <bpmn:subProcess id="outer" name="Outer"><bpmn:startEvent id="o1"/>
                  <bpmn:exclusiveGateway id="choice" default="flow_choice_taken"/>
                  <bpmn:userTask id="taken" name="Taken"/><bpmn:userTask id="untaken" name="Untaken"/>
                  <bpmn:endEvent id="o2"><bpmn:terminateEventDefinition/></bpmn:endEvent><bpmn:endEvent id="o3"/>
                  <bpmn:parallelGateway id="split"/><bpmn:userTask id="interrupted" name="Interrupted"/>
                  %s<bpmn:sequenceFlow id="flow_choice_untaken" sourceRef="choice" targetRef="untaken">
                    <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${false}</bpmn:conditionExpression>
                  </bpmn:sequenceFlow></bpmn:subProcess>""".formatted(TestPlans.flows("o1", "split", "choice")
                        + TestPlans.flows("choice", "taken", "o2")
                        + TestPlans.flows("untaken", "o3")
                        + TestPlans.flows("split", "interrupted")),
                "outer");
        complete("taken");

        assertThat(states())
                .containsEntry("taken", Task.State.COMPLETED)
                .containsEntry("untaken", Task.State.SKIPPED)
                .containsEntry("interrupted", Task.State.CANCELLED);
        assertThat(gates.standing(project, "gate").state())
                .as("a cancelled mandatory task is not complete")
                .isEqualTo(GateState.WAITING);
    }

    @Test
    void takesAMultiInstanceTaskForOneTask() {
        start("""
                <bpmn:userTask id="outer" name="Each">
                  <bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality xsi:type="bpmn:tFormalExpression">3</bpmn:loopCardinality>
                    <bpmn:completionCondition xsi:type="bpmn:tFormalExpression">${nrOfCompletedInstances == 2}</bpmn:completionCondition>
                  </bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>""", "outer");
        assertThat(projects.tasks(project)).hasSize(3);
        complete("outer");
        assertThat(gates.standing(project, "gate").state()).isEqualTo(GateState.NOT_REACHED);
        complete("outer");

        assertThat(states()).containsEntry("outer", Task.State.COMPLETED);
        assertThat(gates.standing(project, "gate").state()).isEqualTo(GateState.PASSED);
    }

    @Test
    void countsATaskCompletedAtTheEngineItself() {
        start("<bpmn:userTask id=\"outer\" name=\"Work\"/>", "outer");

        tasks.complete(projects.tasks(project).get(0).id());

        assertThat(gates.standing(project, "gate").state()).isEqualTo(GateState.PASSED);
    }

    private void start(String elements, String element) {
        String id = "tasks-" + Integer.toHexString(elements.hashCode());
        String bpmn = TestPlans.plan(
                id,
                "<bpmn:startEvent id=\"start\"/>" + elements + TestPlans.gate("gate", "rules=tasks-complete.drl")
                        + "<bpmn:endEvent id=\"end\"/>" + TestPlans.flows("start", element, "gate", "end"));
        Deploying.to(repository, id)
                .with(id + ".bpmn", bpmn)
                .withRules("tasks-complete.drl")
                .deploy();
        projects.start(project, id, null, null, Map.of(), "designer");
    }

    private Map<String, Task.State> states() {
        int last = gates.standing(project, "gate").evaluation();
        List<Task> seen = log.find(project, "gate", last).orElseThrow().facts().tasks();
        return seen.stream().collect(java.util.stream.Collectors.toMap(Task::id, Task::state));
    }

    private void completeAll() {
        projects.tasks(project).stream()
                .filter(task -> task.state() == Activity.State.OPEN)
                .forEach(task -> projects.complete(project, task.id(), "designer"));
    }

    private void complete(String element) {
        String task = projects.tasks(project).stream()
                .filter(run -> run.element().equals(element) && run.state() == Activity.State.OPEN)
                .findFirst()
                .orElseThrow()
                .id();
        projects.complete(project, task, "designer");
    }
}
