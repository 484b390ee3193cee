package dev.milepost.tracking;

import dev.milepost.evidence.Observation;
import dev.milepost.forecast.Assumptions;
import dev.milepost.forecast.Forecast;
import dev.milepost.forecast.PlanNetwork;
import dev.milepost.forecast.network.CriticalPath;
import dev.milepost.forecast.network.Dates;
import dev.milepost.forecast.network.Outcome;
import dev.milepost.forecast.network.Schedule;
import dev.milepost.forecast.network.Simulation;
import dev.milepost.plan.Estimate;
import dev.milepost.plan.GateDefinition;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forecasts a project: a pure function of what it rests on, how often to simulate, and where the random numbers begin. */
final class Projector {

    private static final Logger LOG = LoggerFactory.getLogger(Projector.class);
    private static final int DRIVERS = 5;

    private Projector() {}

    /** The seed of inputs with this digest. */
    static long seed(String digest) {
        return Long.parseUnsignedLong(digest.substring(0, 16), 16);
    }

    /** The network of a project as it stands. */
    static PlanNetwork network(Inputs in) {
        Map<String, Estimate> estimates = new HashMap<>();
        in.estimates().forEach((id, text) -> Estimate.parse(text).ifPresent(estimate -> estimates.put(id, estimate)));
        Assumptions assumptions = new Assumptions(
                in.targets().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, target -> target.getValue().day())),
                in.project().parameters(),
                estimates,
                in.gateTimes(),
                in.recycling(),
                in.workItems().stream().map(Projector::outside).toList());
        return PlanNetwork.of(in.plan(), ProgressOf.of(in), in.calendar(), assumptions);
    }

    /** Whether there is any estimate to forecast from; without one, no network is made. */
    static boolean isEstimated(Inputs in) {
        return !in.estimates().isEmpty() || in.plan().flow().nodes().stream().anyMatch(node -> node.estimate() != null);
    }

    static Projection project(Inputs in, int runs, long seed) {
        if (!isEstimated(in)) {
            return Projection.nothing(seed);
        }
        PlanNetwork plan = network(in);
        if (!plan.estimated()) {
            return new Projection(false, Map.of(), Map.of(), Map.of(), plan.gaps(), plan, seed, 0);
        }
        Map<String, Double> deadlines = deadlines(in, plan);
        Schedule schedule = CriticalPath.of(plan.network(), deadlines);
        List<String> watched = in.plan().gates().stream()
                .map(GateDefinition::key)
                .filter(key -> in.reached(key) == null)
                .filter(key -> plan.network().activities().stream()
                        .anyMatch(activity -> activity.id().equals(key)))
                .toList();
        Outcome outcome = new Simulation(plan.network(), watched).run(runs, seed);
        DrivingPath paths = new DrivingPath(plan.network(), schedule.activities());
        Map<String, Projection.Expectation> milestones = new LinkedHashMap<>();
        for (String key : watched) {
            if (outcome.reached(key) > 0) {
                Dates dates = schedule.activities().get(key);
                milestones.put(
                        key,
                        new Projection.Expectation(
                                day(plan, key, outcome.percentile(key, 0.5)),
                                day(plan, key, outcome.percentile(key, 0.8)),
                                day(plan, key, outcome.percentile(key, 0.95)),
                                outcome.probability(key, deadlines.getOrDefault(key, 0.0)),
                                dates == null ? null : day(plan, key, dates.earlyFinish()),
                                drivers(in, outcome, key),
                                paths.to(key)));
            }
        }
        Map<String, Double> criticality = new HashMap<>();
        schedule.activities().keySet().forEach(id -> criticality.put(id, outcome.criticality(id)));
        return new Projection(true, milestones, schedule.activities(), criticality, plan.gaps(), plan, seed, runs);
    }

    /**
     * The days of everything on the expected way, without any simulation; empty where nothing takes time, or the plan is so odd that
     * it cannot be scheduled, which is no reason not to begin it.
     */
    static Map<String, Days> planned(Inputs in) {
        Map<String, Days> days = new HashMap<>();
        if (!isEstimated(in)) {
            return days;
        }
        try {
            PlanNetwork plan = network(in);
            if (plan.estimated()) {
                CriticalPath.of(plan.network())
                        .activities()
                        .forEach((id, dates) -> days.put(
                                id,
                                new Days(
                                        begins(plan, id, dates.earlyStart(), dates.earlyFinish())
                                                .atZone(plan.calendar().zone())
                                                .toLocalDate(),
                                        day(plan, id, dates.earlyFinish()))));
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            LOG.warn(
                    "The plan of project '{}' cannot be scheduled.",
                    in.project().key(),
                    e);
        }
        return days;
    }

    /** The day on which an activity ends that ends so many working minutes after the origin. */
    private static LocalDate day(PlanNetwork plan, String activity, double minutes) {
        return plan.at(activity, minutes).atZone(plan.calendar().zone()).toLocalDate();
    }

    /** When work begins: at the beginning of its first minute, not at the end of the working day before. */
    static Instant begins(PlanNetwork plan, String activity, double start, double finish) {
        return finish <= start || start < 0
                ? plan.at(activity, start)
                : plan.calendar()
                        .after(plan.origin(), (long) Math.floor(start) + 1)
                        .minus(Duration.ofMinutes(1));
    }

    private static Map<String, Double> deadlines(Inputs in, PlanNetwork plan) {
        Map<String, Double> deadlines = new HashMap<>();
        in.targets().forEach((key, target) -> deadlines.put(key, plan.minutes(key, target)));
        return deadlines;
    }

    private static List<Forecast.Cause> drivers(Inputs in, Outcome outcome, String milestone) {
        return outcome.drivers(milestone).stream()
                .filter(driver -> driver.delay() > 0 && isWork(in, driver.id()))
                .limit(DRIVERS)
                .map(driver -> new Forecast.Cause(
                        driver.id(),
                        in.name(driver.id()),
                        rounded(driver.criticality(), 1000),
                        rounded(driver.delay() / in.calendar().minutesPerDay(), 100)))
                .toList();
    }

    /** Whether an activity is something that people know, rather than a gateway, an event or the end of a phase. */
    static boolean isWork(Inputs in, String id) {
        return !in.name(id).equals(id)
                || in.plan().gate(id).isPresent()
                || in.plan().tasks().stream().anyMatch(task -> task.id().equals(id));
    }

    static double rounded(double value, int parts) {
        return (double) Math.round(value * parts) / parts;
    }

    private static Assumptions.OutsideWork outside(Observation.WorkItem item) {
        return new Assumptions.OutsideWork(
                item.id(),
                item.phase(),
                item.state() == Observation.WorkItem.State.OPEN,
                item.start(),
                item.due(),
                item.finished());
    }

    /** First and last day of an activity. */
    record Days(LocalDate start, @Nullable LocalDate finish) {}
}
