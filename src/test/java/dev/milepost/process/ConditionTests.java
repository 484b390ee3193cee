package dev.milepost.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.gate.CriterionState;
import dev.milepost.gate.Decision;
import dev.milepost.gate.Finding;
import dev.milepost.gate.GateState;
import dev.milepost.gate.Milestones;
import dev.milepost.gate.Verdict;
import dev.milepost.signoff.InvalidVoteException;
import dev.milepost.signoff.Vote;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a conditional go leaves to do, until it is done. */
class ConditionTests extends SignOffScenario {

    @Autowired
    ConditionDesk closing;

    @Autowired
    Milestones milestones;

    @Test
    void passesTheGateAndHoldsTheNextOneShutUntilTheConditionIsClosed() {
        passFirstOnACondition();
        assertThat(gate("first").state()).isEqualTo(GateState.PASSED);
        assertThat(gate("first").decision()).isEqualTo(Decision.CONDITIONAL_GO);

        assertThat(condition()).satisfies(finding -> {
            assertThat(finding.state()).isEqualTo(CriterionState.UNMET);
            assertThat(finding.remedy()).contains("olga", "2036-04-01");
        });
        complete("work_two", "worker");
        assertThat(gate("last").state()).isEqualTo(GateState.WAITING);
        assertThat(gate("last").verdict()).isEqualTo(Verdict.BLOCKED);

        assertThat(closing.close(project, 1, "olga", "written"))
                .singleElement()
                .satisfies(result -> assertThat(result.verdict()).isEqualTo(Verdict.PASS));

        assertThat(gate("last").state()).isEqualTo(GateState.SIGN_OFF);
        assertThat(condition().state()).isEqualTo(CriterionState.MET);
        assertThat(condition().actual()).contains("olga", "written");
        vote("last", "quinn", Decision.GO);
        assertThat(gate("last").state()).isEqualTo(GateState.PASSED);
    }

    @Test
    void agreesInPreviewAndWhatIf() {
        passFirstOnACondition();

        assertThat(milestones.gate(project, "last").evaluation().findings())
                .isEqualTo(milestones.whatIf(project, "last", null, List.of()).findings())
                .extracting(Finding::criterion)
                .contains("condition-1");
    }

    @Test
    void canBeClosedByItsOwnerAndByApproversOfTheGateThatSetIt() {
        passFirstOnACondition();

        assertThatThrownBy(() -> closing.close(project, 1, "mallory", "done"))
                .isInstanceOf(NotAnApproverException.class)
                .hasMessageContaining("olga");
        assertThatThrownBy(() -> closing.close(project, 2, "olga", "done"))
                .isInstanceOf(UnknownConditionException.class);
        closing.close(project, 1, "quentin", "seen it");
        assertThatThrownBy(() -> closing.close(project, 1, "olga", "done"))
                .isInstanceOf(SignOffConflictException.class)
                .hasMessageContaining("quentin");
    }

    @Test
    void leavesNoConditionWhereTheRoundEndsInSomethingGraver() {
        askAtFirst("approvers=qa, product");
        vote("first", "quinn", conditionalGo("olga"));
        vote("first", "paula", Decision.HOLD);

        assertThat(conditions.of(project)).isEmpty();
    }

    @Test
    void outweighsAGo() {
        askAtFirst("approvers=qa, product");
        vote("first", "quinn", conditionalGo("olga"));
        vote("first", "paula", Decision.GO);

        assertThat(gate("first").decision()).isEqualTo(Decision.CONDITIONAL_GO);
        assertThat(conditions.of(project)).hasSize(1);
    }

    @Test
    void isNotPossibleAtTheLastGate() {
        askAtLast("approvers=qa");

        assertThatThrownBy(() -> vote("last", "quinn", conditionalGo("olga")))
                .isInstanceOf(SignOffConflictException.class)
                .hasMessageContaining("No gate comes after");
        assertThat(gate("last").state()).isEqualTo(GateState.SIGN_OFF);
    }

    @Test
    void needsAnOwnerWhoExistsAndADayThatIsStillToCome() {
        askAtFirst("approvers=qa");

        assertThatThrownBy(() -> vote("first", "quinn", conditionalGo("nobody-known")))
                .isInstanceOf(InvalidVoteException.class)
                .hasMessageContaining("nobody-known");
        Vote late = new Vote(Decision.CONDITIONAL_GO, "x", "olga", LocalDate.parse("2026-01-01"), null, null);
        assertThatThrownBy(() -> vote("first", "quinn", late)).isInstanceOf(InvalidVoteException.class);
    }

    @Test
    void bindsAlsoWhenTheProjectComesBackToTheGateThatSetIt() {
        passFirstOnACondition();
        closing.close(project, 1, "olga", "written");
        complete("work_two", "worker");
        vote("last", "quinn", recycle("one"));
        complete("work_one", "worker");
        vote("first", "quinn", conditionalGo("olga"));
        complete("work_two", "worker");

        assertThat(gate("last").verdict()).isEqualTo(Verdict.BLOCKED);
        closing.close(project, 2, "olga", "again");
        assertThat(gate("last").state()).isEqualTo(GateState.SIGN_OFF);
        vote("last", "quinn", recycle("one"));
        complete("work_one", "worker");
        vote("first", "quinn", Decision.GO);
        complete("work_two", "worker");
        assertThat(gate("last").state()).as("all are closed").isEqualTo(GateState.SIGN_OFF);
        assertThat(condition().state()).isEqualTo(CriterionState.MET);
    }

    private void passFirstOnACondition() {
        askAtFirst("approvers=qa");
        vote("first", "quinn", conditionalGo("olga"));
    }

    private Finding condition() {
        return milestones.gate(project, "last").evaluation().findings().stream()
                .filter(finding -> finding.criterion().equals("condition-1"))
                .findFirst()
                .orElseThrow();
    }
}
