package dev.milepost.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.gate.Decision;
import dev.milepost.gate.GateState;
import dev.milepost.gate.Verdict;
import dev.milepost.signoff.SignOff;
import dev.milepost.signoff.Vote;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;

/** Approvals fall when the facts do. */
class StaleVotesTests extends SignOffScenario {

    @Test
    void fallWithTheVerdictAndSayWhy() {
        askAtFirst("approvers=qa, product");
        vote("first", "quinn", Decision.GO);
        int signed = gate("first").evaluation();

        submit.report(project, 10, 10);

        assertThat(gate("first").state()).isEqualTo(GateState.WAITING);
        assertThat(tasks()).isEmpty();
        assertThat(votesAt("first")).singleElement().satisfies(vote -> {
            assertThat(vote.digest()).hasSize(64);
            assertThat(vote.evaluation()).isEqualTo(signed);
            assertThat(vote.voided().evaluation()).isEqualTo(gate("first").evaluation());
            assertThat(vote.voided().reason()).contains("BLOCKED", "test-pass-ratio: MET -> UNMET", "10 of 20");
        });
        assertThat(rounds.withdrawn(gate("first"))).isNotNull();
        assertThatThrownBy(() -> desk.vote(project, "first", "paula", Vote.of(Decision.GO, null), signed))
                .isInstanceOf(SignOffConflictException.class)
                .hasMessageContaining("BLOCKED")
                .hasMessageContaining("MET -> UNMET");
    }

    @Test
    void areDismissedWhenTheCriteriaLookDifferentThoughTheyPass() {
        askAtFirst("approvers=qa, product");
        vote("first", "quinn", Decision.GO);
        int signed = gate("first").evaluation();

        submit.report(project, 19, 1);

        assertThat(gate("first").verdict()).isEqualTo(Verdict.PASS);
        assertThat(gate("first").state()).isEqualTo(GateState.SIGN_OFF);
        assertThat(gate("first").evaluation()).as("judged once").isEqualTo(signed + 1);
        assertThat(waitingFor("first")).containsExactly("qa", "product");
        assertThat(tasks()).hasSize(2);
        assertThat(votesAt("first"))
                .singleElement()
                .satisfies(vote -> assertThat(vote.voided().reason()).contains("19 of 20"));

        vote("first", "quinn", Decision.GO);
        vote("first", "paula", Decision.GO);
        assertThat(gate("first").state()).isEqualTo(GateState.PASSED);
    }

    @Test
    void areKeptWhereTheGateSaysSo() {
        askAtFirst("approvers=qa, product", "staleVotes=keep");
        vote("first", "quinn", Decision.GO);

        submit.report(project, 19, 1);

        assertThat(waitingFor("first")).containsExactly("product");
        assertThat(votesAt("first")).extracting(SignOff::voided).containsOnlyNulls();
        vote("first", "paula", Decision.GO);
        assertThat(gate("first").state()).isEqualTo(GateState.PASSED);
    }

    @Test
    void leaveTasksAloneWhileNobodyHasVoted() {
        askAtFirst("approvers=qa, product");
        var before = tasks().stream().map(Task::getId).toList();

        submit.report(project, 19, 1);

        assertThat(tasks()).extracting(Task::getId).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void areRefusedOnAnEvaluationThatSaysSomethingElseThanTheCurrentOne() {
        askAtFirst("approvers=qa");
        int seen = gate("first").evaluation();
        submit.report(project, 19, 1);

        assertThatThrownBy(() -> desk.vote(project, "first", "quinn", Vote.of(Decision.GO, null), seen))
                .isInstanceOf(SignOffConflictException.class)
                .hasMessageContaining("no longer the current one")
                .hasMessageContaining("20 of 20")
                .hasMessageContaining("19 of 20");
        assertThatThrownBy(() -> desk.vote(project, "first", "quinn", Vote.of(Decision.GO, null), seen + 9))
                .isInstanceOf(SignOffConflictException.class)
                .hasMessageContaining("has no evaluation");
    }

    @Test
    void countOnAnEvaluationThatSaysTheSameAsTheCurrentOne() {
        askAtFirst("approvers=qa, product");
        vote("first", "quinn", Decision.GO);
        int seen = gate("first").evaluation();
        submit.event(project, "something-else");
        assertThat(gate("first").evaluation()).isGreaterThan(seen);
        assertThat(waitingFor("first")).as("nothing of the criteria changed").containsExactly("product");

        desk.vote(project, "first", "paula", Vote.of(Decision.GO, null), seen);

        assertThat(gate("first").state()).isEqualTo(GateState.PASSED);
    }

    private java.util.List<Task> tasks() {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(project)
                .processDefinitionKey("milestone-gate")
                .list();
    }
}
