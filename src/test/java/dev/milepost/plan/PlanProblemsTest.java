package dev.milepost.plan;

import static dev.milepost.plan.Bpmn.BUSINESS_KEY;
import static dev.milepost.plan.Bpmn.bytes;
import static dev.milepost.plan.Bpmn.extensions;
import static dev.milepost.plan.Bpmn.flows;
import static dev.milepost.plan.Bpmn.gate;
import static dev.milepost.plan.Bpmn.gateWith;
import static dev.milepost.plan.Bpmn.phase;
import static dev.milepost.plan.Bpmn.start;
import static dev.milepost.plan.Bpmn.task;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanProblemsTest {

    @Test
    void refusesAGateWithoutTarget() {
        Problem problem = onlyProblemOf(gateWith("g", "rules=a.drl"));

        assertThat(problem.file()).isEqualTo("plan.bpmn");
        assertThat(problem.line()).isEqualTo(4);
        assertThat(problem.element()).isEqualTo("g");
        assertThat(problem.message()).isEqualTo("Gate 'g' has no 'milepost:target'.");
        assertThat(problem.advice()).contains("2026-12-01", "P6W", "${releaseDate}");
    }

    @Test
    void refusesANameThatIsTooLongForTheEngine() {
        Problem problem = onlyProblemOf(named("n".repeat(256)));

        assertThat(problem.message()).isEqualTo("The name of 'g' has 256 characters.");
        assertThat(problem.advice()).contains("at most 255");
        assertThat(Bpmn.read(start("s"), named("n".repeat(255)), flows("s -> g"))
                        .problems())
                .isEmpty();
    }

    @Test
    void refusesDocumentationOfATaskThatTheEngineHasNoRoomFor() {
        assertThat(onlyProblem(documented(4001)).message())
                .startsWith("The documentation of 't' has more than 4000 characters");
        assertThat(documented(4000).problems()).isEmpty();
    }

    private static PlanReading documented(int characters) {
        String task = "<userTask id='t'><documentation>" + "x".repeat(characters) + "</documentation></userTask>";
        return Bpmn.read(start("s"), task, gate("g"), flows("s -> t", "t -> g"));
    }

    private static String named(String name) {
        return gate("g").replace(" calledElement", " name='" + name + "' calledElement");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow", "2026-02-30", "P-1W", "6W", "${a b}", "01.12.2026"})
    void refusesATargetThatIsNoDay(String target) {
        assertThat(onlyProblemOf(gateWith("g", "rules=a.drl", "target=" + target))
                        .message())
                .isEqualTo("'milepost:target' of 'g' is '" + target + "', which cannot be read.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rules=", "rules=,", "rules= "})
    void refusesAGateWithoutAnyCriterion(String rules) {
        Problem problem = onlyProblemOf(gateWith("g", "target=P6W", rules));

        assertThat(problem.message()).isEqualTo("Gate 'g' has no 'milepost:rules'.");
        assertThat(problem.advice()).contains("a gate without any criterion never passes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rules/a.drl", "../a.drl", "a", "a.drl as", "a.drl as E2e", "a.drl as x y", "a.drl; b.drl"})
    void refusesWhatIsNoRuleFile(String rule) {
        assertThat(onlyProblemOf(gateWith("g", "target=P6W", "rules=b.drl, " + rule))
                        .message())
                .isEqualTo("'milepost:rules' of 'g' names '" + rule + "', which is no rule file.");
    }

    @Test
    void refusesTheSameRuleFileTwiceWithoutAlias() {
        Problem problem = onlyProblemOf(gateWith("g", "target=P6W", "rules=a.drl, a.drl"));

        assertThat(problem.message()).isEqualTo("'milepost:rules' of 'g' names a.drl twice.");
        assertThat(problem.advice()).isEqualTo("Give one of the two an alias: a.drl as other.");
    }

    @Test
    void refusesTheSameAliasTwice() {
        assertThat(onlyProblemOf(gateWith("g", "target=P6W", "rules=a.drl as x, b.drl as x"))
                        .message())
                .isEqualTo("'milepost:rules' of 'g' uses the alias 'x' twice.");
    }

    @Test
    void suggestsTheSettingThatWasMeant() {
        Problem problem = onlyProblemOf(gateWith("g", "target=P6W", "rules=a.drl", "aprovers=qa:1"));

        assertThat(problem.message()).isEqualTo("'milepost:aprovers' of 'g' is no setting of a gate.");
        assertThat(problem.advice())
                .isEqualTo(
                        "Did you mean 'approvers'? A gate knows milepost:type, milepost:target, milepost:rules,"
                                + " milepost:param.NAME, milepost:approvers, milepost:signOffOrder, milepost:refusal,"
                                + " milepost:staleVotes, milepost:separation, milepost:waiversWithin, milepost:remindBefore, milepost:goals, milepost:approvalTime, milepost:recycle.");
    }

    @Test
    void refusesASettingWrittenTwice() {
        assertThat(onlyProblemOf(gateWith("g", "target=P6W", "rules=a.drl", "target=P7W"))
                        .message())
                .isEqualTo("'milepost:target' of 'g' is written twice.");
    }

    @ParameterizedTest
    @CsvSource({
        "type, Time, 'Did you mean ''time''? Write one of time, event, technical.'",
        "staleVotes, drop, 'Write one of dismiss, keep.'",
        "waiversWithin, 3 days, 'Write a number of days, as P3D; P0D is the target''s day alone.'",
        "waiversWithin, -P3D, 'Write a number of days, as P3D; P0D is the target''s day alone.'",
        "remindBefore, 3 days, 'Write an ISO 8601 duration, as P3D or PT12H.'",
        "remindBefore, -P3D, 'Write an ISO 8601 duration, as P3D or PT12H.'"
    })
    void refusesValuesThatCannotBeRead(String name, String value, String advice) {
        Problem problem = onlyProblemOf(gateWith("g", "target=P6W", "rules=a.drl", name + "=" + value));

        assertThat(problem.message())
                .isEqualTo("'milepost:" + name + "' of 'g' is '" + value + "', which cannot be read.");
        assertThat(problem.advice()).isEqualTo(advice);
    }

    @ParameterizedTest
    @ValueSource(strings = {"qa:0", "qa:-1", "qa:two", ":1", "qa:1:2", "${group}", "qa product"})
    void refusesWhatIsNoGroupWithANumber(String approvers) {
        assertThat(onlyProblemOf(gateWith("g", "target=P6W", "rules=a.drl", "approvers=" + approvers))
                        .message())
                .contains("names '" + approvers + "', which is no group with a number.");
    }

    @Test
    void refusesAGroupNamedTwice() {
        assertThat(onlyProblemOf(gateWith("g", "target=P6W", "rules=a.drl", "approvers=qa:1, qa:2"))
                        .message())
                .isEqualTo("'milepost:approvers' of 'g' names the group 'qa' twice.");
    }

    @Test
    void refusesAParameterOfAnAliasThatNobodyHas() {
        Problem problem = onlyProblemOf(gateWith("g", "target=P6W", "rules=a.drl as e2e", "param.e2.minRatio=0.5"));

        assertThat(problem.message()).contains("belongs to the alias 'e2', which no rule file of this gate has.");
        assertThat(problem.advice()).startsWith("Did you mean 'e2e'?");
    }

    @Test
    void refusesAParameterWithoutAName() {
        assertThat(onlyProblemOf(gateWith("g", "target=P6W", "rules=a.drl", "param.=0.5"))
                        .message())
                .contains("has a name that cannot be read");
    }

    @Test
    void refusesAGateThatDoesNotHandOnTheBusinessKey() {
        Problem problem = onlyProblemOf("<callActivity id='g' calledElement='milestone-gate'>"
                + extensions("", "target=P6W", "rules=a.drl") + "</callActivity>");

        assertThat(problem.message())
                .isEqualTo("Gate 'g' does not hand on the project's business key, or another one too.");
        assertThat(problem.advice()).contains("<camunda:in businessKey=\"#{execution.processBusinessKey}\" />");
    }

    @Test
    void refusesAMultiInstanceGate() {
        assertThat(onlyProblemOf("<callActivity id='g' calledElement='milestone-gate'>"
                                + extensions(BUSINESS_KEY, "target=P6W", "rules=a.drl")
                                + "<multiInstanceLoopCharacteristics/></callActivity>")
                        .message())
                .isEqualTo("Gate 'g' is multi-instance, or lies in a sub-process that is.");
    }

    @Test
    void refusesAGateInAMultiInstancePhase() {
        assertThat(onlyProblem(Bpmn.read(
                                start("s"),
                                phase(
                                        "p",
                                        start("ps"),
                                        gate("g"),
                                        flows("ps -> g"),
                                        "<multiInstanceLoopCharacteristics/>"),
                                flows("s -> p")))
                        .message())
                .isEqualTo("Gate 'g' is multi-instance, or lies in a sub-process that is.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"asyncBefore", "asyncAfter", "async"})
    void refusesAnAsynchronousGate(String attribute) {
        assertThat(onlyProblemOf("<callActivity id='g' calledElement='milestone-gate' camunda:" + attribute + "='true'>"
                                + extensions(BUSINESS_KEY, "target=P6W", "rules=a.drl") + "</callActivity>")
                        .message())
                .isEqualTo("Gate 'g' is asynchronous.");
    }

    @Test
    void refusesAGateThatNothingLeadsTo() {
        assertThat(onlyProblem(Bpmn.read(start("s"), task("a"), gate("g"), flows("s -> a")))
                        .message())
                .isEqualTo("Gate 'g' cannot be reached from a start event.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1st-gate", "design.freeze", "_gate", "größe"})
    void refusesAnIdThatIsNoMilestoneKey(String id) {
        assertThat(onlyProblemOf(gate(id)).message())
                .isEqualTo("Gate '" + id + "' has an id that is no milestone key.");
    }

    @Test
    void refusesAGateWithoutId() {
        assertThat(onlyProblem(Bpmn.read(start("s"), "<callActivity calledElement='milestone-gate'/>"))
                        .message())
                .isEqualTo("A callActivity has no id.");
    }

    @Test
    void refusesGateSettingsOnACallOfAnotherProcess() {
        Problem problem = onlyProblemOf("<callActivity id='g' calledElement='milestonegate'>"
                + extensions(BUSINESS_KEY, "target=P6W", "rules=a.drl") + "</callActivity>");

        assertThat(problem.message()).isEqualTo("'g' has the settings of a gate but calls 'milestonegate'.");
        assertThat(problem.advice()).isEqualTo("A gate's called element is milestone-gate.");
    }

    @Test
    void refusesSettingsWhereTheyHaveNoEffect() {
        assertThat(onlyProblem(Bpmn.read("<startEvent id='s'>" + extensions("", "estimate=5d") + "</startEvent>"))
                        .message())
                .isEqualTo("'milepost:estimate' of 's' has no effect on a startEvent.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "5w", "five days", "3d/5d", "1d/2d/3d/4d", "10d/5d/3d", "-1d"})
    void refusesAnEstimateThatCannotBeRead(String estimate) {
        assertThat(onlyProblem(Bpmn.read(start("s"), task("t", "estimate=" + estimate)))
                        .message())
                .isEqualTo("'milepost:estimate' of 't' is '" + estimate + "', which cannot be read.");
    }

    @Test
    void refusesOptionalThatIsNeitherTrueNorFalse() {
        assertThat(onlyProblem(Bpmn.read(start("s"), task("t", "optional=yes"))).advice())
                .isEqualTo("Write true or false.");
    }

    @Test
    void refusesAnUnknownSettingOfATask() {
        assertThat(onlyProblem(Bpmn.read(start("s"), task("t", "estimte=5d"))).advice())
                .isEqualTo("Did you mean 'estimate'? A task knows milepost:estimate, milepost:optional.");
    }

    @Test
    void refusesTheSameIdTwice() {
        Problem problem = onlyProblem(Bpmn.read(start("s"), task("a"), task("a"), flows("s -> a")));

        assertThat(problem.line()).isEqualTo(5);
        assertThat(problem.message()).isEqualTo("The id 'a' is used twice, first in line 4.");
    }

    @Test
    void refusesAFileWithoutExecutableProcess() {
        Problem problem = onlyProblem(
                PlanReader.read("plan.bpmn", bytes(Bpmn.file(start("s")).replace("isExecutable=\"true\"", ""))));

        assertThat(problem.line()).isEqualTo(2);
        assertThat(problem.message()).isEqualTo("The file holds no executable process: nobody could start 'A plan'.");
        assertThat(problem.advice()).contains("isExecutable=\"true\"");
    }

    @Test
    void refusesGatesInAProcessThatIsNotExecutableBesideOneThatIs() {
        String other = "</process><process id='other'>" + start("os") + gate("g") + flows("os -> g");

        assertThat(onlyProblem(Bpmn.read(start("s"), other)).message())
                .isEqualTo("A process with gates is not executable: nobody could start 'other'.");
    }

    @Test
    void refusesWhatIsNoBpmn() {
        assertThat(onlyProblem(PlanReader.read("plan.bpmn", bytes("<html/>"))).message())
                .isEqualTo("The file is no BPMN 2.0: it begins with <html>.");
    }

    @Test
    void reportsAllProblemsAtOnceInDocumentOrder() {
        List<Problem> problems = Bpmn.read(
                        start("s"), gateWith("g1"), task("t", "estimate=x"), gateWith("g2", "type=x"), flows("s -> g1"))
                .problems();

        assertThat(problems)
                .extracting(problem -> problem.line() + " " + problem.element())
                .containsExactly("4 g1", "4 g1", "5 t", "6 g2", "6 g2", "6 g2", "6 g2");
    }

    @Test
    void readsWhatItCanFromAPlanWithProblems() {
        PlanReading reading = Bpmn.read(start("s"), gateWith("g1"), gate("g2"), flows("s -> g1", "g1 -> g2"));

        assertThat(reading.plans().get(0).gates())
                .extracting(GateDefinition::key)
                .containsExactly("g2");
    }

    private static Problem onlyProblemOf(String gate) {
        return onlyProblem(Bpmn.read(start("s"), gate, flows("s -> " + gate.split("'")[1])));
    }

    private static Problem onlyProblem(PlanReading reading) {
        assertThat(reading.problems()).hasSize(1);
        return reading.problems().get(0);
    }
}
