package dev.milepost.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.gate.CriterionState;
import dev.milepost.gate.Decision;
import dev.milepost.gate.DecisionLog;
import dev.milepost.gate.Evaluation;
import dev.milepost.gate.Finding;
import dev.milepost.gate.GateKeeper;
import dev.milepost.gate.GateRecord;
import dev.milepost.gate.GateState;
import dev.milepost.gate.Milestones;
import dev.milepost.gate.Replay;
import dev.milepost.gate.Verdict;
import dev.milepost.signoff.RefusedException;
import dev.milepost.signoff.RefusedException.Why;
import dev.milepost.signoff.Vote;
import dev.milepost.signoff.WaiverRecord.State;
import dev.milepost.signoff.Waivers;
import dev.milepost.signoff.Waivers.Standing;
import dev.milepost.testing.Deploying;
import dev.milepost.testing.MilepostTest;
import dev.milepost.testing.MutableClock;
import dev.milepost.testing.People;
import dev.milepost.testing.Submit;
import dev.milepost.testing.TestPlans;
import dev.milepost.testing.TestTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Exceptions for a time, and the instant at which they end. */
@MilepostTest
class WaiverTests {

    static final Duration WEEK = Duration.ofDays(7);

    @Autowired
    ProcessEngine engine;

    @Autowired
    ProjectRuns projects;

    @Autowired
    GateKeeper gates;

    @Autowired
    Milestones milestones;

    @Autowired
    DecisionLog log;

    @Autowired
    Replay replay;

    @Autowired
    SignOffDesk desk;

    @Autowired
    Waivers waivers;

    @Autowired
    Submit submit;

    @Autowired
    MutableClock clock;

    final String project = "p-" + UUID.randomUUID();

    @BeforeEach
    void people() {
        People.of(engine).are("anna", "developers").are("gina", "approvers").are("quinn", "qa");
    }

    @Test
    void opensTheGateWithoutCallingItsCriterionMet() {
        start("rules=test-pass-ratio.drl", "param.minRatio=1", "approvers=qa");
        submit.report(project, 19, 1);

        String id = grant(WEEK);

        assertThat(gate().state()).isEqualTo(GateState.SIGN_OFF);
        Finding finding = lastEvaluation().findings().get(0);
        assertThat(finding.state()).isEqualTo(CriterionState.WAIVED);
        assertThat(finding.waived().state()).isEqualTo(CriterionState.UNMET);
        assertThat(finding.remedy()).isNotNull();
        assertThat(lastEvaluation().facts().waivers()).extracting("id").containsExactly(id);
        assertThat(standing(id)).isEqualTo(new Standing(standing(id).waiver(), State.ACTIVE, true));

        desk.vote(project, "gate", "quinn", Vote.of(Decision.GO, null), gate().evaluation());
        assertThat(gate().state()).isEqualTo(GateState.PASSED);
    }

    @Test
    void cannotBePassedAloneByWhoAskedForItNorByWhoGrantedItOnTheirOwnWord() {
        People.of(engine).are("quentin", "qa").are("gina", "qa");
        start("rules=test-pass-ratio.drl", "param.minRatio=1", "approvers=qa");
        submit.report(project, 19, 1);
        waivers.ask(request(WEEK, "quinn"), "gina");
        int evaluation = gate().evaluation();

        for (String involved : List.of("quinn", "gina")) {
            assertThatThrownBy(() -> desk.vote(project, "gate", involved, Vote.of(Decision.GO, null), evaluation))
                    .isInstanceOf(SelfApprovalException.class)
                    .hasMessageContaining(involved + " asked for a waiver");
        }
        desk.vote(project, "gate", "quentin", Vote.of(Decision.GO, null), evaluation);
        assertThat(gate().state()).isEqualTo(GateState.PASSED);
    }

