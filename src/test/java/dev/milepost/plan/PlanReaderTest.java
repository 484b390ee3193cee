package dev.milepost.plan;

import static dev.milepost.plan.Bpmn.flows;
import static dev.milepost.plan.Bpmn.gate;
import static dev.milepost.plan.Bpmn.gateWith;
import static dev.milepost.plan.Bpmn.phase;
import static dev.milepost.plan.Bpmn.start;
import static dev.milepost.plan.Bpmn.task;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanReaderTest {

    @Test
    void readsAllSettingsOfAGate() {
        GateDefinition gate = onlyGate(gateWith(
                "design-freeze",
                "type=technical",
                "target=2026-12-01",
                "rules=tasks-complete.drl, test-pass-ratio.drl,test-pass-ratio.drl as e2e",
                "param.minRatio=0.95",
                "param.e2e.minRatio=0.8",
                "approvers=qa:2, product",
                "staleVotes=dismiss",
                "remindBefore=P3D"));

        assertThat(gate.key()).isEqualTo("design-freeze");
        assertThat(gate.name()).isEqualTo("design-freeze");
        assertThat(gate.type()).isEqualTo(MilestoneType.TECHNICAL);
        assertThat(gate.target()).isEqualTo(new Target.OnDate(LocalDate.of(2026, 12, 1)));
        assertThat(gate.rules())
                .containsExactly(
                        new RuleUse("tasks-complete.drl", null),
                        new RuleUse("test-pass-ratio.drl", null),
                        new RuleUse("test-pass-ratio.drl", "e2e"));
        assertThat(gate.parameters()).isEqualTo(Map.of("minRatio", "0.95", "e2e.minRatio", "0.8"));
        assertThat(gate.approvers()).containsExactly(Approvers.of("qa", 2), Approvers.of("product", 1));
        assertThat(gate.line()).isEqualTo(4);
    }

    @Test
    void takesAGateWithoutTypeAsEventBased() {
        assertThat(onlyGate(gate("g")).type()).isEqualTo(MilestoneType.EVENT);
    }

    @Test
    void readsATargetAsPeriodOrParameter() {
        assertThat(onlyGate(gateWith("g", "rules=a.drl", "target=P6W")).target())
                .isEqualTo(new Target.AfterStart(Period.ofWeeks(6)));
        assertThat(onlyGate(gateWith("g", "rules=a.drl", "target=${releaseDate}"))
                        .target())
                .isEqualTo(new Target.FromParameter("releaseDate"));
    }

    @Test
    void takesEmptySettingsAsNotSet() {
        assertThat(onlyGate(gateWith("g", "rules=a.drl", "target=P6W", "type=", "staleVotes="))
                        .type())
                .isEqualTo(MilestoneType.EVENT);
    }

    @Test
    void readsTasksOfAllKinds() {
        Plan plan = plan(
                start("s"),
                "<userTask id='a' name='Write\n it'>" + Bpmn.extensions("", "estimate=3d/5d/10d", "optional=true")
                        + "</userTask>",
                "<serviceTask id='b'/><sendTask id='c'/><receiveTask id='d'/><scriptTask id='e'/>",
                "<businessRuleTask id='f'/><manualTask id='h'/><callActivity id='i' calledElement='other'/>",
                gate("g"),
                flows("s -> a", "a -> b", "b -> c", "c -> d", "d -> e", "e -> f", "f -> h", "h -> i", "i -> g"));

        assertThat(plan.tasks()).extracting(PlannedTask::id).containsExactly("a", "b", "c", "d", "e", "f", "h", "i");
        assertThat(plan.tasks())
                .filteredOn(PlannedTask::manual)
                .extracting(PlannedTask::id)
                .containsExactly("a", "h");
        assertThat(plan.tasks().get(0))
                .isEqualTo(new PlannedTask(
                        "a",
                        "Write it",
                        null,
                        true,
                        true,
                        Estimate.parse("3d/5d/10d").orElseThrow()));
        assertThat(plan.gates().get(0).tasks()).containsExactly("a", "b", "c", "d", "e", "f", "h", "i");
    }

    @Test
    void givesAGateInAPhaseAllTasksOfThatPhase() {
        Plan plan = plan(
                start("s"),
                task("before"),
                phase(
                        "p",
                        start("ps"),
                        task("beside"),
                        phase("inner", start("is"), task("nested"), flows("is -> nested")),
                        gate("g"),
                        flows("ps -> beside", "ps -> inner", "ps -> g")),
                task("behind"),
                flows("s -> before", "before -> p", "p -> behind"));

        assertThat(plan.gates().get(0).phase()).isEqualTo("p");
        assertThat(plan.gates().get(0).tasks()).containsExactly("beside", "nested");
        assertThat(plan.phases()).containsExactly(new Phase("p", "p", null), new Phase("inner", "inner", "p"));
        assertThat(plan.tasks()).extracting(PlannedTask::phase).containsExactly(null, "p", "inner", null);
    }

    @Test
    void leavesOutTasksThatOnlyBeginOnceTheGateHasPassed() {
        Plan plan = plan(
                start("s"),
                phase(
                        "p",
                        start("ps"),
                        task("first"),
                        gate("g"),
                        task("then"),
                        flows("ps -> first", "first -> g", "g -> then")),
                flows("s -> p"));

        assertThat(plan.gates().get(0).tasks()).containsExactly("first");
    }

    @Test
    void leavesOutReworkThatAGateAsksForItself() {
        Plan plan = plan(
                start("s"),
                task("work"),
                gate("g"),
                "<boundaryEvent id='recycled' attachedToRef='g'><errorEventDefinition/></boundaryEvent>",
                task("rework"),
                flows("s -> work", "work -> g", "recycled -> rework", "rework -> g"));

        assertThat(plan.gates().get(0).tasks()).containsExactly("work");
    }

    @Test
    void givesAGateBehindPhasesTheWorkSinceTheGatesBeforeIt() {
        Plan plan = plan(
                start("s"),
                phase("p1", start("p1s"), task("a"), flows("p1s -> a")),
                gate("g1"),
                task("b"),
                phase("p2", start("p2s"), task("c"), flows("p2s -> c")),
                "<boundaryEvent id='late' attachedToRef='p2'><timerEventDefinition/></boundaryEvent>",
                task("d"),
                gate("g2"),
                flows("s -> p1", "p1 -> g1", "g1 -> b", "b -> p2", "p2 -> g2", "late -> d", "d -> g2"));

        assertThat(plan.gate("g1").orElseThrow().phase()).isEqualTo("p1");
        assertThat(plan.gate("g1").orElseThrow().tasks()).containsExactly("a");
        assertThat(plan.gate("g2").orElseThrow().phase()).isEqualTo("p2");
        assertThat(plan.gate("g2").orElseThrow().tasks()).containsExactly("b", "c", "d");
    }

    @Test
    void asksForWorkOnceWhereAnEarlierPhaseHasAGateOfItsOwn() {
        Plan plan = plan(
                start("s"),
                task("a"),
                phase("p", start("ps"), task("b"), gate("g1"), task("c"), flows("ps -> b", "b -> g1", "g1 -> c")),
                task("d"),
                gate("g2"),
                flows("s -> a", "a -> p", "p -> d", "d -> g2"));

        assertThat(plan.gate("g1").orElseThrow().tasks()).containsExactly("b");
        assertThat(plan.gate("g2").orElseThrow().tasks()).containsExactly("c", "d");
    }

    @Test
    void asksForNothingThatRunsOnlyToUndoOrWhenAnEventHappens() {
        Plan plan = plan(
                start("s"),
                phase(
                        "p",
                        start("ps"),
                        task("a"),
                        "<userTask id='undo' isForCompensation='true'/>",
                        "<subProcess id='onEvent' triggeredByEvent='true'>" + start("os") + task("x") + flows("os -> x")
                                + "</subProcess>",
                        flows("ps -> a")),
                gate("g"),
                flows("s -> p", "p -> g"));

        assertThat(plan.gates().get(0).tasks()).containsExactly("a");
        assertThat(plan.phases()).extracting(Phase::id).containsExactly("p");
    }

    @Test
    void followsLinkEvents() {
        Plan plan = plan(
                start("s"),
                task("a"),
                "<intermediateThrowEvent id='to'><linkEventDefinition name='L'/></intermediateThrowEvent>",
                "<intermediateCatchEvent id='from'><linkEventDefinition name='L'/></intermediateCatchEvent>",
                gate("g"),
                flows("s -> a", "a -> to", "from -> g"));

        assertThat(plan.gates().get(0).tasks()).containsExactly("a");
    }

    @Test
    void ordersGatesByFlowDespiteTheWrittenOrderAndLoops() {
        Plan plan = plan(
                gate("third"),
                gate("second"),
                phase("p", start("ps"), gate("first"), flows("ps -> first")),
                start("s"),
                flows("s -> p", "p -> second", "second -> third", "third -> p", "third -> second"));

        assertThat(plan.gates()).extracting(GateDefinition::key).containsExactly("first", "second", "third");
    }

    @Test
    void ordersParallelGatesAsWritten() {
        Plan plan = plan(
                start("s"),
                gate("last"),
                gate("b"),
                gate("a"),
                task("x"),
                "<parallelGateway id='split'/><parallelGateway id='join'/>",
                flows("s -> split", "split -> a", "split -> x", "x -> b", "a -> join", "b -> join", "join -> last"));

        assertThat(plan.gates()).extracting(GateDefinition::key).containsExactly("b", "a", "last");
    }

    @Test
    void readsNoPlanFromAProcessWithoutGates() {
        PlanReading reading = Bpmn.read(start("s"), task("a"), flows("s -> a"));

        assertThat(reading.plans()).isEmpty();
        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void namesPlanFileAndProcess() {
        Plan plan = plan(start("s"), gate("g"), flows("s -> g"));

        assertThat(plan.id()).isEqualTo("plan");
        assertThat(plan.name()).isEqualTo("A plan");
        assertThat(plan.file()).isEqualTo("plan.bpmn");
    }

    private static GateDefinition onlyGate(String gate) {
        String id = gate.split("'")[1];
        return plan(start("s"), gate, flows("s -> " + id)).gates().get(0);
    }

    private static Plan plan(String... snippets) {
        PlanReading reading = Bpmn.read(snippets);
        assertThat(reading.problems()).isEmpty();
        return reading.plans().get(0);
    }
}
