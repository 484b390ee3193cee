package dev.milepost.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.gate.Decision;
import dev.milepost.gate.GateState;
import dev.milepost.plan.Outlook;
import dev.milepost.signoff.SignOff;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** People who sign a gate off are not troubled by what only warns, or is tried in shadow. */
class TriedRulesTests extends SignOffScenario {

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void votesStayWhateverIsTriedAndCountOnEachEvaluationThatDecidesTheSame() {
        askAtFirst(
                "rules=test-pass-ratio.drl, test-pass-ratio.drl as next (shadow), test-pass-ratio.drl as soft (warn)",
                "param.suite=unit",
                "param.next.suite=e2e",
                "param.soft.suite=e2e",
                "approvers=qa, product");
        int seen = gate("first").evaluation();
        List<String> asked = tasks();
        vote("first", "quinn", Decision.GO);

        submit.report(project, "e2e", null, 0, 9, null);

        assertThat(gate("first").evaluation()).as("what is tried is recorded").isEqualTo(seen + 1);
        assertThat(gate("first").state()).isEqualTo(GateState.SIGN_OFF);
        assertThat(tasks()).as("nobody is asked anew").isSubsetOf(asked);
        assertThat(votesAt("first")).extracting(SignOff::voided).containsOnlyNulls();
        desk.vote(project, "first", "paula", dev.milepost.signoff.Vote.of(Decision.GO, null), seen);
        assertThat(gate("first").state()).isEqualTo(GateState.PASSED);
    }

    @Test
    void aHoldIsEndedNeitherByTheTimeNorByTheForecastThatOnlyTriedRulesLookAt() {
        LocalDate day = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        Instant later = day.plusDays(5).atStartOfDay(ZoneOffset.UTC).toInstant();
        askAtFirst(
                "rules=test-pass-ratio.drl, not-before.drl as later (shadow), forecast-on-target.drl (warn)",
                "param.later.date=" + day.plusDays(5),
                "approvers=qa");
        assertThat(gate("first").nextEvaluationAt()).isEqualTo(later);
        int evaluation = gate("first").evaluation();
        expect(day, 0.9);
        assertThat(gate("first").evaluation()).as("warnings look at forecasts").isEqualTo(evaluation + 1);
        assertThat(gate("first").state()).isEqualTo(GateState.SIGN_OFF);

        vote("first", "quinn", Decision.HOLD);

        assertThat(gate("first").nextEvaluationAt()).isNull();
        assertThat(jobs()).isEmpty();
        expect(day, 0.1);
        assertThat(gate("first").state()).isEqualTo(GateState.WAITING);
        assertThat(gate("first").decision()).isEqualTo(Decision.HOLD);
        assertThat(gate("first").evaluation()).isEqualTo(evaluation + 1);

        submit.event(project, "something-new");

        assertThat(gate("first").state()).isEqualTo(GateState.SIGN_OFF);
        assertThat(gate("first").nextEvaluationAt()).isEqualTo(later);
        assertThat(jobs()).hasSize(1);
    }

    private void expect(LocalDate day, double probability) {
        Outlook outlook = Outlook.of(Map.of("first", new Outlook.Point(day, day.plusDays(9), probability, 3)), day);
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            gates.lock(project);
            gates.expect(project, outlook);
        });
    }

    private List<Job> jobs() {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(lifecycle().getId())
                .list();
    }

    private List<String> tasks() {
        return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(project).list().stream()
                .map(Task::getId)
                .toList();
    }
}
