package dev.milepost.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.gate.Decision;
import dev.milepost.gate.GateState;
import dev.milepost.gate.RuleChange;
import dev.milepost.gate.RuleChangeRefusedException;
import dev.milepost.gate.RuleTrialReport.Kind;
import dev.milepost.gate.UnknownProjectException;
import dev.milepost.gate.Verdict;
import dev.milepost.plan.Project;
import dev.milepost.signoff.Vote;
import dev.milepost.signoff.Waivers;
import dev.milepost.testing.People;
import dev.milepost.testing.TestPlans;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.BadUserRequestException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Running projects are moved to other rules on purpose, and only so. */
class RebindingTests extends MovedProjectScenario {

    @Autowired
    Waivers waivers;

    @Test
    void opensAGateThatTheNewRulesLetGoOnAndSaysSo() {
        String own = deploy(strict());
        beginAtFirst(8, 2);
        String other = deploy(lenient());
        submit.report(project, 7, 3);
        assertThat(gate("first").state())
                .as("rules are pinned until somebody moves them")
                .isEqualTo(GateState.WAITING);

        RuleChange change = moves.toRules(project, other, order());

        assertThat(gate("first").state()).isEqualTo(GateState.PASSED);
        assertThat(openTasks()).containsExactly("work_two");
        assertThat(change.report().gates()).singleElement().satisfies(gate -> {
            assertThat(gate.gate()).isEqualTo("first");
            assertThat(gate.was()).isEqualTo(Verdict.BLOCKED);
            assertThat(gate.now()).isEqualTo(Verdict.PASS);
            assertThat(gate.differences()).singleElement().asString().contains("UNMET -> MET");
        });
        assertThat(change.report().replay().counts()).containsEntry(Kind.FAIL_TO_PASS, 2);
        Project moved = row();
        assertThat(moved.rules()).isEqualTo(other);
        assertThat(moved.deployment()).isEqualTo(own);
        assertThat(moved.planVersion()).isEqualTo(1);
        assertThat(newest("first").cause()).isEqualTo("rules rebound to deployment " + other);
        assertThat(newest("first").rules())
                .singleElement()
                .satisfies(rule -> assertThat(rule.deployment()).isEqualTo(other));
    }

    @Test
    void keepsWhoWhenWhyAndTheReportForEver() {
        String own = deploy(strict());
        beginAtFirst(8, 2);
        String other = deploy(lenient());

        RuleChange first = moves.toRules(project, other, order());
        RuleChange back = moves.toRules(project, own, order("egon"));

        assertThat(changes.page(project, 0, 10)).containsExactly(back, first);
        assertThat(first.number()).isEqualTo(1);
        assertThat(first.by()).isEqualTo("dora");
        assertThat(first.at()).isEqualTo(clock.instant());
        assertThat(first.reason()).isEqualTo("the board has agreed");
        assertThat(first.files()).singleElement().satisfies(file -> {
            assertThat(file.file()).isEqualTo(RULES);
            assertThat(file.before()).hasSize(64).isNotEqualTo(file.after());
        });
        assertThat(row().rules()).isEqualTo(own);
    }

    @Test
    void withdrawsASignOffThatTheNewRulesDoNotAllow() {
        deploy(lenient(), "approvers=2 of qa");
        beginAtFirst(8, 2);
        vote("first", "quinn", Decision.GO);
        String strict = deploy(strict(), "approvers=2 of qa");

        RuleChange change = moves.toRules(project, strict, order());

        assertThat(change.report().gates()).singleElement().matches(gate -> gate.shuts());
        assertThat(change.report().replay().counts()).containsEntry(Kind.PASS_TO_FAIL, 1);
        assertThat(gate("first").state()).isEqualTo(GateState.WAITING);
        assertThat(votesAt("first"))
                .singleElement()
                .satisfies(vote -> assertThat(vote.voided()).isNotNull());
        submit.report(project, 10, 0);
        assertThat(gate("first").state()).isEqualTo(GateState.SIGN_OFF);
        assertThat(waitingFor("first")).containsExactly("qa", "qa");
    }

    @Test
    void aWaiverHoldsForTheCriterionOfItsNameAndForNoOther() {
        People.of(engine).are("anna", "developers").are("gina", "approvers");
        deploy(strict(), "approvers=qa");
        beginAtFirst(8, 2);
        waivers.ask(
                new Waivers.Request(
                        project,
                        "first",
                        "test-pass-ratio",
                        "the runner is being replaced",
                        "run by hand",
                        clock.instant().plus(Duration.ofDays(7)),
                        "anna"),
                "gina");
        assertThat(gate("first").state()).isEqualTo(GateState.SIGN_OFF);
        String same = deploy(strict() + "// the same, told otherwise", "approvers=qa");
        moves.toRules(project, same, order());
        assertThat(gate("first").state()).isEqualTo(GateState.SIGN_OFF);

        String renamed = deploy(strict().replace("\"test-pass-ratio\"", "\"tests-pass\""), "approvers=qa");
        moves.toRules(project, renamed, order());

        assertThat(gate("first").state()).isEqualTo(GateState.WAITING);
        assertThat(gate("first").verdict()).isEqualTo(Verdict.BLOCKED);
    }

