package dev.milepost.forecast;

import static dev.milepost.plan.Bpmn.extensions;
import static dev.milepost.plan.Bpmn.flows;
import static dev.milepost.plan.Bpmn.gateWith;
import static dev.milepost.plan.Bpmn.phase;
import static dev.milepost.plan.Bpmn.start;
import static dev.milepost.plan.Bpmn.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.milepost.forecast.Progress.Passage;
import dev.milepost.forecast.Progress.Work;
import dev.milepost.forecast.network.Activity;
import dev.milepost.forecast.network.CriticalPath;
import dev.milepost.forecast.network.Loop;
import dev.milepost.forecast.network.Outcome;
import dev.milepost.forecast.network.Schedule;
import dev.milepost.forecast.network.Simulation;
import dev.milepost.forecast.network.Spread;
import dev.milepost.plan.Bpmn;
import dev.milepost.plan.Estimate;
import dev.milepost.plan.Plan;
import dev.milepost.plan.PlanReading;
import dev.milepost.plan.calendar.Deadline;
import dev.milepost.plan.calendar.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanNetworkTest {

    private static final ZoneId ZONE = ZoneId.of("UTC");
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-30");
    private static final double DAY = 480;
    private final WorkingCalendar calendar = WorkingCalendar.standard(ZONE);

    @Test
    void joinsParallelWays() {
        PlanNetwork drawn = drawn(
                "<parallelGateway id='split'/><parallelGateway id='join'/>",
                task("a", "estimate=2d"),
                task("b", "estimate=1d/3d/5d"),
                gate("g"),
                flows("s -> split", "split -> a", "split -> b", "a -> join", "b -> join", "join -> g"));

        assertThat(drawn.gaps()).isEmpty();
        assertThat(drawn.estimated()).isTrue();
        assertThat(finish(drawn, "g")).isEqualTo(3 * DAY);
        assertThat(schedule(drawn).activities().get("a").totalFloat()).isEqualTo(DAY);
    }

    @Test
    void takesOneOfExclusiveWaysByTheirProbability() {
        PlanNetwork drawn = drawn(
                "<exclusiveGateway id='x'/><exclusiveGateway id='y'/>",
                way("x", "a", "0.3"),
                way("x", "b", "0.7"),
                task("a", "estimate=10d"),
                task("b", "estimate=1d"),
                gate("g"),
                flows("s -> x", "a -> y", "b -> y", "y -> g"));

        assertThat(drawn.gaps()).isEmpty();
        assertThat(finish(drawn, "g")).isEqualTo(DAY);
        assertThat(simulated(drawn, "a").reached("a")).isCloseTo(0.3, within(0.03));
    }

    @Test
    void reportsBranchesWhoseProbabilityNobodyGives() {
        PlanNetwork drawn = drawn(
                "<exclusiveGateway id='x'/><inclusiveGateway id='i'/>",
                task("a", "estimate=10d"),
                task("b", "estimate=1d"),
                task("c", "estimate=1d"),
                gate("g"),
                flows("s -> x", "x -> a", "x -> i", "i -> b", "i -> c", "a -> g", "b -> g", "c -> g"));

        assertThat(drawn.gaps()).extracting(Gap::element).containsExactly("x", "i");
        assertThat(finish(drawn, "g")).isEqualTo(10 * DAY);
        assertThat(simulated(drawn, "a").reached("a")).isCloseTo(0.5, within(0.05));
    }

    @Test
    void saysThatThereIsNothingToForecastWithoutAnyEstimate() {
        PlanNetwork drawn = drawn(task("a"), gate("g"), flows("s -> a", "a -> g"));

        assertThat(drawn.estimated()).isFalse();
        assertThat(drawn.gaps())
                .containsExactly(new Gap(
                        "a",
                        "How long 'a' takes is not known. It is taken to need no time.",
                        "Write it as milepost:estimate, as 5d, 4h or 3d/5d/10d."));
    }

    @Test
    void nestsPhasesAndEndsThemByATerminateEnd() {
        PlanNetwork drawn = drawn(
                phase(
                        "p",
                        start("ps"),
                        "<parallelGateway id='split'/>",
                        task("must", "estimate=2d"),
                        task("may", "estimate=9d", "optional=true"),
                        gate("g"),
                        "<endEvent id='stop'><terminateEventDefinition/></endEvent>",
                        flows("ps -> split", "split -> must", "split -> may", "split -> g", "g -> stop")),
                task("after", "estimate=1d"),
                gate("h"),
                flows("s -> p", "p -> after", "after -> h"));

        assertThat(drawn.gaps()).isEmpty();
        assertThat(finish(drawn, "g")).isEqualTo(2 * DAY);
        assertThat(finish(drawn, PlanNetwork.endOf("p"))).isEqualTo(2 * DAY);
        assertThat(finish(drawn, "h")).isEqualTo(3 * DAY);
    }

    @Test
    void sendsBackFromAGateAsALoopWithTheReworkOnItsWay() {
        PlanNetwork drawn = drawn(
                phase("p", start("ps"), task("a", "estimate=4d"), flows("ps -> a")),
                gate("g", "recycle=0.5"),
                "<boundaryEvent id='again' attachedToRef='g'><errorEventDefinition errorRef='e'/></boundaryEvent>",
                task("rework", "estimate=2d"),
                task("after", "estimate=1d"),
                gate("h"),
                flows("s -> p", "p -> g", "g -> after", "after -> h", "again -> rework", "rework -> p"),
                "</process><error id='e' errorCode='milestone-recycled'/><process id='other'>");

        assertThat(drawn.gaps()).isEmpty();
        assertThat(drawn.network().loops()).containsExactly(new Loop("g:left", "p:start", 0.5, 50));
        assertThat(finish(drawn, "h")).isEqualTo(5 * DAY);
        // one passage of four days, and on average one repetition of six: two of rework and four of work
        assertThat(mean(drawn, "g")).isCloseTo(10 * DAY, within(0.4 * DAY));
        assertThat(simulated(drawn, "h").reached("h")).isEqualTo(1);
    }

    @Test
    void makesALoopOfAWayBackThatIsDrawn() {
        PlanNetwork drawn = drawn(
                "<exclusiveGateway id='x'/>",
                task("a", "estimate=3d"),
                way("x", "a", "0.25"),
                way("x", "g", "0.75"),
                gate("g"),
                flows("s -> a", "a -> x"));

        assertThat(drawn.network().loops()).containsExactly(new Loop("x", "a", 0.25, 50));
        assertThat(finish(drawn, "g")).isEqualTo(3 * DAY);
        assertThat(mean(drawn, "g")).isCloseTo(4 * DAY, within(0.2 * DAY));
    }

    @Test
    void carriesOutSeveralInstancesSideBySideOrInARow() {
        PlanNetwork drawn = drawn(
                several("a", false, "3", "1d/2d/3d"),
                several("b", true, "3", "2d"),
                several("c", true, "${reviews}", "1d"),
                gate("g"),
                flows("s -> a", "a -> b", "b -> c", "c -> g"));

        assertThat(drawn.gaps()).extracting(Gap::element).containsExactly("c");
        assertThat(finish(drawn, "a")).isEqualTo(2 * DAY);
        assertThat(finish(drawn, "b")).isEqualTo(8 * DAY);
        assertThat(mean(drawn, "a")).isGreaterThan(2.2 * DAY);
    }

    @Test
    void waitsForTimersAndReportsWhatNobodyKnows() {
        PlanNetwork drawn = drawn(
                "<intermediateCatchEvent id='week'><timerEventDefinition><timeDuration>P1W</timeDuration>"
                        + "</timerEventDefinition></intermediateCatchEvent>",
                "<intermediateCatchEvent id='date'><timerEventDefinition><timeDate>2026-12-10T12:00:00Z</timeDate>"
                        + "</timerEventDefinition></intermediateCatchEvent>",
                "<intermediateCatchEvent id='any'><timerEventDefinition><timeDuration>${wait}</timeDuration>"
                        + "</timerEventDefinition></intermediateCatchEvent>",
                "<intermediateCatchEvent id='message'><messageEventDefinition/></intermediateCatchEvent>",
                "<intermediateCatchEvent id='told'>" + extensions("", "estimate=1d")
                        + "<messageEventDefinition/></intermediateCatchEvent>",
                "<callActivity id='call' calledElement='other'/>",
                gate("g"),
                flows(
                        "s -> week",
                        "week -> date",
                        "date -> any",
                        "any -> message",
                        "message -> told",
                        "told -> call",
                        "call -> g"));

        assertThat(drawn.gaps()).extracting(Gap::element).containsExactly("any", "message", "call");
        assertThat(finish(drawn, "week")).isEqualTo(5 * DAY);
        assertThat(finish(drawn, "date")).isEqualTo(8 * DAY + 180);
        assertThat(finish(drawn, "g")).isEqualTo(9 * DAY + 180);
    }

    @Test
    void takesEventsOnBordersForImprobableUnlessToldOtherwise() {
        PlanNetwork drawn = drawn(
                task("a", "estimate=2d"),
                "<boundaryEvent id='e' attachedToRef='a'><errorEventDefinition/></boundaryEvent>",
                "<boundaryEvent id='t' attachedToRef='a' cancelActivity='false'>" + extensions("", "probability=0.4")
                        + "<timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent>",
                task("mend", "estimate=7d"),
                task("chase", "estimate=1d"),
                gate("g"),
                flows("s -> a", "a -> g", "e -> mend", "mend -> g", "t -> chase"));

        assertThat(drawn.gaps()).extracting(Gap::element).containsExactly("e");
        assertThat(finish(drawn, "g")).isEqualTo(2 * DAY);
        assertThat(simulated(drawn, "mend").reached("mend")).isZero();
        assertThat(simulated(drawn, "chase").reached("chase")).isCloseTo(0.4, within(0.04));
    }

    @Test
    void holdsAGateBackUntilItsDateAndForItsSignOff() {
        PlanNetwork drawn = drawn(
                task("a", "estimate=1d"),
                gateWith("g", "target=P1W", "rules=not-before.drl", "approvers=qa", "approvalTime=4h"),
                gateWith("h", "target=P1W", "rules=a.drl", "approvers=qa"),
                flows("s -> a", "a -> g", "g -> h"));

        assertThat(drawn.gaps()).extracting(Gap::element).containsExactly("h");
        assertThat(finish(drawn, "g")).isEqualTo(5 * DAY + 240);
        assertThat(drawn.at("g", 5 * DAY + 240)).isEqualTo(Instant.parse("2026-12-07T13:00:00Z"));
    }

    @Test
    void doesNotTakeTheEndOfADayForTheBeginningOfTheNext() {
        PlanNetwork drawn = drawn(
                task("a", "estimate=1d"),
                gateWith("g", "target=P1W", "rules=not-before.drl"),
                task("b", "estimate=1d"),
                gate("h"),
                flows("s -> a", "a -> g", "g -> b", "b -> h"));

        assertThat(finish(drawn, "g")).isEqualTo(5 * DAY);
        assertThat(drawn.at("g", 5 * DAY)).isEqualTo(Instant.parse("2026-12-07T00:00:00Z"));
        assertThat(drawn.minutes("g", Deadline.of(LocalDate.parse("2026-12-06"))))
                .isEqualTo(5 * DAY - 1);
        assertThat(drawn.minutes("g", Deadline.of(LocalDate.parse("2026-12-07"))))
                .isEqualTo(6 * DAY);
        assertThat(drawn.at("h", finish(drawn, "h"))).isEqualTo(Instant.parse("2026-12-07T17:00:00Z"));
    }

    @Test
    void fixesWhatIsFinishedAndTakesOfRunningWorkWhatRemains() {
        Plan plan = plan(
                task("a", "estimate=2d"),
                task("b", "estimate=1d/3d/5d"),
                task("c", "estimate=1d"),
                gate("g"),
                flows("s -> a", "a -> b", "b -> c", "c -> g"));
        Progress progress = new Progress(
                MONDAY,
                Instant.parse("2026-12-07T09:00:00Z"),
                Map.of(
                        "a",
                                Work.finished(
                                        Instant.parse("2026-11-30T09:00:00Z"), Instant.parse("2026-12-01T17:00:00Z")),
                        "b", Work.running(Instant.parse("2026-12-01T17:00:00Z"))),
                Map.of());

        PlanNetwork drawn = PlanNetwork.of(plan, progress, calendar, nothing());

        assertThat(activity(drawn, "a").finish()).isEqualTo(2 * DAY);
        assertThat(activity(drawn, "b").start()).isEqualTo(2 * DAY);
        assertThat(activity(drawn, "b").duration()).isEqualTo(new Spread(3 * DAY, 3 * DAY, 5 * DAY));
        assertThat(finish(drawn, "g")).isEqualTo(6 * DAY);
        assertThat(activity(drawn, "c").notBefore()).isEqualTo(5 * DAY);
    }

    @Test
    void lendsOverdueWorkAsMuchTimeAsItIsOverAtMost() {
        Plan plan = plan(task("a", "estimate=2d"), gate("g"), flows("s -> a", "a -> g"));
        Progress progress = new Progress(
                MONDAY,
                Instant.parse("2026-12-04T17:00:00Z"),
                Map.of("a", Work.running(Instant.parse("2026-11-30T09:00:00Z"))),
                Map.of());

        assertThat(activity(PlanNetwork.of(plan, progress, calendar, nothing()), "a")
                        .duration())
                .isEqualTo(new Spread(5 * DAY, 6.5 * DAY, 8 * DAY));
    }

    @Test
    void seesWhichWayWasTaken() {
        Plan plan = plan(
                "<exclusiveGateway id='x'/><exclusiveGateway id='y'/>",
                way("x", "a", "0.3"),
                way("x", "b", "0.7"),
                task("a", "estimate=10d"),
                task("b", "estimate=1d"),
                gate("g"),
                flows("s -> x", "a -> y", "b -> y", "y -> g"));
        Progress progress = new Progress(
                MONDAY,
                Instant.parse("2026-11-30T10:00:00Z"),
                Map.of("a", Work.running(Instant.parse("2026-11-30T09:00:00Z"))),
                Map.of());

        PlanNetwork drawn = PlanNetwork.of(plan, progress, calendar, nothing());

        assertThat(finish(drawn, "g")).isEqualTo(10 * DAY);
        assertThat(simulated(drawn, "b").reached("b")).isZero();
    }

    @Test
    void doesAgainWhatAGateHasSentBack() {
        Plan plan = plan(
                phase("p", start("ps"), task("a", "estimate=4d"), flows("ps -> a")),
                gate("g", "recycle=0.5"),
                "<boundaryEvent id='again' attachedToRef='g'><errorEventDefinition errorRef='e'/></boundaryEvent>",
                flows("s -> p", "p -> g", "again -> p"),
                "</process><error id='e' errorCode='milestone-recycled'/><process id='other'>");
        Instant sentBack = Instant.parse("2026-12-04T09:00:00Z");
        Progress progress = new Progress(
                MONDAY,
                sentBack,
                Map.of(
                        "a",
                                Work.finished(
                                        Instant.parse("2026-11-30T09:00:00Z"), Instant.parse("2026-12-03T17:00:00Z")),
                        "p",
                                Work.finished(
                                        Instant.parse("2026-11-30T09:00:00Z"), Instant.parse("2026-12-03T17:00:00Z"))),
                Map.of("g", new Passage(null, null, null, sentBack, "p")));

        assertThat(finish(PlanNetwork.of(plan, progress, calendar, nothing()), "g"))
                .isEqualTo(8 * DAY);
    }

    @Test
    void leavesNothingOfASkippedTask() {
        Plan plan = plan(task("a", "estimate=10d"), gate("g"), flows("s -> a", "a -> g"));
        Progress progress =
                new Progress(MONDAY, Instant.parse("2026-11-30T09:00:00Z"), Map.of("a", Work.skipped()), Map.of());

        assertThat(finish(PlanNetwork.of(plan, progress, calendar, nothing()), "g"))
                .isZero();
    }

    @Test
    void prefersChangedEstimatesAndTheHistoryOfSignOffs() {
        Plan plan = plan(
                task("a", "estimate=10d"),
                gateWith("g", "target=P1W", "rules=a.drl", "approvers=qa", "approvalTime=4h"),
                flows("s -> a", "a -> g"));
        Assumptions assumptions = new Assumptions(
                Map.of(),
                Map.of(),
                Map.of("a", Estimate.parse("1d").orElseThrow()),
                Map.of("g", Spread.fixed(2 * DAY)),
                Map.of(),
                List.of(new Assumptions.OutsideWork("W-1", null, true, null, null, null)));

        assertThat(finish(PlanNetwork.of(plan, Progress.none(MONDAY, Instant.EPOCH), calendar, assumptions), "g"))
                .isEqualTo(3 * DAY);
    }

    @Test
    void reportsWorkThatBeginsAgainWithoutEnd() {
        PlanNetwork drawn = drawn(
                "<parallelGateway id='x'/>",
                task("a", "estimate=1d"),
                gate("g"),
                flows("s -> a", "a -> x", "x -> a", "x -> g"));

        assertThat(drawn.gaps()).extracting(Gap::element).containsExactly("x");
        assertThat(finish(drawn, "g")).isEqualTo(DAY);
    }

    @Test
    void followsLinkEventsAndEventSubProcesses() {
        PlanNetwork drawn = drawn(
                task("a", "estimate=1d"),
                "<intermediateThrowEvent id='out'><linkEventDefinition name='l'/></intermediateThrowEvent>",
                "<intermediateCatchEvent id='in'><linkEventDefinition name='l'/></intermediateCatchEvent>",
                task("b", "estimate=2d"),
                "<subProcess id='trouble' triggeredByEvent='true'><startEvent id='ts'>"
                        + extensions("", "probability=0.2") + "<messageEventDefinition/></startEvent>"
                        + task("mend", "estimate=1d") + flows("ts -> mend") + "</subProcess>",
                gate("g"),
                flows("s -> a", "a -> out", "in -> b", "b -> g"));

        assertThat(drawn.gaps()).isEmpty();
        assertThat(finish(drawn, "g")).isEqualTo(3 * DAY);
        assertThat(simulated(drawn, "mend").reached("mend")).isCloseTo(0.2, within(0.03));
    }

    private PlanNetwork drawn(String... snippets) {
        return PlanNetwork.of(
                plan(snippets),
                Progress.none(MONDAY, Instant.EPOCH),
                calendar,
                Assumptions.of(Map.of("g", LocalDate.parse("2026-12-07")), Map.of()));
    }

    private static Assumptions nothing() {
        return Assumptions.of(Map.of(), Map.of());
    }

    private static Plan plan(String... snippets) {
        PlanReading reading = Bpmn.read(start("s") + String.join("", snippets));
        assertThat(reading.problems()).isEmpty();
        return reading.plans().get(0);
    }

    private static String gate(String id, String... settings) {
        String[] all = new String[settings.length + 2];
        all[0] = "target=P6W";
        all[1] = "rules=tasks-complete.drl";
        System.arraycopy(settings, 0, all, 2, settings.length);
        return gateWith(id, all);
    }

    private static String way(String from, String to, String probability) {
        return "<sequenceFlow id='w_" + from + "_" + to + "' sourceRef='" + from + "' targetRef='" + to + "'>"
                + extensions("", "probability=" + probability) + "</sequenceFlow>";
    }

    private static String several(String id, boolean sequential, String number, String estimate) {
        return "<userTask id='" + id + "'>" + extensions("", "estimate=" + estimate)
                + "<multiInstanceLoopCharacteristics isSequential='" + sequential + "'><loopCardinality>" + number
                + "</loopCardinality></multiInstanceLoopCharacteristics></userTask>";
    }

    private static Schedule schedule(PlanNetwork drawn) {
        return CriticalPath.of(drawn.network());
    }

    private static double finish(PlanNetwork drawn, String id) {
        return schedule(drawn).activities().get(id).earlyFinish();
    }

    private static Outcome simulated(PlanNetwork drawn, String watched) {
        return new Simulation(drawn.network(), List.of(watched)).run(4000, 7);
    }

    private static double mean(PlanNetwork drawn, String id) {
        return simulated(drawn, id).mean(id);
    }

    private static Activity activity(PlanNetwork drawn, String id) {
        return drawn.network().activities().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
