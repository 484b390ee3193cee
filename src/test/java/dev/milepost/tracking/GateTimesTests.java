package dev.milepost.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.forecast.network.Spread;
import dev.milepost.plan.Plan;
import dev.milepost.plan.PlanLibrary;
import dev.milepost.plan.Project;
import dev.milepost.plan.calendar.WorkingCalendar;
import dev.milepost.process.ProjectRuns;
import dev.milepost.testing.Deploying;
import dev.milepost.testing.MilepostTest;
import dev.milepost.testing.People;
import dev.milepost.testing.TestPlans;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** How long sign-off takes, from what was signed off before; Monday 2026-01-05, nine o'clock, is when people were asked. */
@MilepostTest
@TestPropertySource(properties = "spring.application.name=Milepost, gate times") // nobody else's gates count
class GateTimesTests {

    @Autowired
    GateTimes times;

    @Autowired
    PlanLibrary plans;

    @Autowired
    RepositoryService repository;

    @Autowired
    ProcessEngine engine;

    @Autowired
    ProjectRuns runs;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void goesByTheGatesOwnHistoryThenByThatOfItsTypeThenByNone() {
        People.of(engine).are("designer", "designers");
        Project signed = start("signed", "gate", "approvers=approvers");
        Plan plan = plans.plan(signed.definition());
        Plan other =
                plans.plan(start("other", "end-gate", "approvers=approvers").definition());

        passed(signed, "gate", 9);
        assertThat(of(plan)).as("nine passages tell too little").isEmpty();
        passed(signed, "gate", 1);
        assertThat(of(plan))
                .as("from one to ten hours, the median of which is six")
                .isEqualTo(Map.of("gate", new Spread(60, 360, 600)));
        assertThat(times.recycling(plan)).as("there is no way back").isEmpty();
        assertThat(of(other)).as("ten of its type tell too little").isEmpty();
        passed(signed, "gate", 20);
        assertThat(of(other)).containsKey("end-gate");
    }

    @Test
    void countsHowOftenAGateWithAWayBackWasComeToAgain() {
        People.of(engine).are("designer", "designers");
        Deploying.to(repository, "again")
                .with(
                        "again.bpmn",
                        TestPlans.withErrors(
                                TestPlans.plan(
                                        "again",
                                        "<bpmn:startEvent id=\"start\"/>" + TestPlans.phase("work")
                                                + TestPlans.gate(
                                                        "gate",
                                                        "rules=event-happened.drl",
                                                        "param.event=never",
                                                        "approvers=approvers")
                                                + TestPlans.border("gate", "milestone-recycled", "work")
                                                + "<bpmn:endEvent id=\"end\"/>"
                                                + TestPlans.flows("start", "work", "gate", "end")),
                                "milestone-recycled"))
                .withRules("event-happened.drl")
                .deploy();
        Project like = runs.start("again-1", "again", null, null, Map.of(), "designer");
        Plan plan = plans.plan(like.definition());
        passed(like, "gate", 10);
        assertThat(times.recycling(plan)).isEqualTo(Map.of("gate", 0.0));

        jdbc.update("update mp_gate set round = 2 where project_key like 'again-1-%'");

        assertThat(times.recycling(plan)).isEqualTo(Map.of("gate", 0.5));
    }

    private Map<String, Spread> of(Plan plan) {
        return times.of(plan, WorkingCalendar.standard(ZoneOffset.UTC));
    }

    private Project start(String id, String gate, String... settings) {
        String[] all = {"rules=event-happened.drl", "param.event=never", settings[0]};
        Deploying.to(repository, id)
                .with(
                        id + ".bpmn",
                        TestPlans.plan(
                                id,
                                "<bpmn:startEvent id=\"start\"/>" + TestPlans.gate(gate, all)
                                        + "<bpmn:endEvent id=\"end\"/>" + TestPlans.flows("start", gate, "end")))
                .withRules("event-happened.drl")
                .deploy();
        return runs.start(id + "-1", id, null, null, Map.of(), "designer");
    }

    /** More projects of the same plan; each took a working hour longer than the one before. */
    private void passed(Project like, String gate, int number) {
        int before = jdbc.queryForObject(
                "select count(*) from mp_gate where state = 'PASSED' and project_key like ?",
                Integer.class,
                like.key() + "-%");
        for (int i = before + 1; i <= before + number; i++) {
            String key = like.key() + "-" + i;
            OffsetDateTime asked = OffsetDateTime.parse("2026-01-05T09:00:00Z");
            OffsetDateTime passed = asked.plusDays((i - 1) / 8).plusHours((i - 1) % 8 + 1);
            jdbc.update(
                    "insert into mp_project (project_key, name, plan, plan_version, definition_id, deployment_id, state, zone,"
                            + " start_date, started_at, parameters, evidence, open_gates, waivers)"
                            + " select ?, name, plan, plan_version, definition_id, deployment_id, 'COMPLETED', zone,"
                            + " start_date, started_at, parameters, 0, 0, 0 from mp_project where project_key = ?",
                    key,
                    like.key());
            jdbc.update(
                    "insert into mp_gate (project_key, gate_key, state, round, evaluation, asked, evidence, passed_at)"
                            + " values (?, ?, 'PASSED', 1, 1, 1, 0, ?)",
                    key,
                    gate,
                    passed);
            jdbc.update(
                    "insert into mp_asking (project_key, gate_key, asked, round, asked_at, seats) values (?, ?, 1, 1, ?, '[]')",
                    key,
                    gate,
                    asked);
        }
    }
}
