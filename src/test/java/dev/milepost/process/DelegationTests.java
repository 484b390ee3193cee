package dev.milepost.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.milepost.gate.Decision;
import dev.milepost.gate.GateKeeper;
import dev.milepost.gate.GateRecord;
import dev.milepost.gate.GateState;
import dev.milepost.signoff.Delegation;
import dev.milepost.signoff.Delegations;
import dev.milepost.signoff.RefusedException;
import dev.milepost.signoff.RefusedException.Why;
import dev.milepost.signoff.SignOff;
import dev.milepost.signoff.SignOffs;
import dev.milepost.signoff.Vote;
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
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Votes and tasks of those who have delegated them. */
@MilepostTest
class DelegationTests {

    static final Duration DAY = Duration.ofDays(1);

    @Autowired
    ProcessEngine engine;

    @Autowired
    ProjectRuns projects;

    @Autowired
    GateKeeper gates;

    @Autowired
    SignOffDesk desk;

    @Autowired
    SignOffs votes;

    @Autowired
    Delegations delegations;

    @Autowired
    DelegationDesk delegationDesk;

    @Autowired
    DelegatedTasks tasks;

    @Autowired
    Submit submit;

    @Autowired
    MutableClock clock;

    final String project = "p-" + UUID.randomUUID();
    final String suffix = UUID.randomUUID().toString().replace("-", "");
    final String qa = "qa" + suffix;
    final String quinn = "quinn" + suffix;
    final String quentin = "quentin" + suffix;
    final String dora = "dora" + suffix;
    final String emil = "emil" + suffix;

    @BeforeEach
    void people() {
        People.of(engine)
                .are(quinn, qa)
                .are(quentin, qa)
                .are(dora, "developers")
                .are(emil, "developers")
                .are("root", "camunda-admin");
    }

    @Test
    void recordsBothNamesOfADelegatedVote() {
        start(1);
        delegate(quinn, dora);

        vote(dora);

        assertThat(gate().state()).isEqualTo(GateState.PASSED);
        SignOff vote = votes.of(project, "gate").get(0);
        assertThat(vote.person()).isEqualTo(dora);
        assertThat(vote.onBehalfOf()).isEqualTo(quinn);
        assertThat(vote.group()).isEqualTo(qa);
    }

    @Test
    void countsADelegatedVoteOnceWhoeverTriesAgain() {
        start(2);
        delegate(quinn, dora);
        vote(dora);

        assertThatThrownBy(() -> vote(dora)).isInstanceOf(SignOffConflictException.class);
        assertThatThrownBy(() -> vote(quinn)).isInstanceOf(SignOffConflictException.class);
        assertThatThrownBy(() -> completeAs(quinn)).hasStackTraceContaining("already");
        assertThat(votes.of(project, "gate")).hasSize(1);

        vote(quentin);
        assertThat(gate().state()).isEqualTo(GateState.PASSED);
    }

    @Test
    void letsNoDelegateVoteForSomebodyWhoHasVoted() {
        start(2);
        delegate(quinn, dora);
        vote(quinn);

        assertThatThrownBy(() -> vote(dora))
                .isInstanceOf(SignOffConflictException.class)
                .hasMessageContaining(quinn);
    }

    @Test
    void doesNotFollowADelegationOfADelegate() {
        start(1);
        delegate(quinn, dora);
        delegate(dora, emil);

        assertThatThrownBy(() -> vote(emil)).isInstanceOf(NotAnApproverException.class);
        assertThat(sees(emil)).isFalse();
    }

