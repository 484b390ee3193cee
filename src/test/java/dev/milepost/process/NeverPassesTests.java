package dev.milepost.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.evidence.Observation;
import dev.milepost.evidence.Totals;
import dev.milepost.gate.GateKeeper;
import dev.milepost.gate.GateState;
import dev.milepost.gate.Verdict;
import dev.milepost.testing.Deploying;
import dev.milepost.testing.MilepostTest;
import dev.milepost.testing.MutableClock;
import dev.milepost.testing.Submit;
import dev.milepost.testing.TestPlans;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The ways in which a gate must not pass. Each ends with the one in which it does. */
@MilepostTest
class NeverPassesTests {

    @Autowired
    RepositoryService repository;

    @Autowired
    ProjectRuns projects;

    @Autowired
    GateKeeper gates;

    @Autowired
    Submit submit;

    @Autowired
    MutableClock clock;

    final String project = "p-" + UUID.randomUUID();

    @BeforeEach
    void startAProjectThatWantsItsTestsToPass() {
        Deploying.to(repository, "strict")
                .with(
                        "strict.bpmn",
                        TestPlans.oneGate(
                                "strict",
                                "rules=test-pass-ratio.drl, no-failing-tests.drl",
                                "param.minRatio=0.9",
                                "param.build=${build}"))
                .withRules("test-pass-ratio.drl", "no-failing-tests.drl")
                .deploy();
        projects.start(project, "strict", null, null, Map.of("build", "42"), "designer");
    }

    @Test
    void withoutAnyReport() {
        assertShut(Verdict.UNDECIDED);
        opens();
    }

    @Test
    void onAReportOfNoTests() {
        report(new Totals(0, 0, 0, 0, 0), "42", null, false);
        assertShut(Verdict.UNDECIDED);
        opens();
    }

    @Test
    void onAReportWhoseTestsWereAllSkipped() {
        report(new Totals(20, 0, 0, 0, 20), "42", null, false);
        assertShut(Verdict.UNDECIDED);
        opens();
    }

    @Test
    void onAReportOfAnotherBuildOrOfNone() {
        report(new Totals(20, 20, 0, 0, 0), "41", null, false);
        assertShut(Verdict.UNDECIDED);
        report(new Totals(20, 20, 0, 0, 0), null, null, false);
        assertShut(Verdict.UNDECIDED);
        opens();
    }

    @Test
    void onAnOlderReportThatArrivesAfterANewerOne() {
        Instant now = clock.instant();
        report(new Totals(20, 18, 2, 0, 0), "42", now.minus(Duration.ofMinutes(1)), false);
        report(new Totals(20, 20, 0, 0, 0), "42", now.minus(Duration.ofMinutes(2)), false);
        assertShut(Verdict.BLOCKED);
        opens();
    }

    @Test
    void onTheKinderNumberOfADisputedReport() {
        // counted: all pass; declared: two failed. The worse totals are what the evidence states.
        report(new Totals(20, 18, 2, 0, 0), "42", null, true);
        assertShut(Verdict.BLOCKED);
        opens();
    }

    @Test
    void onBrokenTestsOfASuiteBesideOneThatPasses() {
        submit.report(project, "unit", "42", 20, 0, null);
        assertThat(gates.standing(project, "gate").state()).isEqualTo(GateState.PASSED);

        String other = "o-" + UUID.randomUUID();
        projects.start(other, "strict", null, null, Map.of("build", "42"), "designer");
        submit.report(other, "browser", "42", 0, 5, null);
        submit.report(other, "unit", "42", 20, 0, null);
        assertThat(gates.standing(other, "gate").verdict()).isEqualTo(Verdict.BLOCKED);
    }

    private void report(Totals totals, String build, Instant observedAt, boolean disputed) {
        submit.submit(
                project,
                new Observation.TestReport(
                        "unit", build, totals, null, totals, disputed, List.of(), 0, List.of(), 1, 0),
                observedAt);
    }

    private void assertShut(Verdict verdict) {
        assertThat(gates.standing(project, "gate").state()).isEqualTo(GateState.WAITING);
        assertThat(gates.standing(project, "gate").verdict()).isEqualTo(verdict);
    }

    private void opens() {
        report(new Totals(20, 20, 0, 0, 0), "42", null, false);
        assertThat(gates.standing(project, "gate").state()).isEqualTo(GateState.PASSED);
    }
}
