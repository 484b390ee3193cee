package dev.milepost.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.evidence.Activity;
import dev.milepost.evidence.Observation;
import dev.milepost.forecast.Forecast;
import dev.milepost.forecast.Forecasts;
import dev.milepost.forecast.analysis.TrendPattern;
import dev.milepost.gate.GateKeeper;
import dev.milepost.gate.GateState;
import dev.milepost.gate.Verdict;
import dev.milepost.plan.Baseline;
import dev.milepost.plan.Projects;
import dev.milepost.plan.calendar.CalendarSettings;
import dev.milepost.process.ProjectRuns;
import dev.milepost.testing.MilepostTest;
import dev.milepost.testing.MutableClock;
import dev.milepost.testing.People;
import dev.milepost.testing.Submit;
import dev.milepost.testing.TestTime;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A project from its start to its evaluation, as time passes and plans change. It starts on Monday 2026-03-02 at nine. */
@MilepostTest
class TrackingTests {

    @Autowired
    RepositoryService repository;

    @Autowired
    ProcessEngine engine;

    @Autowired
    ProjectRuns runs;

    @Autowired
    Projects projects;

    @Autowired
    GateKeeper gates;

    @Autowired
    Tracker tracker;

    @Autowired
    Tracking tracking;

    @Autowired
    Replanning replanning;

    @Autowired
    BaselineDesk baselines;

    @Autowired
    Expectations expectations;

    @Autowired
    Evaluations evaluations;

    @Autowired
    Forecasts forecasts;

    @Autowired
    Submit submit;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    MutableClock clock;

    final String project = "p-" + UUID.randomUUID();

    @BeforeEach
    void begin() {
        TestTime.pass(clock, Duration.between(clock.instant(), TestTime.START));
        People.of(engine).are("designer", "designers");
        // what other tests left running would be forecast each day as well
        jdbc.update("update mp_project set state = 'CANCELLED' where state = 'RUNNING'");
    }

    @Test
    void takesABaselineAndForecastsWhenAProjectBegins() {
        start();

        List<Baseline> all = baselines.of(project);
        assertThat(all).singleElement().satisfies(first -> {
            assertThat(first.number()).isEqualTo(1);
            assertThat(first.author()).isEqualTo("designer");
            assertThat(first.reporting()).isTrue();
            assertThat(first.target("alpha")).contains(day("2026-03-16"));
            assertThat(first.entries().tasks())
                    .filteredOn(task -> task.id().equals("work_design"))
                    .singleElement()
                    .satisfies(task -> {
                        assertThat(task.estimate()).isEqualTo("3d/5d/9d");
                        assertThat(task.start()).isEqualTo(day("2026-03-02"));
                        assertThat(task.finish()).isEqualTo(day("2026-03-06"));
                    });
        });
        MilestoneView alpha = milestone("alpha");
        assertThat(alpha.baseline()).isEqualTo(alpha.target());
        assertThat(alpha.forecast()).isNotNull();
        assertThat(alpha.forecast().p50()).isBefore(alpha.forecast().p95());
        assertThat(alpha.status()).isEqualTo(Status.ON_TRACK);
        assertThat(projects.find(project).orElseThrow().outlook().of("alpha").forecast())
                .isEqualTo(alpha.forecast().p80());
    }

    @Test
    void forecastsTheSameTwiceAndOnlyOnceADayWhileNothingChanges() {
        start();
        List<Forecast> first = forecasts.of(project);

        assertThat(tracker.refresh(project)).isFalse();
        jdbc.update("delete from mp_forecast where project_key = ?", project);
        assertThat(tracker.refresh(project)).isTrue();

        assertThat(forecasts.of(project)).isEqualTo(first);
    }

