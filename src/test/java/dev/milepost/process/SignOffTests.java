package dev.milepost.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import dev.milepost.gate.Decision;
import dev.milepost.gate.GateState;
import dev.milepost.plan.Project;
import dev.milepost.signoff.InvalidVoteException;
import dev.milepost.signoff.SignOff;
import dev.milepost.signoff.Vote;
import dev.milepost.testing.TestTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every decision, and every way in which a round of sign-off can end. */
class SignOffTests extends SignOffScenario {

    @Test
    void passesWhenEverySeatHasSaidGo() {
        askAtFirst("approvers=2 of qa, product:1");
        assertThat(lifecycle()).isWaitingAt("userTask_signOff");
        assertThat(waitingFor("first")).containsExactly("qa", "qa", "product");

        vote("first", "quinn", Decision.GO);
        vote("first", "paula", Decision.GO);
        assertThat(gate("first").decision())
                .as("not decided before all have voted")
                .isNull();
        vote("first", "quentin", Decision.GO);

        assertThat(plan).hasPassed("first").isWaitingAt("work_two");
        assertThat(gate("first").state()).isEqualTo(GateState.PASSED);
        assertThat(gate("first").decision()).isEqualTo(Decision.GO);
    }

    @Test
    void takesOneOfSeveralGroups() {
        askAtFirst("approvers=any of qa, product");

        assertThat(waitingFor("first")).containsExactly("qa or product");
        vote("first", "paula", Decision.GO);

        assertThat(gate("first").state()).isEqualTo(GateState.PASSED);
    }

    @Test
    void asksEverybodyWhoIsInTheGroupWhenPeopleAreAsked() {
        dev.milepost.testing.People.of(engine).are("ann", "board").are("bob", "board");
        askAtFirst("approvers=all of board");
        assertThat(waitingFor("first")).containsExactly("board", "board");

        vote("first", "ann", Decision.GO);
        assertThat(gate("first").state()).isEqualTo(GateState.SIGN_OFF);
        vote("first", "bob", Decision.GO);

        assertThat(gate("first").state()).isEqualTo(GateState.PASSED);
    }

    @Test
    void neverPassesForWantOfPeopleInAGroup() {
        askAtFirst("approvers=all of emptyBoard");

        assertThat(lifecycle()).isWaitingAt("userTask_signOff");
        assertThat(gate("first").state()).isEqualTo(GateState.SIGN_OFF);
        assertThat(waitingFor("first")).containsExactly("emptyBoard");

        dev.milepost.testing.People.of(engine).are("eve", "emptyBoard");
        vote("first", "eve", Decision.GO);
        assertThat(gate("first").state()).isEqualTo(GateState.PASSED);
    }

    @Test
    void asksOneAfterTheOtherInTheOrderOfThePlan() {
        askAtFirst("approvers=product, qa", "signOffOrder=sequence");
        assertThat(lifecycle()).isWaitingAt("userTask_signOffInTurn");

        assertThatThrownBy(() -> vote("first", "quinn", Decision.GO))
                .isInstanceOf(SignOffConflictException.class)
                .hasMessageContaining("not the turn of qa");
        vote("first", "paula", Decision.GO);
        assertThat(waitingFor("first")).containsExactly("qa");
        vote("first", "quinn", Decision.GO);

        assertThat(gate("first").state()).isEqualTo(GateState.PASSED);
    }

    @Test
    void countsOnePersonOnceEvenInTwoGroups() {
        askAtFirst("approvers=qa, product");
        vote("first", "bea", Decision.GO);

        assertThatThrownBy(() -> vote("first", "bea", Decision.GO))
                .isInstanceOf(SignOffConflictException.class)
                .hasMessageContaining("already");
        assertThat(votesAt("first")).extracting(SignOff::person).containsExactly("bea");
        assertThat(waitingFor("first")).hasSize(1);
    }

