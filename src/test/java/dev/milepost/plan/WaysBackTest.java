package dev.milepost.plan;

import static dev.milepost.plan.Bpmn.flows;
import static dev.milepost.plan.Bpmn.gate;
import static dev.milepost.plan.Bpmn.phase;
import static dev.milepost.plan.Bpmn.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WaysBackTest {

    private static final String PHASES = start("s") + phase("build", start("b")) + phase("test", start("t"));
    private static final String FLOW =
            flows("s -> build", "build -> test", "test -> g", "g -> e") + "<endEvent id='e'/>";

    @Test
    void followsTheFlowFromTheBorderToThePhase() {
        assertThat(ways(
                        border("g", "x", "milestone-recycled"),
                        task("rework"),
                        flows("x -> rework", "rework -> build")))
                .containsExactly(new WayBack("milestone-recycled", "build"));
    }

    @Test
    void tellsSeveralWaysByTheirErrors() {
        assertThat(ways(
                        border("g", "x", "milestone-recycled-build"),
                        border("g", "y", "milestone-recycled-test"),
                        border("g", "z", "milestone-killed"),
                        flows("x -> build", "y -> test", "z -> e")))
                .containsExactly(
                        new WayBack("milestone-recycled-build", "build"),
                        new WayBack("milestone-recycled-test", "test"));
    }

    @Test
    void knowsNoPhaseWhereThePlanChoosesAmongSeveral() {
        assertThat(ways(
                        border("g", "x", "milestone-recycled"),
                        "<exclusiveGateway id='c'/>",
                        flows("x -> c", "c -> build", "c -> test")))
                .containsExactly(new WayBack("milestone-recycled", null));
    }

    @Test
    void takesWhatCatchesAllErrorsForAWayBack() {
        assertThat(ways(
                        "<boundaryEvent id='x' attachedToRef='g'><errorEventDefinition/></boundaryEvent>",
                        flows("x -> test")))
                .containsExactly(new WayBack("milestone-recycled", "test"));
    }

    @Test
    void looksAroundAGateThatLiesInAPhase() {
        PlanReading reading = read(
                start("s"),
                phase("build", start("b")),
                phase("test", start("t"), gate("g"), flows("t -> g")),
                "<endEvent id='e'/>",
                border("test", "x", "milestone-recycled"),
                flows("s -> build", "build -> test", "test -> e", "x -> build"));

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.plans().get(0).gates().get(0).waysBack())
                .containsExactly(new WayBack("milestone-recycled", "build"));
    }

    @Test
    void findsNoneWhereThePlanDrawsNone() {
        assertThat(ways()).isEmpty();
    }

    @Test
    void refusesAWayThatDoesNotLeadToThePhaseItNames() {
        assertThat(problems(border("g", "x", "milestone-recycled-buil"), flows("x -> build")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.element()).isEqualTo("x");
                    assertThat(problem.message()).contains("does not lead to a phase 'buil'");
                    assertThat(problem.advice()).contains("Did you mean 'build'?");
                });
    }

    @Test
    void refusesTwoWaysForOneError() {
        assertThat(problems(
                        border("g", "x", "milestone-recycled"),
                        "<boundaryEvent id='y' attachedToRef='g'><errorEventDefinition errorRef='error_x'/></boundaryEvent>",
                        flows("x -> build", "y -> test")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("a second time"));
    }

    @Test
    void refusesAnErrorThatNoGateThrows() {
        assertThat(problems(border("g", "x", "milestone-recycle"), flows("x -> build")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("which no gate throws"));
    }

    @Test
    void knowsWhichGatesComeNext() {
        PlanReading reading = read(
                start("s"),
                phase("one", start("o"), gate("a"), "<endEvent id='done'/>", flows("o -> a", "a -> done")),
                "<parallelGateway id='split'/>",
                gate("b"),
                gate("c"),
                gate("d"),
                border("d", "x", "milestone-recycled"),
                flows("s -> one", "one -> split", "split -> b", "split -> c", "b -> d", "c -> d", "x -> one"));

        assertThat(reading.plans().get(0).gates())
                .extracting(GateDefinition::key, GateDefinition::next)
                .containsExactly(
                        tuple("a", List.of("b", "c")),
                        tuple("b", List.of("d")),
                        tuple("c", List.of("d")),
                        tuple("d", List.of()));
    }

    private static List<WayBack> ways(String... more) {
        PlanReading reading = read(PHASES, gate("g"), FLOW, String.join("", more));
        assertThat(reading.problems()).isEmpty();
        return reading.plans().get(0).gates().get(0).waysBack();
    }

    private static List<Problem> problems(String... more) {
        return read(PHASES, gate("g"), FLOW, String.join("", more)).problems();
    }

    /** A file with one error {@code error_ID} for each boundary event made by {@link #border}. */
    private static PlanReading read(String... snippets) {
        String file = Bpmn.file(snippets);
        StringBuilder errors = new StringBuilder();
        Pattern.compile("errorRef='error_(\\w+)' code='([^']+)'")
                .matcher(file)
                .results()
                .forEach(found -> errors.append(
                        "<error id='error_%s' errorCode='%s'/>".formatted(found.group(1), found.group(2))));
        return PlanReader.read("plan.bpmn", Bpmn.bytes(file.replace("</definitions>", errors + "</definitions>")));
    }

    private static String border(String gate, String id, String code) {
        return "<boundaryEvent id='%s' attachedToRef='%s'><errorEventDefinition errorRef='error_%s' code='%s'/></boundaryEvent>"
                .formatted(id, gate, id, code);
    }

    private static String task(String id) {
        return "<userTask id='" + id + "'/>";
    }
}
