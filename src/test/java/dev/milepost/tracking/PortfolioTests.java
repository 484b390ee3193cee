package dev.milepost.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.evidence.Activity;
import dev.milepost.evidence.Observation;
import dev.milepost.plan.Project;
import dev.milepost.process.OpenWork;
import dev.milepost.process.ProjectRuns;
import dev.milepost.testing.MilepostTest;
import dev.milepost.testing.MutableClock;
import dev.milepost.testing.People;
import dev.milepost.testing.Submit;
import dev.milepost.testing.TestTime;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Three projects of one plan: one as it began, one that came to its first gate late and was re-planned, one that was stopped. */
@MilepostTest
class PortfolioTests {

    @Autowired
    RepositoryService repository;

    @Autowired
    ProcessEngine engine;

    @Autowired
    ProjectRuns runs;

    @Autowired
    OpenWork work;

    @Autowired
    Tracker tracker;

    @Autowired
    Tracking tracking;

    @Autowired
    Portfolio portfolio;

    @Autowired
    Replanning replanning;

    @Autowired
    BaselineDesk baselines;

    @Autowired
    Submit submit;

    @Autowired
    MutableClock clock;

    final String id = UUID.randomUUID().toString();
    final String fresh = "c-" + id;
    final String moved = "b-" + id;
    final String stopped = "a-" + id;
    final Set<String> own = Set.of(fresh, moved, stopped);

    @BeforeEach
    void begin() {
        TestTime.pass(clock, Duration.between(clock.instant(), TestTime.START));
        People.of(engine).are("designer", "designers").are("anna", "builders");
        TrackedPlan.deploy(repository);
        start(moved, "Moved");
        start(stopped, "Stopped");
        replanning.target(moved, "beta", LocalDate.parse("2026-05-04"), "agreed", "designer", false);
        replanning.estimate(moved, "work_build", "30d", "harder than thought", "designer", false);
        submit.submit(
                moved,
                new Observation.WorkItem(
                        "X-1",
                        "Extra",
                        "build",
                        Observation.WorkItem.State.OPEN,
                        null,
                        LocalDate.parse("2026-06-20"),
                        null),
                null);
        baselines.take(moved, "Second", "agreed", "designer");
        replanning.target(moved, "beta", LocalDate.parse("2026-05-11"), "agreed again", "designer", false);
        stop(stopped);
        TestTime.pass(clock, Duration.ofDays(24));
        complete(moved, "work_design");
        start(fresh, "Fresh");
        tracker.catchUp();
    }

    @Test
    void saysOfEachProjectWhatIsSaidOfItAlone() {
        List<ProjectView> all = find(nothing(), Portfolio.Sort.STARTED).items();

        assertThat(all).extracting(ProjectView::key).containsExactly(fresh, stopped, moved);
        for (ProjectView one : all) {
            assertThat(one.milestones()).isEqualTo(tracking.milestones(one.key()));
        }
        assertThat(all)
                .extracting(ProjectView::status)
                .containsExactly(Status.ON_TRACK, Status.STOPPED, Status.AT_RISK);
        assertThat(all).extracting(ProjectView::next).containsExactly("alpha", null, "beta");
    }

    @Test
    void findsProjectsByWhatTheyAreAndSay() {
        assertThat(keys(filter(Project.State.RUNNING, null, null, null))).containsExactly(moved, fresh);
        assertThat(keys(filter(null, "another", null, null))).isEmpty();
        assertThat(keys(filter(null, TrackedPlan.ID, Status.AT_RISK, null))).containsExactly(moved);
        assertThat(keys(filter(null, null, null, "RESH"))).containsExactly(fresh);
        assertThat(keys(filter(null, null, null, "bet"))).containsExactly(moved, fresh, stopped);
        assertThat(keys(filter(null, null, null, "nowhere"))).isEmpty();
    }

    @Test
    void countsAllOfAFilterWhateverStatusIsAskedFor() {
        Portfolio.Found found = find(filter(null, null, Status.AT_RISK, null), Portfolio.Sort.STATUS);

        assertThat(found.total()).isEqualTo(1);
        assertThat(found.counts()).isEqualTo(Map.of(Status.AT_RISK, 1L, Status.ON_TRACK, 1L, Status.STOPPED, 1L));
    }

    @Test
    void sortsAndPages() {
        assertThat(sorted(Portfolio.Sort.KEY)).containsExactly(stopped, moved, fresh);
        assertThat(sorted(Portfolio.Sort.NAME)).containsExactly(fresh, moved, stopped);
        assertThat(sorted(Portfolio.Sort.TARGET)).containsExactly(fresh, moved, stopped);
        assertThat(sorted(Portfolio.Sort.STATUS)).containsExactly(moved, fresh, stopped);

        Portfolio.Found second = portfolio.find(nothing(), Portfolio.Sort.KEY, 1, 2);
        assertThat(second.items()).extracting(ProjectView::key).containsExactly(fresh);
        assertThat(second.total()).isEqualTo(3);
    }

    @Test
    void findsProjectsInWhichSomethingWaitsForSomebody() {
        assertThat(work.of("anna")).doesNotContain(fresh, moved);
        String task = openTask(fresh);

        engine.getTaskService().addCandidateGroup(task, "builders");
        assertThat(work.of("anna")).contains(fresh).doesNotContain(moved);

        engine.getTaskService().setAssignee(task, "designer");
        assertThat(work.of("anna")).doesNotContain(fresh);
        assertThat(work.of("designer")).contains(fresh);
    }

    @Test
    void countsWhereTheRunningProjectsOfAPlanStand() {
        List<Portfolio.GateStanding> standing = portfolio.standing(TrackedPlan.ID);

        Portfolio.GateStanding alpha = standing.get(0);
        assertThat(alpha.gate()).isEqualTo("alpha");
        assertThat(alpha.passed()).isPositive();
        assertThat(standing.get(1).atRisk()).isPositive();
        assertThat(standing)
                .allSatisfy(gate -> assertThat(gate.projects())
                        .isGreaterThanOrEqualTo(gate.passed() + gate.late() + gate.atRisk()));
        assertThat(portfolio.standing("another")).isEmpty();
    }

    private void start(String project, String name) {
        runs.start(project, TrackedPlan.ID, name, null, Map.of(), "designer");
        tracker.catchUp();
    }

    private void stop(String project) {
        engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(project)
                .processDefinitionKey(TrackedPlan.ID)
                .list()
                .forEach(run -> engine.getRuntimeService().deleteProcessInstance(run.getId(), "stopped"));
    }

    private void complete(String project, String element) {
        assertThat(runs.tasks(project).get(0).element()).isEqualTo(element);
        runs.complete(project, openTask(project), "designer");
    }

    private String openTask(String project) {
        return runs.tasks(project).stream()
                .filter(run -> run.state() == Activity.State.OPEN)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private Portfolio.Filter nothing() {
        return filter(null, null, null, null);
    }

    private Portfolio.Filter filter(Project.State state, String plan, Status status, String text) {
        return new Portfolio.Filter(state, plan, status, text, own);
    }

    private Portfolio.Found find(Portfolio.Filter filter, Portfolio.Sort sort) {
        return portfolio.find(filter, sort, 0, 50);
    }

    private List<String> keys(Portfolio.Filter filter) {
        return find(filter, Portfolio.Sort.STATUS).items().stream()
                .map(ProjectView::key)
                .toList();
    }

    private List<String> sorted(Portfolio.Sort sort) {
        return find(nothing(), sort).items().stream().map(ProjectView::key).toList();
    }
}