    @Test
    void keepsOnceWhatSeveralThreadsForecastAtTheSameTime() throws Exception {
        start();
        jdbc.update("delete from mp_forecast where project_key = ?", project);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        CyclicBarrier together = new CyclicBarrier(4);
        try {
            Callable<Boolean> forecast = () -> {
                together.await();
                return tracker.refresh(project);
            };
            int kept = 0;
            for (Future<Boolean> one : threads.invokeAll(Collections.nCopies(4, forecast))) {
                kept += one.get() ? 1 : 0;
            }
            assertThat(kept).isEqualTo(1);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void saysThatATargetIsAtRiskWhenWorkTakesLonger() {
        start();
        pass(Duration.ofDays(10)); // Thursday 2026-03-12: the task of 3 to 9 days has run for 8
        tracker.daily();
        tracker.catchUp();
        MilestoneView before = milestone("beta");
        pass(Duration.ofDays(13)); // Wednesday 2026-03-25
        complete("work_design");
        tracker.catchUp();

        MilestoneView alpha = milestone("alpha");
        assertThat(alpha.status()).isEqualTo(Status.REACHED);
        assertThat(alpha.reason()).isEqualTo("reached late by 7 working days");
        assertThat(alpha.slip()).isEqualTo(7);
        MilestoneView beta = milestone("beta");
        assertThat(beta.forecast().p80()).isAfter(before.forecast().p80());
        assertThat(beta.status()).isIn(Status.WATCH, Status.AT_RISK);
        assertThat(beta.reason()).contains("likely to meet its target", "pushed most by Work build");
    }

    @Test
    void answersWhatAMovedTargetDoesAndDoesIt() {
        start();
        MilestoneView before = milestone("beta");

        Replanning.Done done = replanning.target(project, "beta", day("2026-03-11"), "the fair", "designer", false);

        assertThat(done.impact().milestones()).singleElement().satisfies(moved -> {
            assertThat(moved.key()).isEqualTo("beta");
            assertThat(moved.target()).isEqualTo(new Impact.Shift<>(before.target(), day("2026-03-11")));
            assertThat(moved.probability().after())
                    .isLessThan(moved.probability().before());
            assertThat(moved.workingDays()).isZero();
            assertThat(moved.path())
                    .extracting(Impact.Step::id)
                    .containsSubsequence("work_design", "work_build", "beta");
        });
        MilestoneView beta = milestone("beta");
        assertThat(beta.target()).isEqualTo(day("2026-03-11"));
        assertThat(beta.status()).isEqualTo(Status.AT_RISK);
        assertThat(beta.baseline()).isEqualTo(before.target());
        assertThat(replanning.changes(project)).singleElement().satisfies(change -> {
            assertThat(change.before()).isEqualTo(before.target().toString());
            assertThat(change.reason()).isEqualTo("the fair");
        });
    }

    @Test
    void movesEverythingBehindATaskWhoseEstimateChanges() {
        start();

        Impact impact = replanning
                .estimate(project, "work_design", "8d/10d/14d", "harder than thought", "designer", false)
                .impact();

        assertThat(impact.milestones()).extracting(Impact.Moved::key).containsExactly("alpha", "beta");
        assertThat(impact.milestones())
                .allSatisfy(moved -> assertThat(moved.workingDays()).isBetween(4L, 6L));
        assertThat(milestone("alpha").forecast().p80())
                .isEqualTo(impact.milestones().get(0).p80().after());
    }

    @Test
    void followsTheCalendar() {
        start();
        LocalDate before = milestone("alpha").forecast().p80();
        CalendarSettings.Holiday holiday = new CalendarSettings.Holiday("2026-03-04", "Founders' day");

        Replanning.Done done = replanning.calendar(
                project, new CalendarSettings(null, null, List.of(holiday), null, null), "closed", "designer", false);

        assertThat(done.impact().milestones()).extracting(Impact.Moved::key).contains("alpha", "beta");
        assertThat(milestone("alpha").forecast().p80()).isAfter(before);
        assertThat(replanning.calendar(project).holidays()).containsExactly(holiday);
    }

    @Test
    void changesNothingWhenItIsOnlyAsked() {
        start();
        Map<String, Long> tables = rows();
        List<MilestoneView> views = tracking.milestones(project);

        replanning.target(project, "beta", day("2026-05-01"), "what if", "designer", true);
        replanning.estimate(project, "work_build", "30d", "what if", "designer", true);
        replanning.calendar(
                project,
                new CalendarSettings(null, null, List.of(new CalendarSettings.Holiday("2026-03-04", null)), null, null),
                "what if",
                "designer",
                true);
        expectations.of(project);
        tracker.catchUp();

        assertThat(rows()).isEqualTo(tables);
        assertThat(tracking.milestones(project)).isEqualTo(views);
    }

    @Test
    void doesNotTurnGreenWhenASlippedTargetIsMoved() {
        start();
        replanning.estimate(project, "work_build", "30d", "harder than thought", "designer", false);
        assertThat(milestone("beta").status()).isEqualTo(Status.AT_RISK);

        replanning.target(project, "beta", day("2026-06-01"), "agreed", "designer", false);
        MilestoneView moved = milestone("beta");
        baselines.take(project, "Agreed anew", "the board has agreed", "designer");
        MilestoneView agreed = milestone("beta");

        assertThat(moved.status()).isEqualTo(Status.WATCH);
        assertThat(moved.reason()).endsWith("re-planned once, first baseline 2026-04-01");
        assertThat(agreed.status()).isEqualTo(Status.ON_TRACK);
        assertThat(agreed.baseline()).isEqualTo(day("2026-06-01"));
        assertThat(projects.find(project).orElseThrow().outlook().of("beta").baseline())
                .isEqualTo(day("2026-06-01"));
    }

    @Test
    void comparesBaselinesAndAnyInstant() {
        start();
        var began = clock.instant();
        pass(Duration.ofHours(1));
        replanning.target(project, "beta", day("2026-05-04"), "agreed", "designer", false);
        replanning.estimate(project, "work_build", "9d", "seen", "designer", false);
        submit.submit(
                project,
                new Observation.WorkItem(
                        "X-1", "Extra", "build", Observation.WorkItem.State.OPEN, null, day("2026-03-20"), null),
                null);
        baselines.take(project, "Second", "agreed", "designer");

        Comparison second = baselines.compare(project, "1", "2");

        assertThat(second.added()).extracting(Comparison.Thing::id).containsExactly("X-1");
        assertThat(second.removed()).isEmpty();
        assertThat(second.changed())
                .filteredOn(change -> !change.field().startsWith("planned"))
                .extracting(
                        Comparison.Change::id,
                        Comparison.Change::field,
                        Comparison.Change::before,
                        Comparison.Change::after)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("beta", "target", "2026-04-01", "2026-05-04"),
                        org.assertj.core.groups.Tuple.tuple("work_build", "estimate", "4d/6d/12d", "9d"));
        assertThat(baselines.compare(project, began.toString(), "1").changed()).isEmpty();
        assertThat(baselines.compare(project, "2", "now").changed()).isEmpty();
        assertThat(baselines.compare(project, "2", began.toString()).removed())
                .extracting(Comparison.Thing::id)
                .containsExactly("X-1");
        assertThatThrownBy(() -> baselines.compare(project, "3", "now")).isInstanceOf(UnknownInPlanException.class);
        assertThatThrownBy(() -> baselines.compare(project, "yesterday", "now"))
                .isInstanceOf(InvalidChangeException.class);
    }

    @Test
    void reportsAgainstTheBaselineThatIsChosen() {
        start();
        replanning.target(project, "beta", day("2026-05-04"), "agreed", "designer", false);
        baselines.take(project, "Second", "agreed", "designer");

        baselines.report(project, 1, "compare with the start", "designer");

        assertThat(baselines.of(project)).extracting(Baseline::reporting).containsExactly(true, false);
        assertThat(milestone("beta").baseline()).isEqualTo(day("2026-04-01"));
    }

    @Test
    void showsTheTrendOfSeveralDaysAndEvaluatesInTheEnd() {
        start();
        for (int i = 0; i < 14; i++) {
            pass(Duration.ofDays(1));
            tracker.daily();
            tracker.catchUp();
        }
        Trend alpha = expectations.trend(project).get(0);
        assertThat(alpha.points()).hasSizeGreaterThan(10);
        assertThat(alpha.pattern()).isEqualTo(TrendPattern.SLIPPING);

        complete("work_design");
        pass(Duration.ofDays(4));
        complete("work_build");
        EvaluationReport report = evaluations.of(project);

        assertThat(report.milestones())
                .extracting(EvaluationReport.Milestone::slip)
                .containsExactly(0L, -8L);
        assertThat(report.tasks()).extracting(EvaluationReport.Task::id).containsExactly("work_design", "work_build");
        assertThat(report.estimates().tasks()).isEqualTo(2);
        assertThat(report.phases())
                .allSatisfy(phase -> assertThat(phase.longer()).isNotNull());
        assertThat(report.slip()).isNotNull();
        assertThat(report.forecasts().p80().dates()).isPositive();
        assertThat(ReportText.of(report)).contains("| alpha | 2026-03-16 | 2026-03-16 | 2026-03-16 | 0 | 0 | 0 |");
    }

    @Test
    void opensAGateThatAsksForTheForecastAsSoonAsItIsGoodEnough() {
        TrackedPlan.deploy(repository, "rules=tasks-complete.drl, forecast-on-target.drl", "param.milestone=beta");
        begin(Map.of());
        replanning.target(project, "beta", day("2026-03-09"), "too early", "designer", false);
        complete("work_design");
        tracker.catchUp();
        assertThat(gates.standing(project, "alpha").verdict()).isEqualTo(Verdict.BLOCKED);

        replanning.estimate(project, "work_build", "1h", "it is there already", "designer", false);
        tracker.catchUp();

        assertThat(gates.standing(project, "alpha").state()).isEqualTo(GateState.PASSED);
    }

    @Test
    void keepsAGateShutThatAsksForAForecastOfWhatIsNoLongerSo() {
        TrackedPlan.deploy(repository, "rules=tasks-complete.drl, forecast-on-target.drl", "param.milestone=beta");
        begin(Map.of());
        tracker.catchUp();
        assertThat(milestone("beta").status()).isEqualTo(Status.ON_TRACK);

        complete("work_design");
        assertThat(gates.standing(project, "alpha").verdict())
                .as("what was forecast before may be too kind")
                .isEqualTo(Verdict.UNDECIDED);

        tracker.catchUp();
        assertThat(gates.standing(project, "alpha").state()).isEqualTo(GateState.PASSED);
    }

    @Test
    void forecastsAProjectOfBeforeThereWereBaselines() {
        start();
        jdbc.update("delete from mp_baseline where project_key = ?", project);
        jdbc.update("delete from mp_forecast where project_key = ?", project);
        jdbc.update("update mp_project set outlook = null where project_key = ?", project);

        assertThat(milestone("alpha").status()).isEqualTo(Status.UNKNOWN);
        assertThat(tracker.refresh(project)).isTrue();
        assertThat(milestone("alpha").status()).isEqualTo(Status.ON_TRACK);
        assertThat(baselines.take(project, "First", "late, but now", "designer").number())
                .isEqualTo(1);
    }

    @Test
    void looksAtAllProjectsOnceADayWhateverTheClockDoes() {
        start();
        pass(Duration.ofDays(1));
        tracker.daily();
        tracker.catchUp();
        int kept = forecasts.of(project).size();
        pass(Duration.ofDays(-1));
        tracker.daily();
        tracker.catchUp();
        assertThat(forecasts.of(project)).as("set back a day").hasSize(kept);
        pass(Duration.ofDays(1));
        tracker.daily();
        tracker.catchUp();
        assertThat(forecasts.of(project)).as("the same day again").hasSize(kept);
    }

    private void start() {
        TrackedPlan.deploy(repository);
        begin(Map.of());
    }

    private void begin(Map<String, String> parameters) {
        runs.start(project, TrackedPlan.ID, null, null, parameters, "designer");
        tracker.catchUp();
    }

    private void pass(Duration duration) {
        TestTime.pass(clock, duration);
        assertThat(ClockUtil.getCurrentTime().toInstant()).isEqualTo(clock.instant());
    }

    private void complete(String element) {
        String task = runs.tasks(project).stream()
                .filter(run -> run.element().equals(element) && run.state() == Activity.State.OPEN)
                .findFirst()
                .orElseThrow()
                .id();
        runs.complete(project, task, "designer");
    }

    private MilestoneView milestone(String key) {
        return tracking.milestones(project).stream()
                .filter(view -> view.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    /** How many rows each table has; those of the audit trail are moved by its sealer at any time. */
    private Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        jdbc.queryForList(
                        "select table_name from information_schema.tables where table_schema = 'PUBLIC'"
                                + " and table_name not like 'MP_AUDIT%'",
                        String.class)
                .forEach(table ->
                        rows.put(table, jdbc.queryForObject("select count(*) from \"" + table + "\"", Long.class)));
        return rows;
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