    @Test
    void countsNoVoteThatWasGivenUnderOtherRules() {
        deploy(lenient(), "approvers=2 of qa", "staleVotes=keep");
        beginAtFirst(10, 0);
        vote("first", "quinn", Decision.GO);
        int seen = gate("first").evaluation();
        String strict = deploy(strict(), "approvers=2 of qa", "staleVotes=keep");

        moves.toRules(project, strict, order());

        assertThat(gate("first").state()).isEqualTo(GateState.SIGN_OFF);
        assertThat(waitingFor("first")).as("both are asked anew").containsExactly("qa", "qa");
        assertThatThrownBy(() -> desk.vote(project, "first", "quentin", Vote.of(Decision.GO, "ok"), seen))
                .isInstanceOf(SignOffConflictException.class);
        vote("first", "quentin", Decision.GO);
        assertThat(gate("first").state()).isEqualTo(GateState.SIGN_OFF);
        vote("first", "quinn", Decision.GO);
        assertThat(gate("first").state()).isEqualTo(GateState.PASSED);
    }

    @RepeatedTest(5)
    void aVoteThatMeetsAMoveCountsBeforeItOrNotAtAll() throws Exception {
        String own = deploy(lenient(), "approvers=2 of qa", "staleVotes=keep");
        beginAtFirst(10, 0);
        vote("first", "quinn", Decision.GO);
        int seen = gate("first").evaluation();
        String strict = deploy(strict(), "approvers=2 of qa", "staleVotes=keep");
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        boolean voted;
        try {
            Future<Boolean> move = pool.submit(() -> moved(together, strict));
            Future<Boolean> vote = pool.submit(() -> {
                together.await();
                try {
                    desk.vote(project, "first", "quentin", Vote.of(Decision.GO, "ok"), seen);
                    return true;
                } catch (SignOffConflictException lost) {
                    return false;
                }
            });
            voted = vote.get();
            assertThat(move.get()).isTrue();
        } finally {
            pool.shutdownNow();
        }

        assertThat(gate("first").state()).isEqualTo(voted ? GateState.PASSED : GateState.SIGN_OFF);
        assertThat(newest("first").rules())
                .allSatisfy(rule -> assertThat(rule.deployment()).isEqualTo(voted ? own : strict));
        assertThat(waitingFor("first")).hasSize(voted ? 0 : 2);
    }

    @Test
    void leavesVotesAloneWhereTheRulesAreTheSameTexts() {
        deploy(strict(), "approvers=2 of qa");
        beginAtFirst(10, 0);
        vote("first", "quinn", Decision.GO);

        moves.toRules(project, deploy(strict(), "approvers=2 of qa", "target=P60D"), order());

        assertThat(waitingFor("first")).containsExactly("qa");
        vote("first", "quentin", Decision.GO);
        assertThat(gate("first").state()).isEqualTo(GateState.PASSED);
    }

    @Test
    void asksAnewWhereAGateIsHeld() {
        deploy(lenient(), "approvers=qa");
        beginAtFirst(8, 2);
        vote("first", "quinn", Decision.HOLD);
        assertThat(gate("first").state()).isEqualTo(GateState.WAITING);

        moves.toRules(project, deploy(lenient() + "\n// reviewed\n", "approvers=qa"), order());

        assertThat(gate("first").state()).isEqualTo(GateState.SIGN_OFF);
        assertThat(waitingFor("first")).containsExactly("qa");
    }

    @Test
    void storesNothingWhenItIsOnlyTried() {
        String own = deploy(strict());
        beginAtFirst(8, 2);
        String other = deploy(lenient());
        int evaluations = rows("mp_evaluation");

        RuleChange tried = moves.toRules(project, other, dryRun());

        assertThat(tried.number()).isZero();
        assertThat(tried.report().gates()).singleElement().matches(gate -> gate.opens());
        assertThat(tried.report().replay().counts()).containsEntry(Kind.FAIL_TO_PASS, 1);
        assertThat(row().rules()).isEqualTo(own);
        assertThat(gate("first").state()).isEqualTo(GateState.WAITING);
        assertThat(rows("mp_evaluation")).isEqualTo(evaluations);
        assertThat(rows("mp_rule_change")).isZero();
        assertThat(moves.toRules(project, other, order()).report()).isEqualTo(tried.report());
    }

    @Test
    void theSameTextsMakeNoDifference() {
        deploy(strict());
        beginAtFirst(8, 2);
        String again = deploy(strict(), "approvers=qa");

        RuleChange change = moves.toRules(project, again, order());

        assertThat(change.report().replay().evaluations()).isZero();
        assertThat(change.report().gates()).singleElement().satisfies(gate -> {
            assertThat(gate.now()).isEqualTo(gate.was());
            assertThat(gate.differences()).isEmpty();
        });
        assertThat(gate("first").state()).isEqualTo(GateState.WAITING);
    }

