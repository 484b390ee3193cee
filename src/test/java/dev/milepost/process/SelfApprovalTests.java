package dev.milepost.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.evidence.Observation;
import dev.milepost.evidence.Submission;
import dev.milepost.evidence.Totals;
import dev.milepost.gate.Decision;
import dev.milepost.gate.GateState;
import dev.milepost.gate.Intake;
import dev.milepost.gate.TargetChanges;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Nobody passes a gate on what they alone had a hand in. */
class SelfApprovalTests extends SignOffScenario {

    @Autowired
    Intake intake;

    @Autowired
    TargetChanges targets;

    @Test
    void refusesTheSenderOfTheEvidenceAsTheOnlyApprover() {
        askAtFirst("approvers=qa");
        reportBy("quinn");

        assertThatThrownBy(() -> vote("first", "quinn", Decision.GO))
                .isInstanceOf(SelfApprovalException.class)
                .hasMessageContaining("quinn sent evidence")
                .hasMessageContaining("bea, quentin");
        assertThat(votesAt("first")).isEmpty();
        assertThat(gate("first").state()).isEqualTo(GateState.SIGN_OFF);

        vote("first", "quentin", Decision.GO);
        assertThat(gate("first").state()).isEqualTo(GateState.PASSED);
    }

    @Test
    void refusesItInTasklistToo() {
        askAtFirst("approvers=qa");
        reportBy("quinn");

        assertThatThrownBy(() -> completeInTasklist("quinn", Map.of())).hasStackTraceContaining("independent");
        assertThat(gate("first").state()).isEqualTo(GateState.SIGN_OFF);
    }

    @Test
    void takesTheirVoteBesideAnIndependentOne() {
        askAtFirst("approvers=qa, product");
        reportBy("quinn");

        vote("first", "quinn", Decision.GO);
        vote("first", "paula", Decision.GO);

        assertThat(gate("first").state()).isEqualTo(GateState.PASSED);
    }

    @Test
    void refusesTheLastOfSeveralWhoAllHadAHandInIt() {
        askAtFirst("approvers=2 of qa");
        targets.move(project, "first", LocalDate.parse("2026-12-01"), "later", "quentin");
        reportBy("quinn");
        vote("first", "quinn", Decision.GO);

        assertThatThrownBy(() -> vote("first", "quentin", conditionalGo("olga")))
                .isInstanceOf(SelfApprovalException.class)
                .hasMessageContaining("quentin moved its target")
                .hasMessageContaining("Somebody else in qa has to decide this one: bea.");

        vote("first", "bea", Decision.GO);
        assertThat(gate("first").state()).isEqualTo(GateState.PASSED);
    }

    @Test
    void letsThemRefuse() {
        askAtFirst("approvers=qa");
        reportBy("quinn");

        vote("first", "quinn", Decision.HOLD);

        assertThat(gate("first").state()).isEqualTo(GateState.WAITING);
    }

    @Test
    void bindsWhoeverDeployedTheRulesAdministratorsToo() {
        dev.milepost.testing.People.of(engine).are("root", "camunda-admin").are("root", "operators");
        engine.getIdentityService().setAuthentication("root", List.of("camunda-admin"));
        try {
            askAtFirst("approvers=operators");
        } finally {
            engine.getIdentityService().clearAuthentication();
        }

        assertThatThrownBy(() -> vote("first", "root", Decision.GO))
                .isInstanceOf(SelfApprovalException.class)
                .hasMessageContaining("root deployed its rules");
    }

    @Test
    void canBeSwitchedOffForAGate() {
        askAtFirst("approvers=qa", "separation=off");
        reportBy("quinn");

        vote("first", "quinn", Decision.GO);

        assertThat(gate("first").state()).isEqualTo(GateState.PASSED);
    }

    private void reportBy(String person) {
        Totals totals = new Totals(21, 21, 0, 0, 0);
        intake.accept(
                project,
                new Submission(
                        new Observation.TestReport(
                                "unit", null, totals, totals, totals, false, List.of(), 0, List.of(), 1, 0),
                        null,
                        "api",
                        person,
                        UUID.randomUUID().toString(),
                        null));
    }
}
