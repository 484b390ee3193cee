package dev.milepost.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.evidence.Observation;
import dev.milepost.evidence.Totals;
import dev.milepost.gate.GateKeeper;
import dev.milepost.gate.GateState;
import dev.milepost.gate.Milestones;
import dev.milepost.gate.Supposed;
import dev.milepost.gate.Verdict;
import dev.milepost.testing.Deploying;
import dev.milepost.testing.MilepostTest;
import dev.milepost.testing.MutableClock;
import dev.milepost.testing.Submit;
import dev.milepost.testing.TestPlans;
import dev.milepost.testing.TestTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A gate that wants three green runs in a row of each of two suites. */
@MilepostTest
class GreenRunsTests {

    @Autowired
    RepositoryService repository;

    @Autowired
    ProjectRuns projects;

    @Autowired
    GateKeeper gates;

    @Autowired
    Milestones milestones;

    @Autowired
    Submit submit;

    @Autowired
    MutableClock clock;

    final String project = "p-" + UUID.randomUUID();

    @BeforeEach
    void start() {
        Deploying.to(repository, "in-a-row")
                .with("in-a-row.bpmn", TestPlans.oneGate("in-a-row", "rules=green-runs.drl", "param.jobs=unit, e2e"))
                .withRules("green-runs.drl")
                .deploy();
        projects.start(project, "in-a-row", null, null, Map.of(), "designer");
        green("e2e", 3);
    }

    @Test
    void opensOnTheThirdInARow() {
        green("unit", 2);
        isShut("unit 2");
        red(null);
        isShut("unit 0");
        green("unit", 2);
        isShut("unit 2");
        green("unit", 1);
        isOpen();
    }

    @Test
    void aReportThatComesLateCountsWhereItWasMade() {
        green("unit", 2);
        Instant between = clock.instant().minus(Duration.ofMinutes(1));
        red(between);
        isShut("unit 1");
        submit.report(project, "unit", null, 20, 0, between.minus(Duration.ofMinutes(1)));
        isShut("unit 1");
        submit.report(project, "unit", null, 20, 0, between.plusSeconds(1));
        isShut("unit 2");
        green("unit", 1);
        isOpen();
    }

    @Test
    void neitherADisputedReportNorOneWithoutTestsIsGreen() {
        green("unit", 2);
        report(new Totals(20, 20, 0, 0, 0), true);
        isShut("unit 0");
        green("unit", 2);
        report(new Totals(20, 0, 0, 0, 20), false);
        isShut("unit 0");
        green("unit", 3);
        isOpen();
    }

    @Test
    void partsOfOneBuildAreOneRun() {
        build("41", 20, 0);
        build("42", 20, 0);
        build("42", 20, 0);
        isShut("unit 2");
        build("43", 19, 1);
        isShut("unit 0");
        build("43", 20, 0);
        build("43", 20, 0);
        isShut("unit 0");
        build("44", 20, 0);
        build("45", 20, 0);
        isShut("unit 2");
        build("46", 20, 0);
        isOpen();
    }

    @Test
    void buildsWhosePartsComeMixedAreStillOneRunEach() {
        for (int part = 1; part <= 3; part++) {
            build("41", 20, 0);
            build("42", 20, 0);
        }
        isShut("unit 2");
        build("43", 19, 1);
        build("44", 20, 0);
        build("43", 20, 0);
        build("45", 20, 0);
        isShut("unit 2");
        build("46", 20, 0);
        isOpen();
    }

    @Test
    void aPartThatFailsAndComesLateTakesItsBuildFromTheRow() {
        build("41", 20, 0);
        build("42", 20, 0);
        submit.report(project, "unit", "42", 19, 1, clock.instant().minus(Duration.ofMinutes(3)));
        isShut("unit 1");
        build("43", 20, 0);
        isShut("unit 2");
        build("44", 20, 0);
        isOpen();
    }

    @Test
    void whatIfCountsOneMore() {
        green("unit", 2);
        Totals totals = new Totals(1, 1, 0, 0, 0);
        Supposed oneMore = new Supposed(
                new Observation.TestReport("unit", null, totals, null, totals, false, List.of(), 0, List.of(), 1),
                null);

        assertThat(milestones.whatIf(project, "gate", null, List.of(oneMore)).verdict())
                .isEqualTo(Verdict.PASS);
        isShut("unit 2");
    }

    private void green(String suite, int times) {
        for (int i = 0; i < times; i++) {
            submit.report(project, suite, null, 20, 0, now());
        }
    }

    private void red(@Nullable Instant at) {
        submit.report(project, "unit", null, 19, 1, at == null ? now() : at);
    }

    private void build(String build, int passed, int failed) {
        submit.report(project, "unit", build, passed, failed, now());
    }

    private void report(Totals totals, boolean disputed) {
        submit.submit(
                project,
                new Observation.TestReport("unit", null, totals, null, totals, disputed, List.of(), 0, List.of(), 1),
                now());
    }

    /** Two minutes later than before. */
    private Instant now() {
        TestTime.pass(clock, Duration.ofMinutes(2));
        return clock.instant();
    }

    private void isShut(String runs) {
        assertThat(gates.standing(project, "gate").state()).isEqualTo(GateState.WAITING);
        assertThat(milestones.gate(project, "gate").evaluation().findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.actual()).isEqualTo("too few green runs: " + runs));
    }

    private void isOpen() {
        assertThat(gates.standing(project, "gate").state()).isEqualTo(GateState.PASSED);
    }
}