    @Test
    void refusesRulesThatDoNotFitAndNamesFileAndGate() {
        deploy(strict(), "param.minRatio=0.9");
        begin();
        String without = deploy(
                TestPlans.gate("first", "rules=other.drl") + TestPlans.flows("start", "first", "end"),
                Map.of("other.drl", strict()));
        String renamed = deploy(
                TestPlans.gate("first", "rules=" + RULES, "param.leastRatio=0.9")
                        + TestPlans.flows("start", "first", "end"),
                Map.of(RULES, strict().replace("minRatio", "leastRatio")));

        assertThatThrownBy(() -> moves.toRules(project, without, order()))
                .isInstanceOf(RuleChangeRefusedException.class)
                .hasMessageContaining("Gate 'first' names the rule file 'test-pass-ratio.drl'")
                .hasMessageContaining("Gate 'last' names the rule file 'test-pass-ratio.drl'")
                .hasMessageContaining("It holds: other.drl.");
        assertThatThrownBy(() -> moves.toRules(project, renamed, order()))
                .isInstanceOf(RuleChangeRefusedException.class)
                .hasMessageContaining("Gate 'first' sets the parameter 'minRatio'")
                .hasMessageContaining("leastRatio");
        assertThatThrownBy(() -> moves.toRules(project, "no-such-deployment", order()))
                .isInstanceOf(RuleChangeRefusedException.class)
                .hasMessageContaining("no deployment 'no-such-deployment'");
        assertThatThrownBy(() -> moves.toRules(project, row().rules(), order()))
                .isInstanceOf(RuleChangeRefusedException.class)
                .hasMessageContaining("already");
        assertThatThrownBy(() -> moves.toRules("nobody", renamed, order())).isInstanceOf(UnknownProjectException.class);
        assertThat(rows("mp_rule_change")).isZero();
    }

    @Test
    void refusesAProjectThatHasEnded() {
        deploy(strict());
        beginAtFirst(8, 0);
        complete("work_two", "worker");
        assertThat(row().state()).isEqualTo(Project.State.COMPLETED);

        assertThatThrownBy(() -> moves.toRules(project, deploy(lenient()), order()))
                .isInstanceOf(RuleChangeRefusedException.class)
                .hasMessageContaining("has ended");
    }

    @Test
    void whoeverMovesAProjectCannotApproveItAlone() {
        deploy(strict(), "approvers=qa");
        beginAtFirst(8, 2);

        moves.toRules(project, deploy(lenient(), "approvers=qa"), order("quinn"));

        assertThat(gate("first").state()).isEqualTo(GateState.SIGN_OFF);
        assertThatThrownBy(() -> vote("first", "quinn", Decision.GO))
                .isInstanceOf(SelfApprovalException.class)
                .hasMessageContaining("quinn moved its project to other rules");
        vote("first", "quentin", Decision.GO);
        assertThat(gate("first").state()).isEqualTo(GateState.PASSED);
    }

    @Test
    void keepsADeploymentWhileProjectsAreJudgedByItsRules() {
        String own = deploy(strict());
        begin();
        String other = deploy(lenient());
        moves.toRules(project, other, order());

        assertThatThrownBy(() -> engine.getRepositoryService().deleteDeployment(other, true))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining(project);

        moves.toRules(project, own, order());
        engine.getRepositoryService().deleteDeployment(other, true);
        complete("work_one", "worker");
        assertThat(gate("first").state()).isEqualTo(GateState.WAITING);
    }

    @Test
    void ofTwoAtOnceBothAreToldWhatBecameOfIt() throws Exception {
        String own = deploy(strict());
        List<String> others = List.of(deploy(lenient()), deploy(lenient() + "\n// once more\n"));
        beginOf(own);
        ExecutorService pool = Executors.newFixedThreadPool(3);
        CyclicBarrier together = new CyclicBarrier(3);
        int done = 0;
        try {
            for (int round = 0; round < 5; round++) {
                List<Callable<Boolean>> work = new ArrayList<>();
                others.forEach(other -> work.add(() -> moved(together, other)));
                work.add(() -> {
                    together.await();
                    submit.report(project, 1, 2);
                    return false;
                });
                for (Future<Boolean> one : pool.invokeAll(work)) {
                    done += Boolean.TRUE.equals(one.get()) ? 1 : 0;
                }
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(rows("mp_rule_change")).isEqualTo(done).isPositive();
        assertThat(changes.page(project, 0, 1))
                .singleElement()
                .satisfies(change -> assertThat(change.after().rules()).isEqualTo(row().rules()));
        assertThat(newest("first").rules())
                .allSatisfy(rule -> assertThat(rule.deployment()).isEqualTo(row().rules()));
    }

    /** The gate waits all the time: a third of the tests is enough for nobody. */
    private void beginOf(String deployment) {
        begin();
        moves.toRules(project, deployment, order());
        complete("work_one", "worker");
        submit.report(project, 1, 2);
        jdbc.update("delete from mp_rule_change where project_key = ?", project);
    }

    private boolean moved(CyclicBarrier together, String deployment) throws Exception {
        together.await();
        try {
            moves.toRules(project, deployment, order());
            return true;
        } catch (RuleChangeRefusedException lost) {
            assertThat(lost.why()).isEqualTo(RuleChangeRefusedException.Why.CONFLICT);
            return false;
        }
    }
}