    @Test
    void givesTheSameAnswerOneSecondBeforeAndAfterItsBoundsByApiAndInTasklist() {
        start(4);
        Instant from = clock.instant().plus(DAY);
        Instant until = from.plus(DAY);
        People.of(engine).are(quinn + "2", qa);
        for (String member : List.of(quinn, quinn + "2")) {
            delegationDesk.add(new Delegations.Request(null, dora, from, until, "leave"), member);
            delegationDesk.add(new Delegations.Request(null, emil, from, until, "leave"), member);
        }

        passUntil(from.minusSeconds(1));
        assertThatThrownBy(() -> vote(dora)).isInstanceOf(NotAnApproverException.class);
        assertThatThrownBy(() -> completeAs(emil))
                .hasStackTraceContaining("does not have one of the following permissions");
        engine.getTaskService().addCandidateUser(anyTask(), emil);
        assertThatThrownBy(() -> completeAs(emil)).hasStackTraceContaining("does not wait for");

        passUntil(from);
        tasks.reconcile();
        vote(dora);
        passUntil(until.minusSeconds(1));
        completeAs(emil);
        assertThat(votes.of(project, "gate"))
                .extracting(SignOff::person, SignOff::onBehalfOf)
                .containsExactly(tuple(dora, quinn), tuple(emil, quinn + "2"));
    }

    @Test
    void countsForNothingFromItsLastInstantOn() {
        start(1);
        delegate(quinn, dora);

        passUntil(clock.instant().plus(DAY));
        assertThat(sees(dora)).as("before the tasks have come back").isTrue();
        assertThatThrownBy(() -> vote(dora)).isInstanceOf(NotAnApproverException.class);
        assertThatThrownBy(() -> completeAs(dora)).hasStackTraceContaining("does not wait for");
        assertThat(gate().state()).isEqualTo(GateState.SIGN_OFF);
    }

    @Test
    void movesPendingTasksToTheDelegateAndBackAgainInTime() {
        start(1);
        Instant from = clock.instant().plus(DAY);
        delegationDesk.add(new Delegations.Request(null, dora, from, from.plus(DAY), "leave"), quinn);
        assertThat(sees(dora)).isFalse();

        passUntil(from);
        tasks.reconcile();
        assertThat(sees(dora)).isTrue();
        assertThat(sees(quinn)).as("a delegator keeps the task").isTrue();
        tasks.reconcile();
        assertThat(links()).as("one link, however often it is looked").hasSize(1);

        passUntil(from.plus(DAY));
        tasks.reconcile();
        assertThat(sees(dora)).isFalse();
        assertThat(links()).isEmpty();
    }

    @Test
    void movesPendingTasksAtOnceWhenADelegationIsMadeAndRevoked() {
        start(1);
        Delegation delegation = delegate(quinn, dora);
        assertThat(sees(dora)).isTrue();
        as(dora, () -> {
            engine.getTaskService().claim(signOffTask().getId(), dora);
            return true;
        });

        delegationDesk.revoke(delegation.id(), quinn);

        assertThat(sees(dora)).isFalse();
        assertThat(signOffTask().getAssignee()).as("comes back to the group").isNull();
        assertThatThrownBy(() -> vote(dora)).isInstanceOf(NotAnApproverException.class);
    }

    @Test
    void showsATaskThatIsCreatedWhileADelegationCounts() {
        delegate(quinn, dora);
        start(2);

        assertThat(as(
                        dora,
                        () -> engine.getTaskService()
                                .createTaskQuery()
                                .taskCandidateUser(dora)
                                .count()))
                .isEqualTo(2);
    }

    @Test
    void leavesNothingBehindWhenTheTaskIsDone() {
        start(1);
        delegate(quinn, dora);
        completeAs(dora);

        tasks.reconcile();

        assertThat(gate().state()).isEqualTo(GateState.PASSED);
        assertThat(engine.getAuthorizationService()
                        .createAuthorizationQuery()
                        .userIdIn(dora)
                        .resourceType(Resources.TASK)
                        .count())
                .isZero();
    }

