package dev.milepost.tracking;

import dev.milepost.forecast.Forecast;
import dev.milepost.forecast.Forecasts;
import dev.milepost.forecast.Gap;
import dev.milepost.forecast.PlanNetwork;
import dev.milepost.forecast.PlanWarnings;
import dev.milepost.forecast.analysis.MilestoneTrend;
import dev.milepost.forecast.analysis.RealismBands;
import dev.milepost.forecast.network.InvalidNetworkException;
import dev.milepost.plan.GateDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers what is to be expected of projects. Changes nothing; thread-safe. */
@Service
public class Expectations {

    private final InputsReader inputs;
    private final Forecasts forecasts;
    private final TrackingSettings settings;

    Expectations(InputsReader inputs, Forecasts forecasts, TrackingSettings settings) {
        this.inputs = inputs;
        this.forecasts = forecasts;
        this.settings = settings;
    }

    /**
     * The forecast of a project as it stands.
     *
     * @throws dev.milepost.gate.UnknownProjectException if there is no such project
     */
    @Transactional(readOnly = true)
    public ProjectForecast of(String key) {
        Inputs in = inputs.read(key);
        long seed = Projector.seed(in.digest());
        Projection projection;
        try {
            projection = Projector.project(in, settings.previewRuns(), seed);
        } catch (InvalidNetworkException e) {
            return unknown(in, e, seed);
        }
        return new ProjectForecast(
                in.now(),
                projection.estimated(),
                milestones(in, projection),
                activities(in, projection),
                projection.estimated() ? projection.gaps() : gaps(in),
                Pace.workItems(in, settings.previewRuns(), seed),
                Pace.earned(in),
                seed,
                projection.runs());
    }

    /** A plan that cannot be scheduled at all says why; its work items can be forecast all the same. */
    private ProjectForecast unknown(Inputs in, InvalidNetworkException fault, long seed) {
        String element = fault.ids().isEmpty() ? in.plan().id() : fault.ids().get(0);
        Gap gap =
                new Gap(element, String.valueOf(fault.getMessage()), "Draw the plan so that nothing waits for itself.");
        return new ProjectForecast(
                in.now(),
                false,
                List.of(),
                List.of(),
                List.of(gap),
                Pace.workItems(in, settings.previewRuns(), seed),
                Pace.earned(in),
                seed,
                0);
    }

    private static List<Gap> gaps(Inputs in) {
        PlanNetwork network = Projector.network(in);
        return network.gaps();
    }

    private static List<ProjectForecast.Milestone> milestones(Inputs in, Projection projection) {
        List<ProjectForecast.Milestone> milestones = new ArrayList<>();
        for (GateDefinition gate : in.plan().gates()) {
            Projection.Expectation expected = projection.milestones().get(gate.key());
            if (expected != null) {
                RealismBands.Judgement realism = RealismBands.STANDARD.judge(expected.probability());
                milestones.add(new ProjectForecast.Milestone(
                        gate.key(),
                        gate.name(),
                        in.target(gate.key()),
                        expected.planned(),
                        expected.p50(),
                        expected.p80(),
                        expected.p95(),
                        expected.probability(),
                        realism.band(),
                        realism.reason(),
                        expected.drivers(),
                        Impacts.steps(in, expected.path())));
            }
        }
        return milestones;
    }

    private static List<ProjectForecast.Activity> activities(Inputs in, Projection projection) {
        double day = in.calendar().minutesPerDay();
        List<ProjectForecast.Activity> activities = new ArrayList<>();
        PlanNetwork plan = projection.plan();
        if (plan == null) {
            return activities;
        }
        projection.activities().forEach((id, dates) -> {
            if (Projector.isWork(in, id)) {
                activities.add(new ProjectForecast.Activity(
                        id,
                        in.name(id),
                        Projector.begins(plan, id, dates.earlyStart(), dates.earlyFinish()),
                        plan.at(id, dates.earlyFinish()),
                        Projector.begins(plan, id, dates.lateStart(), dates.lateFinish()),
                        plan.at(id, dates.lateFinish()),
                        Projector.rounded(dates.totalFloat() / day, 100),
                        Projector.rounded(dates.freeFloat() / day, 100),
                        dates.critical(),
                        projection.criticality().getOrDefault(id, 0.0)));
            }
        });
        activities.sort(Comparator.comparing(ProjectForecast.Activity::earlyStart));
        return activities;
    }

    /** What is doubtful in the plan of a project, as if it began now. */
    @Transactional(readOnly = true)
    public List<Gap> warnings(String key) {
        Inputs in = inputs.read(key);
        return PlanWarnings.of(in.plan(), in.project().start(), in.project().parameters(), in.calendar());
    }

    /** All forecasts of a project that were kept, the oldest day first. */
    @Transactional(readOnly = true)
    public List<Forecast> history(String key) {
        return forecasts.of(inputs.read(key).project().key());
    }

    /** The trend of each milestone, in the order of the plan. */
    @Transactional(readOnly = true)
    public List<Trend> trend(String key) {
        Inputs in = inputs.read(key);
        List<Forecast> all = forecasts.of(key);
        return in.plan().gates().stream().map(gate -> trend(in, gate, all)).toList();
    }

    private Trend trend(Inputs in, GateDefinition gate, List<Forecast> all) {
        List<MilestoneTrend.Report> reports = all.stream()
                .filter(forecast -> forecast.milestone().equals(gate.key()))
                .map(forecast -> new MilestoneTrend.Report(forecast.day(), forecast.p80()))
                .toList();
        MilestoneTrend trend = MilestoneTrend.of(
                reports,
                in.today(),
                in.reached(gate.key()),
                new MilestoneTrend.Thresholds(MilestoneTrend.Thresholds.STANDARD.tolerance(), settings.rhythm()));
        return new Trend(
                gate.key(),
                gate.name(),
                in.target(gate.key()),
                in.reporting().flatMap(baseline -> baseline.target(gate.key())).orElse(null),
                in.reached(gate.key()),
                trend.points(),
                trend.pattern(),
                trend.drift(),
                trend.gaps(),
                trend.reason());
    }
}
