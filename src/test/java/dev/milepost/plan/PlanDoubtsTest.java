package dev.milepost.plan;

import static dev.milepost.plan.Bpmn.flows;
import static dev.milepost.plan.Bpmn.gate;
import static dev.milepost.plan.Bpmn.phase;
import static dev.milepost.plan.Bpmn.start;
import static dev.milepost.plan.Bpmn.task;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanDoubtsTest {

    private static final String END = "<endEvent id='e'/>";
    private static final String CHOICE = "<exclusiveGateway id='choice' name='Is it worth it?'/>";
    private static final String FORK = "<parallelGateway id='fork'/>";

    @Test
    void namesWorkInNoPhaseWhereThereArePhases() {
        assertThat(doubts(start("s"), task("t"), work("p"), gate("g"), flows("s -> t", "t -> p", "p -> g")))
                .containsExactly("t: 't' lies in no phase.");
        assertThat(doubts(start("s"), task("t"), gate("g"), flows("s -> t", "t -> g")))
                .isEmpty();
    }

    @Test
    void namesWorkThatNeverBegins() {
        assertThat(doubts(start("s"), gate("g"), task("t"), flows("s -> g", "t -> g")))
                .containsExactly("t: 't' never begins: no way leads to it, and a gate that counts it waits for ever.");
    }

    @Test
    void namesAWayAroundTheGateBehindAPhase() {
        assertThat(doubts(
                        start("s"),
                        work("p"),
                        CHOICE,
                        gate("g"),
                        work("q"),
                        END,
                        flows("s -> p", "p -> choice", "choice -> g", "choice -> q", "g -> q", "q -> e")))
                .containsExactly(
                        "p: Phase 'p' can end without its gate 'g': a way around begins at 'Is it worth it?'.");
    }

    @Test
    void namesAWayAroundTheGateInAPhase() {
        String around = phase(
                "p",
                start("ps"),
                task("t"),
                CHOICE,
                gate("g"),
                "<endEvent id='pe'/>",
                flows("ps -> t", "t -> choice", "choice -> g", "choice -> pe", "g -> pe"));
        assertThat(doubts(start("s"), around, flows("s -> p")))
                .containsExactly(
                        "p: Phase 'p' can end without its gate 'g': a way around begins at 'Is it worth it?'.");
    }

    @Test
    void namesAnEndBesideTheGateThatEndsAllOfThePhase() {
        assertThat(doubts(start("s"), beside("<terminateEventDefinition/>", ""), flows("s -> p")))
                .containsExactly("p: Phase 'p' can end without its gate 'g'.");
        assertThat(doubts(start("s"), beside("", "<terminateEventDefinition/>"), flows("s -> p")))
                .isEmpty();
    }

    @Test
    void isContentWithAWayBackToThePhaseItself() {
        assertThat(doubts(
                        start("s"),
                        work("p"),
                        CHOICE,
                        gate("g"),
                        END,
                        flows("s -> p", "p -> choice", "choice -> p", "choice -> g", "g -> e")))
                .isEmpty();
    }

    @Test
    void isContentWhereGatesStandSideBySide() {
        assertThat(doubts(
                        start("s"),
                        work("p"),
                        FORK,
                        gate("g"),
                        gate("h"),
                        "<parallelGateway id='join'/>",
                        END,
                        flows("s -> p", "p -> fork", "fork -> g", "fork -> h", "g -> join", "h -> join", "join -> e")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "100 % done", "a%nb"})
    void saysNamesAsTheyAreWritten(String name) {
        assertThat(doubts(
                        start("s"),
                        "<userTask id='t' name='" + name + "'/>",
                        work("p"),
                        gate("g"),
                        flows("s -> t", "t -> p", "p -> g")))
                .containsExactly("t: '" + name + "' lies in no phase.");
    }

    @Test
    void namesWhatIsNotDrawnWhereOtherThingsAre() {
        String diagram = "</process><BPMNDiagram xmlns='http://www.omg.org/spec/BPMN/20100524/DI'><BPMNPlane>"
                + "<BPMNShape bpmnElement='s'/><BPMNEdge bpmnElement='f_s_g'/></BPMNPlane></BPMNDiagram><process id='o'>";
        assertThat(Bpmn.read(start("s"), gate("g"), flows("s -> g"), diagram).doubts())
                .extracting(doubt -> doubt.line() + " " + doubt.element())
                .containsExactly("4 g");
    }

    @Test
    void saysOnceThatNothingIsDrawn() {
        assertThat(Bpmn.read(start("s"), gate("g"), flows("s -> g")).doubts())
                .extracting(Problem::message)
                .containsExactly("The plan 'A plan' has no drawing: neither Camunda Modeler nor Cockpit can show it.");
    }

    private static String work(String id) {
        return phase(id, start(id + "s"), task(id + "t"), flows(id + "s -> " + id + "t"));
    }

    /** A task and a gate side by side in a phase, each with its own end. */
    private static String beside(String endOfTask, String endOfGate) {
        return phase(
                "p",
                start("ps"),
                FORK,
                task("t"),
                gate("g"),
                "<endEvent id='te'>" + endOfTask + "</endEvent><endEvent id='ge'>" + endOfGate + "</endEvent>",
                flows("ps -> fork", "fork -> t", "fork -> g", "t -> te", "g -> ge"));
    }

    private static List<String> doubts(String... snippets) {
        PlanReading reading = Bpmn.read(snippets);
        assertThat(reading.problems()).isEmpty();
        return reading.doubts().stream()
                .filter(doubt -> !doubt.message().contains("no drawing"))
                .map(doubt -> doubt.element() + ": " + doubt.message())
                .toList();
    }
}