    @Test
    void givesTheSameAnswerEverywhereOneSecondBeforeItsExpiryAndAtIt() {
        start("rules=test-pass-ratio.drl", "param.minRatio=1", "approvers=qa");
        submit.report(project, 19, 1);
        String id = grant(WEEK);
        Instant until = standing(id).waiver().until();

        assertThat(whatIf(until.minusSeconds(1))).isEqualTo(CriterionState.WAIVED);
        assertThat(whatIf(until)).isEqualTo(CriterionState.UNMET);
        assertThat(whatIf(until.plusSeconds(1))).isEqualTo(CriterionState.UNMET);

        passUntil(until.minusSeconds(1));
        assertThat(shown()).isEqualTo(CriterionState.WAIVED);
        assertThat(whatIf(null)).isEqualTo(CriterionState.WAIVED);
        assertThat(standing(id).state()).isEqualTo(State.ACTIVE);
        submit.event(project, "anything");
        Evaluation before = lastEvaluation();
        assertThat(before.verdict()).isEqualTo(Verdict.PASS);
        assertThat(gate().state()).isEqualTo(GateState.SIGN_OFF);

        for (int second = 0; second < 2; second++) {
            passUntil(until.plusSeconds(second));
            assertThat(shown()).as("before the timer has fired").isEqualTo(CriterionState.UNMET);
            assertThat(whatIf(null)).isEqualTo(CriterionState.UNMET);
            assertThat(standing(id)).isEqualTo(new Standing(standing(id).waiver(), State.EXPIRED, false));
            assertThatThrownBy(() -> desk.vote(project, "gate", "quinn", Vote.of(Decision.GO, null), before.number()))
                    .isInstanceOf(SignOffConflictException.class);
        }
        assertThat(gate().state()).isEqualTo(GateState.SIGN_OFF);

        fireTimer();
        assertThat(gate().state()).isEqualTo(GateState.WAITING);
        assertThat(gate().verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(shown()).isEqualTo(CriterionState.UNMET);
        assertThat(lastEvaluation().facts().waivers()).isEmpty();
        assertThat(replay.of(before).findings()).isEqualTo(before.findings());
        assertThat(replay.of(lastEvaluation()).findings())
                .isEqualTo(lastEvaluation().findings());
    }

    @Test
    void hasTheGateEvaluatedByItsTimerAtTheVeryInstantOfItsExpiry() {
        start("rules=test-pass-ratio.drl", "param.minRatio=1", "approvers=qa");
        submit.report(project, 19, 1);
        String id = grant(WEEK);

        Instant until = standing(id).waiver().until();
        assertThat(gate().nextEvaluationAt()).isEqualTo(until);
        passUntil(until);
        fireTimer();

        assertThat(gate().state()).isEqualTo(GateState.WAITING);
        assertThat(lastEvaluation().evaluatedAt()).isEqualTo(until);
        assertThat(lastEvaluation().cause()).isEqualTo("time");
    }

    @Test
    void countsForNothingOnceItIsWithdrawn() {
        start("rules=test-pass-ratio.drl", "param.minRatio=1", "approvers=qa");
        submit.report(project, 19, 1);
        String id = grant(WEEK);

        assertThat(waivers.withdraw(project, id, "anna").gates())
                .singleElement()
                .satisfies(result -> assertThat(result.verdict()).isEqualTo(Verdict.BLOCKED));

        assertThat(gate().state()).isEqualTo(GateState.WAITING);
        assertThat(standing(id)).isEqualTo(new Standing(standing(id).waiver(), State.WITHDRAWN, false));
        refused(Why.CONFLICT, () -> waivers.withdraw(project, id, "gina"));
        refused(Why.CONFLICT, () -> waivers.grant(project, id, "gina"));
    }

    @Test
    void isUnusedWhereTheCriterionIsMet() {
        start("rules=test-pass-ratio.drl,event-happened.drl", "param.minRatio=1", "param.event=signed");
        submit.report(project, 20, 0);
        String id = grant(WEEK);

        assertThat(standing(id)).isEqualTo(new Standing(standing(id).waiver(), State.ACTIVE, false));
        assertThat(lastEvaluation().findings().get(0).state()).isEqualTo(CriterionState.MET);

        submit.report(project, 19, 1);
        assertThat(standing(id).used()).isTrue();
        submit.event(project, "signed");
        assertThat(gate().state()).isEqualTo(GateState.PASSED);
    }

    @Test
    void countsForNothingWhileItIsOnlyAskedFor() {
        start("rules=test-pass-ratio.drl", "param.minRatio=1");
        submit.report(project, 19, 1);
        String id = waivers.ask(request(WEEK, null), "anna").waiver();

        submit.event(project, "anything");
        assertThat(gate().verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(standing(id).state()).isEqualTo(State.REQUESTED);

        waivers.grant(project, id, "gina");
        assertThat(gate().state()).isEqualTo(GateState.PASSED);
        assertThat(standing(id).waiver().granted().person()).isEqualTo("gina");
    }

    @Test
    void cannotBeGrantedByWhoAskedNorByAnybodyWithoutTheRight() {
        People.of(engine).are("gerry", "approvers");
        start("rules=test-pass-ratio.drl", "param.minRatio=1");
        String id = waivers.ask(request(WEEK, null), "gina").waiver();

        refused(Why.FORBIDDEN, () -> waivers.grant(project, id, "gina"));
        refused(Why.FORBIDDEN, () -> waivers.grant(project, id, "anna"));
        refused(Why.FORBIDDEN, () -> waivers.ask(request(WEEK, "gina"), "gina"));
        refused(Why.FORBIDDEN, () -> waivers.ask(request(WEEK, "gina"), "anna"));
        refused(Why.INVALID, () -> waivers.ask(request(WEEK, "nobody"), "gina"));
        refused(Why.FORBIDDEN, () -> waivers.withdraw(project, id, "anna"));
        assertThat(waivers.of(project)).hasSize(1);
        assertThat(gate().verdict()).isEqualTo(Verdict.UNDECIDED);

        waivers.grant(project, id, "gerry");
        refused(Why.CONFLICT, () -> waivers.grant(project, id, "gerry"));
    }

    @Test
    void needsAnExpiryThatThePolicyAllows() {
        start("rules=test-pass-ratio.drl", "param.minRatio=1");
        String late = waivers.ask(request(WEEK, null), "anna").waiver();

        refused(Why.INVALID, () -> grant(Duration.ZERO));
        refused(Why.INVALID, () -> grant(Duration.ofSeconds(-1)));
        refused(Why.INVALID, () -> grant(Duration.ofDays(30).plusSeconds(1)));

        passUntil(standing(late).waiver().until());
        refused(Why.CONFLICT, () -> waivers.grant(project, late, "gina"));
        grant(Duration.ofDays(30));
        assertThat(gate().state()).isEqualTo(GateState.PASSED);
    }

    @Test
    void refusesAMandatoryCriterionAndOneThatTheGateDoesNotHave() {
        start("rules=must-happen.drl", "param.event=signed");

        refused(Why.CONFLICT, () -> waivers.ask(request("must-happen", WEEK, "anna"), "gina"));
        assertThatThrownBy(() -> waivers.ask(request("nothing", WEEK, "anna"), "gina"))
                .hasMessageContaining("must-happen");
        assertThat(waivers.of(project)).isEmpty();
    }

    @Test
    void countsBeforeTheGateIsReachedToo() {
        deploy("ahead", TestPlans.plan("ahead", """
                <bpmn:startEvent id="start"/><bpmn:userTask id="prepare" name="Prepare"/>%s<bpmn:endEvent id="end"/>%s""".formatted(
                        TestPlans.gate("gate", "rules=test-pass-ratio.drl", "param.minRatio=1", "approvers=qa"),
                        TestPlans.flows("start", "prepare", "gate", "end"))));
        projects.start(project, "ahead", null, null, Map.of(), "designer");
        assertThat(shown()).isEqualTo(CriterionState.UNKNOWN);

        grant(WEEK);

        assertThat(shown()).isEqualTo(CriterionState.WAIVED);
        assertThat(gate().state()).isEqualTo(GateState.NOT_REACHED);
    }

    private void start(String... settings) {
        String id = "waived-" + Integer.toHexString(List.of(settings).hashCode());
        deploy(id, TestPlans.oneGate(id, settings));
        projects.start(project, id, null, null, Map.of(), "designer");
    }

    private void deploy(String id, String bpmn) {
        Deploying.to(engine.getRepositoryService(), id)
                .with(id + ".bpmn", bpmn)
                .with("must-happen.drl", """
                        package rules;
                        import dev.milepost.gate.facts.*;
                        global dev.milepost.gate.facts.Findings findings;
                        rule "It must have happened"
                          @criterion("must-happen")
                          @mandatory
                          @param("event: text")
                        when
                          $p : Parameters()
                          accumulate(Event(name == $p.text("event")); $times : count(1))
                        then
                          findings.judge($times > 0).actual($times).expected(1).remedy("Let it happen.");
                        end
                        """)
                .withRules("test-pass-ratio.drl", "event-happened.drl")
                .deploy();
    }

    /** Has gina grant at once what anna asks for. */
    private String grant(Duration length) {
        return waivers.ask(request(length, "anna"), "gina").waiver();
    }

    private Waivers.Request request(Duration length, String askedBy) {
        return request("test-pass-ratio", length, askedBy);
    }

    private Waivers.Request request(String criterion, Duration length, String askedBy) {
        return new Waivers.Request(
                project,
                "gate",
                criterion,
                "the flaky runner is being replaced",
                "the failing test was run by hand",
                clock.instant().plus(length),
                askedBy);
    }

    private Standing standing(String id) {
        return waivers.of(project).stream()
                .filter(standing -> standing.waiver().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private CriterionState shown() {
        return milestones.gate(project, "gate").evaluation().findings().get(0).state();
    }

    private CriterionState whatIf(Instant at) {
        return milestones
                .whatIf(project, "gate", at, List.of())
                .findings()
                .get(0)
                .state();
    }

    private GateRecord gate() {
        return gates.standing(project, "gate");
    }

    private Evaluation lastEvaluation() {
        return log.find(project, "gate", gate().evaluation()).orElseThrow();
    }

    private void passUntil(Instant instant) {
        TestTime.pass(clock, Duration.between(clock.instant(), instant));
    }

    private void fireTimer() {
        ManagementService management = engine.getManagementService();
        management.executeJob(management
                .createJobQuery()
                .processInstanceId(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(project)
                        .processDefinitionKey("milestone-gate")
                        .singleResult()
                        .getId())
                .executable()
                .singleResult()
                .getId());
    }

    private static void refused(Why why, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.why())
                                .as(refused.getMessage())
                                .isEqualTo(why));
    }
}