    @Test
    void saysWhenAGroupHasSignedAlready() {
        askAtFirst("approvers=qa, product");
        vote("first", "quinn", Decision.GO);

        assertThatThrownBy(() -> vote("first", "quentin", Decision.GO))
                .isInstanceOf(SignOffConflictException.class)
                .hasMessageContaining("does not wait for any more of qa");
        assertThatThrownBy(() -> vote("first", "mallory", Decision.GO)).isInstanceOf(NotAnApproverException.class);
    }

    @Test
    void readsRightsAtTheMomentOfTheVote() {
        dev.milepost.testing.People.of(engine).are("ronny", "reviewers");
        askAtFirst("approvers=reviewers");
        engine.getIdentityService().deleteMembership("ronny", "reviewers");

        assertThatThrownBy(() -> vote("first", "ronny", Decision.GO)).isInstanceOf(NotAnApproverException.class);
        assertThat(gate("first").state()).isEqualTo(GateState.SIGN_OFF);
    }

    @Test
    void endsTheRoundAtTheFirstRefusal() {
        askAtFirst("approvers=qa, product");
        vote("first", "quinn", Decision.HOLD);

        assertThat(lifecycle()).isWaitingAt("rulesDecide");
        assertThat(gate("first").decision()).isEqualTo(Decision.HOLD);
    }

    @Test
    void hearsEverybodyWhereRefusalsWaitAndLetsTheGravestDecisionCount() {
        askAtLast("approvers=2 of qa, product", "refusal=waits");
        vote("last", "quinn", Decision.HOLD);
        vote("last", "quentin", Decision.GO);
        assertThat(gate("last").state()).isEqualTo(GateState.SIGN_OFF);
        assertThat(gate("last").decision()).isNull();

        vote("last", "paula", recycle("two"));

        assertThat(gate("last").state()).isEqualTo(GateState.RECYCLED);
        assertThat(plan).isWaitingAt("work_two");
    }

    @Test
    void asksAgainWhenTheInstantOfAHoldComes() {
        askAtFirst("approvers=qa");
        Instant until = clock.instant().plus(Duration.ofDays(2));
        vote("first", "quinn", hold(until));
        assertThat(gate("first").state()).isEqualTo(GateState.WAITING);
        assertThat(gate("first").nextEvaluationAt()).isEqualTo(until);

        TestTime.pass(clock, Duration.ofDays(2));
        var management = engine.getManagementService();
        management.executeJob(management
                .createJobQuery()
                .processInstanceId(lifecycle().getId())
                .singleResult()
                .getId());

        assertThat(gate("first").state()).isEqualTo(GateState.SIGN_OFF);
        assertThat(votesAt("first"))
                .singleElement()
                .satisfies(vote -> assertThat(vote.voided()).isNotNull());
        vote("first", "quinn", Decision.GO);
        assertThat(gate("first").state()).isEqualTo(GateState.PASSED);
        assertThat(management
                        .createJobQuery()
                        .processDefinitionKey("milestone-gate")
                        .list())
                .isEmpty();
    }

    @Test
    void asksAgainBeforeAHoldEndsWhenNewEvidenceComes() {
        askAtFirst("approvers=qa");
        vote("first", "quinn", hold(clock.instant().plus(Duration.ofDays(2))));

        submit.report(project, 30, 0);

        assertThat(gate("first").state()).isEqualTo(GateState.SIGN_OFF);
        vote("first", "quinn", Decision.GO);
        assertThat(gate("first").state()).isEqualTo(GateState.PASSED);
    }

    @Test
    void goesBackToThePhaseThatIsNamed() {
        askAtLast("approvers=qa");
        vote("last", "quinn", recycle("one"));

        assertThat(gate("last").state()).isEqualTo(GateState.RECYCLED);
        assertThat(plan).isWaitingAt("work_one");
    }

    @Test
    void namesThePhasesToChooseFromWhenNoneFits() {
        askAtLast("approvers=qa");

        assertThatThrownBy(() -> vote("last", "quinn", recycle("three")))
                .isInstanceOf(InvalidVoteException.class)
                .hasMessageContaining("one, two");
        assertThatThrownBy(() -> vote("last", "quinn", recycle(null)))
                .isInstanceOf(InvalidVoteException.class)
                .hasMessageContaining("one, two");
        assertThat(gate("last").state()).isEqualTo(GateState.SIGN_OFF);
        assertThat(votesAt("last")).isEmpty();
    }