    @Test
    void refusesCyclesAndWhatMakesNoSense() {
        Instant now = clock.instant();
        delegationDesk.add(request(null, dora, now, now.plus(DAY)), quinn);

        refused(Why.CONFLICT, request(null, quinn, now.plusSeconds(1), now.plus(DAY)), dora);
        refused(Why.CONFLICT, request(null, quinn, now.minusSeconds(1), now.plusSeconds(1)), dora);
        refused(Why.INVALID, request(null, quinn, now, now.plus(DAY)), quinn);
        refused(Why.INVALID, request(null, "nobody", now, now.plus(DAY)), quinn);
        refused(Why.INVALID, request(null, dora, now.plus(DAY), now.plus(DAY)), quinn);
        refused(Why.INVALID, request(null, dora, now.minus(DAY), now), quinn);
        refused(Why.FORBIDDEN, request(quinn, emil, now, now.plus(DAY)), dora);
        refused(Why.INVALID, request("nobody", emil, now, now.plus(DAY)), "root");

        delegationDesk.add(request(null, quinn, now.plus(DAY), now.plus(DAY).plusSeconds(1)), dora);
        Delegation other = delegationDesk.add(request(quinn, emil, now, now.plus(DAY)), "root");
        assertThat(other.createdBy()).isEqualTo("root");
        assertThat(delegations.visibleTo(emil)).containsExactly(other);
        assertThat(delegations.visibleTo("root")).contains(other).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void isRevokedByWhoMadeItOrByAnAdministratorOnly() {
        Delegation delegation = delegate(quinn, dora);

        refused(Why.FORBIDDEN, () -> delegationDesk.revoke(delegation.id(), dora));
        refused(Why.UNKNOWN, () -> delegationDesk.revoke("none", quinn));
        assertThat(delegationDesk.revoke(delegation.id(), "root").revokedBy()).isEqualTo("root");
        refused(Why.CONFLICT, () -> delegationDesk.revoke(delegation.id(), quinn));
        delegate(dora, quinn);
    }

    private Delegation delegate(String from, String to) {
        return delegationDesk.add(request(null, to, null, clock.instant().plus(DAY)), from);
    }

    private static Delegations.Request request(String from, String to, Instant validFrom, Instant validUntil) {
        return new Delegations.Request(from, to, validFrom, validUntil, "on leave");
    }

    private void start(int seats) {
        String id = "delegated-" + suffix;
        Deploying.to(engine.getRepositoryService(), id)
                .with(
                        id + ".bpmn",
                        TestPlans.oneGate(
                                id, "rules=event-happened.drl", "param.event=signed", "approvers=" + qa + ":" + seats))
                .withRules("event-happened.drl")
                .deploy();
        projects.start(project, id, null, null, Map.of(), "designer");
        submit.event(project, "signed");
    }

    private void vote(String person) {
        desk.vote(project, "gate", person, Vote.of(Decision.GO, null), gate().evaluation());
    }

    /** Completes a sign-off task with the engine's own checks of rights, as Tasklist does. */
    private void completeAs(String person) {
        String task = anyTask();
        as(person, () -> {
            engine.getTaskService().complete(task);
            return true;
        });
    }

    private String anyTask() {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(project)
                .orderByTaskId()
                .asc()
                .listPage(0, 1)
                .get(0)
                .getId();
    }

    private boolean sees(String person) {
        return as(
                person,
                () -> engine.getTaskService()
                                .createTaskQuery()
                                .processInstanceBusinessKey(project)
                                .count()
                        > 0);
    }

    private <T> T as(String person, Supplier<T> question) {
        List<String> groups = engine.getIdentityService().createGroupQuery().groupMember(person).list().stream()
                .map(group -> group.getId())
                .toList();
        engine.getIdentityService().setAuthentication(person, groups);
        try {
            return question.get();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private List<String> links() {
        return engine.getTaskService().getIdentityLinksForTask(signOffTask().getId()).stream()
                .map(link -> link.getUserId())
                .filter(user -> user != null)
                .toList();
    }

    private Task signOffTask() {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(project)
                .singleResult();
    }

    private GateRecord gate() {
        return gates.standing(project, "gate");
    }

    private void passUntil(Instant instant) {
        TestTime.pass(clock, Duration.between(clock.instant(), instant));
    }

    private void refused(Why why, Delegations.Request request, String caller) {
        refused(why, () -> delegationDesk.add(request, caller));
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
