package dev.milepost.plan;

import static dev.milepost.plan.Bpmn.extensions;
import static dev.milepost.plan.Bpmn.flows;
import static dev.milepost.plan.Bpmn.gateWith;
import static dev.milepost.plan.Bpmn.start;
import static dev.milepost.plan.Bpmn.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.plan.FlowNode.Instances;
import dev.milepost.plan.FlowNode.Kind;
import dev.milepost.plan.FlowNode.Trigger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanningSettingsTest {

    @Test
    void readsGoalsAndWhichMilestoneServesWhich() {
        PlanReading reading = Bpmn.read(
                extensions("", "goal.speed=Half the waiting time", "goal.trust=No data lost"),
                start("s"),
                gateWith(
                        "g",
                        "target=P6W",
                        "rules=a.drl",
                        "goals=trust, speed",
                        "approvalTime=1d/2d/5d",
                        "recycle=0.25"),
                flows("s -> g"));

        assertThat(reading.problems()).isEmpty();
        Plan plan = reading.plans().get(0);
        assertThat(plan.goals())
                .containsExactly(new Goal("speed", "Half the waiting time"), new Goal("trust", "No data lost"));
        assertThat(plan.gates().get(0).planning())
                .isEqualTo(new GatePlanning(
                        List.of("trust", "speed"), Estimate.parse("1d/2d/5d").orElseThrow(), 0.25));
    }

    @Test
    void refusesGoalsThatThePlanDoesNotHaveAndSettingsThatAProcessDoesNotKnow() {
        PlanReading reading = Bpmn.read(
                extensions("", "goal.speed=fast", "goal.1x=bad", "gaol.x=typo"),
                start("s"),
                gateWith("g", "target=P6W", "rules=a.drl", "goals=sped"),
                flows("s -> g"));

        assertThat(reading.problems())
                .extracting(Problem::message)
                .containsExactlyInAnyOrder(
                        "'milepost:goal.1x' of 'A plan' has a name that cannot be read.",
                        "'milepost:gaol.x' of 'A plan' is no setting of a process.",
                        "'milepost:goals' of 'g' names the goal 'sped', which the plan does not have.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"recycle=1", "recycle=0.96", "recycle=-0.1", "recycle=10%", "approvalTime=2", "recycle=NaN"})
    void refusesPlanningSettingsThatCannotBeRead(String setting) {
        assertThat(Bpmn.read(start("s"), gateWith("g", "target=P6W", "rules=a.drl", setting), flows("s -> g"))
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).endsWith("which cannot be read."));
    }

    @Test
    void readsTheFlowWithProbabilitiesTimersAndInstances() {
        PlanReading reading = Bpmn.read(
                start("s"),
                "<exclusiveGateway id='x' default='b'/>",
                flow("a", "x", "t", "<extensionElements>" + properties("probability=0.3") + "</extensionElements>"),
                flow("b", "x", "w", ""),
                "<userTask id='t'><multiInstanceLoopCharacteristics isSequential='true'><loopCardinality>3</loopCardinality>"
                        + "</multiInstanceLoopCharacteristics></userTask>",
                "<intermediateCatchEvent id='w'><timerEventDefinition><timeDuration> P3D </timeDuration>"
                        + "</timerEventDefinition></intermediateCatchEvent>",
                "<boundaryEvent id='late' attachedToRef='t' cancelActivity='false'>" + extensions("", "probability=0.1")
                        + "<timerEventDefinition><timeDuration>P1W</timeDuration></timerEventDefinition></boundaryEvent>",
                gateWith("g", "target=P6W", "rules=a.drl"),
                flows("s -> x", "t -> g", "w -> g", "late -> g"));

        assertThat(reading.problems()).isEmpty();
        Flow flow = reading.plans().get(0).flow();
        assertThat(flow.links().get(0)).isEqualTo(new FlowLink("a", "x", "t", 0.3, false, false));
        assertThat(flow.links().get(1)).isEqualTo(new FlowLink("b", "x", "w", null, false, true));
        assertThat(node(flow, "t").instances()).isEqualTo(new Instances(true, true, 3));
        assertThat(node(flow, "w").trigger()).isEqualTo(Trigger.TIMER_DURATION);
        assertThat(node(flow, "w").detail()).isEqualTo("P3D");
        assertThat(node(flow, "late").kind()).isEqualTo(Kind.BORDER);
        assertThat(node(flow, "late").interrupting()).isFalse();
        assertThat(node(flow, "late").probability()).isEqualTo(0.1);
        assertThat(node(flow, "g").kind()).isEqualTo(Kind.GATE);
    }

    @Test
    void wantsTheProbabilitiesOfAChoiceToAddUpToOne() {
        String half = "<extensionElements>" + properties("probability=0.4") + "</extensionElements>";
        PlanReading reading = Bpmn.read(
                start("s"),
                "<exclusiveGateway id='x'/>",
                flow("a", "x", "t", half),
                flow("b", "x", "g", half),
                task("t"),
                gateWith("g", "target=P6W", "rules=a.drl"),
                flow("c", "t", "g", half),
                flows("s -> x"));

        assertThat(reading.problems())
                .extracting(Problem::message)
                .containsExactly(
                        "The 'milepost:probability' of the flows out of 'x' add up to 0.8, but one of them is taken.",
                        "'milepost:probability' of 'c' has no effect: 't' does not choose among its ways.");
    }

    private static FlowNode node(Flow flow, String id) {
        return flow.nodes().stream()
                .filter(node -> node.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String flow(String id, String from, String to, String content) {
        return "<sequenceFlow id='" + id + "' sourceRef='" + from + "' targetRef='" + to + "'>" + content
                + "</sequenceFlow>";
    }

    private static String properties(String setting) {
        String[] parts = setting.split("=", 2);
        return "<camunda:properties><camunda:property name='milepost:" + parts[0] + "' value='" + parts[1]
                + "'/></camunda:properties>";
    }
}