    @Test
    void stopsTheProjectWhereAKillIsNotCaughtAlsoInTasklist() {
        askAtFirst("approvers=qa");

        completeInTasklist("quinn", Map.of("decision", "KILL", "comment", "no budget"));

        assertThat(plan).isEnded();
        assertThat(gate("first").state()).isEqualTo(GateState.KILLED);
        assertThat(projects.find(project).orElseThrow().state()).isEqualTo(Project.State.CANCELLED);
        assertThat(votesAt("first")).hasSize(1);
    }

    @Test
    void stopsTheProjectOnlyWhenAllAreHeardWhereRefusalsWait() {
        askAtFirst("approvers=qa, product", "refusal=waits");
        vote("first", "quinn", Decision.KILL);
        assertThat(gate("first").state()).isEqualTo(GateState.SIGN_OFF);

        vote("first", "paula", Decision.GO);

        assertThat(plan).isEnded();
        assertThat(gate("first").state()).isEqualTo(GateState.KILLED);
    }

    @Test
    void takesTheWayThatThePlanDrawsForAKill() {
        askAtLast("approvers=qa");
        vote("last", "quinn", Decision.KILL);

        assertThat(plan).isEnded().hasPassed("stopped");
        assertThat(gate("last").state()).isEqualTo(GateState.KILLED);
        assertThat(projects.find(project).orElseThrow().state()).isEqualTo(Project.State.COMPLETED);
    }

    @Test
    void takesAVoteWithAllItSaysFromTasklist() {
        askAtFirst("approvers=qa");
        int seen = gate("first").evaluation();

        assertThatThrownBy(() -> completeInTasklist(
                        "quinn", Map.of("decision", "HOLD", "comment", "wait", "evaluation", seen - 1)))
                .hasMessageContaining("no longer the current one");
        completeInTasklist(
                "quinn", Map.of("decision", "HOLD", "comment", "wait", "evaluation", seen, "until", "2036-03-09"));

        assertThat(gate("first").nextEvaluationAt()).isEqualTo("2036-03-09T00:00:00Z");
    }

    @Test
    void readsNoVoteFromWhatSomebodyElseHasWrittenIntoTheProcess() {
        askAtFirst("approvers=qa, product");
        completeInTasklist("quinn", Map.of("decision", "GO", "comment", "fine"));
        engine.getRuntimeService().setVariable(lifecycle().getId(), "decision", "KILL");
        engine.getRuntimeService().setVariable(lifecycle().getId(), "comment", "not mine");
        engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(project)
                .list()
                .forEach(task -> engine.getTaskService().setVariableLocal(task.getId(), "decision", "KILL"));

        completeInTasklist("paula", Map.of());

        assertThat(gate("first").state()).isEqualTo(GateState.PASSED);
        assertThat(votesAt("first")).extracting(vote -> vote.vote().decision()).containsOnly(Decision.GO);
    }

    @Test
    void cannotBeMovedPastItsSignOffByHand() {
        askAtFirst("approvers=qa");

        assertThatThrownBy(() -> engine.getRuntimeService()
                        .createProcessInstanceModification(lifecycle().getId())
                        .cancelAllForActivity("subProcess_signOff")
                        .startBeforeActivity("endEvent_gatePassed")
                        .execute())
                .hasStackTraceContaining("waits for [qa]");
        assertThat(gate("first").state()).isEqualTo(GateState.SIGN_OFF);
    }

    @Test
    void refusesAVoteThatMakesNoSense() {
        askAtFirst("approvers=qa");

        assertThatThrownBy(() -> vote("first", "quinn", Vote.of(Decision.HOLD, " ")))
                .isInstanceOf(InvalidVoteException.class)
                .hasMessageContaining("comment");
        assertThatThrownBy(() -> vote("first", "quinn", hold(clock.instant())))
                .isInstanceOf(InvalidVoteException.class)
                .hasMessageContaining("passed");
        assertThat(votesAt("first")).isEmpty();
    }
}
