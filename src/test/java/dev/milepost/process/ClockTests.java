package dev.milepost.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.gate.DecisionLog;
import dev.milepost.gate.GateKeeper;
import dev.milepost.gate.GateRecord;
import dev.milepost.gate.GateState;
import dev.milepost.gate.Verdict;
import dev.milepost.plan.Project;
import dev.milepost.plan.Projects;
import dev.milepost.testing.Deploying;
import dev.milepost.testing.MilepostTest;
import dev.milepost.testing.MutableClock;
import dev.milepost.testing.People;
import dev.milepost.testing.TestPlans;
import dev.milepost.testing.TestTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Gates that wait for a day, whatever clocks do: no gate early, no timer twice. */
@MilepostTest
class ClockTests {

    @Autowired
    ProcessEngine engine;

    @Autowired
    ManagementService management;

    @Autowired
    ProjectRuns runs;

    @Autowired
    Projects projects;

    @Autowired
    GateKeeper gates;

    @Autowired
    DecisionLog log;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    MutableClock clock;

    final String project = "p-" + UUID.randomUUID();

    @BeforeEach
    void begin() {
        People.of(engine).are("designer", "designers");
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource({
        "2026-03-29, Europe/Berlin, 2026-03-28T23:00:00Z",
        "2026-03-30, Europe/Berlin, 2026-03-29T22:00:00Z",
        "2026-10-25, Europe/Berlin, 2026-10-24T22:00:00Z",
        "2026-10-26, Europe/Berlin, 2026-10-25T23:00:00Z",
        "2026-03-08, America/New_York, 2026-03-08T05:00:00Z",
        "2026-03-09, America/New_York, 2026-03-09T04:00:00Z",
        "2026-11-01, America/New_York, 2026-11-01T04:00:00Z",
        "2026-11-02, America/New_York, 2026-11-02T05:00:00Z",
        "2026-10-04, Australia/Lord_Howe, 2026-10-03T13:30:00Z",
        "2026-10-05, Australia/Lord_Howe, 2026-10-04T13:00:00Z",
        "2027-04-04, Australia/Lord_Howe, 2027-04-03T13:00:00Z",
        "2027-04-05, Australia/Lord_Howe, 2027-04-04T13:30:00Z",
        "2028-02-29, Europe/Berlin, 2028-02-28T23:00:00Z",
        "2027-01-01, Europe/Berlin, 2026-12-31T23:00:00Z"
    })
    void opensAtTheFirstInstantOfTheDayInTheProjectsZone(LocalDate day, ZoneId zone, Instant first) {
        start(day, zone);
        assertThat(gate().nextEvaluationAt()).isEqualTo(first);

        moveTo(first.minusMillis(1));
        runDueTimers();
        assertThat(gate().state()).as("a moment before").isEqualTo(GateState.WAITING);

        moveTo(first);
        runDueTimers();
        assertThat(gate().state()).isEqualTo(GateState.PASSED);
    }

    @Test
    void firesNoTimerTwiceWhenTheClockIsSetForwardAndBack() {
        Instant first = Instant.parse("2026-04-01T00:00:00Z");
        start(LocalDate.parse("2026-04-01"), ZoneId.of("UTC"));

        moveTo(first.plus(Duration.ofDays(2)));
        runDueTimers();
        int evaluations = gate().evaluation();
        assertThat(gate().state()).isEqualTo(GateState.PASSED);
        moveTo(first.minus(Duration.ofDays(5)));
        runDueTimers();
        moveTo(first);
        runDueTimers();

        assertThat(gate().state()).isEqualTo(GateState.PASSED);
        assertThat(gate().evaluation()).isEqualTo(evaluations);
        assertThat(log.page(project, "gate", 0, 50)).hasSize(evaluations);
    }

    @Test
    void opensNoGateEarlyWhenTheClockIsSetBackWhileItWaits() {
        Instant first = Instant.parse("2026-04-01T00:00:00Z");
        start(LocalDate.parse("2026-04-01"), ZoneId.of("UTC"));
        moveTo(first.minus(Duration.ofMinutes(1)));
        runDueTimers();

        moveTo(first.minus(Duration.ofDays(3)));
        runDueTimers();

        assertThat(gate().verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(gate().nextEvaluationAt()).isEqualTo(first);
    }

    private void start(LocalDate day, ZoneId zone) {
        moveTo(TestTime.START);
        String id = "clock-" + UUID.randomUUID();
        Deploying.to(engine.getRepositoryService(), id)
                .with(
                        id + ".bpmn",
                        TestPlans.plan(
                                id,
                                "<bpmn:startEvent id=\"start\"/><bpmn:userTask id=\"work\" name=\"Work\"/>"
                                        + TestPlans.gate("gate", "rules=not-before.drl", "param.date=" + day)
                                        + "<bpmn:endEvent id=\"end\"/>"
                                        + TestPlans.flows("start", "work", "gate", "end")))
                .withRules("not-before.drl")
                .deploy();
        Project started = runs.start(project, id, null, null, Map.of(), "designer");
        jdbc.update("update mp_project set zone = ? where project_key = ?", zone.getId(), started.key());
        String task = runs.tasks(project).get(0).id();
        runs.complete(project, task, "designer");
    }

    private void moveTo(Instant instant) {
        TestTime.pass(clock, Duration.between(clock.instant(), instant));
    }

    private void runDueTimers() {
        List<Job> due = management.createJobQuery().timers().executable().list();
        due.forEach(job -> management.executeJob(job.getId()));
    }

    private GateRecord gate() {
        return gates.standing(project, "gate");
    }
}
