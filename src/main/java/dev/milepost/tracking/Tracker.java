package dev.milepost.tracking;

import dev.milepost.forecast.Forecast;
import dev.milepost.forecast.Forecasts;
import dev.milepost.gate.GateKeeper;
import dev.milepost.gate.ScheduleChanged;
import dev.milepost.plan.Plan;
import dev.milepost.plan.PlanLibrary;
import dev.milepost.plan.Project;
import dev.milepost.plan.Projects;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps forecasts up to date, off the path of requests: after what a forecast rests on has changed, and once a day. A forecast is
 * computed without the project's lock and kept under it, if what it rests on is still the same; if not, the change that came in
 * between has the project looked at again. Projects of plans without estimates cost a look into a map. Thread-safe.
 */
@Service
public class Tracker {

    private static final Logger LOG = LoggerFactory.getLogger(Tracker.class);

    private final InputsReader inputs;
    private final Forecasts forecasts;
    private final GateKeeper gates;
    private final Projects projects;
    private final PlanLibrary plans;
    private final TransactionTemplate transactions;
    private final TrackingSettings settings;
    private final Clock clock;
    private final Backlog backlog = new Backlog();

    /** Whether a plan version has anything to forecast, by the engine's id of it. */
    private final Map<String, Boolean> estimated = new ConcurrentHashMap<>();

    /** The last day of which all projects of a zone were forecast. */
    private final Map<ZoneId, LocalDate> lastDay = new ConcurrentHashMap<>();

    Tracker(
            InputsReader inputs,
            Forecasts forecasts,
            GateKeeper gates,
            Projects projects,
            PlanLibrary plans,
            PlatformTransactionManager transactions,
            TrackingSettings settings,
            Clock clock) {
        this.inputs = inputs;
        this.forecasts = forecasts;
        this.gates = gates;
        this.projects = projects;
        this.plans = plans;
        this.transactions = new TransactionTemplate(transactions);
        this.settings = settings;
        this.clock = clock;
    }

    /** Has a project looked at, if there is anything to forecast in it. */
    @EventListener
    void changed(ScheduleChanged change) {
        if (mayBeForecast(change.project())) {
            backlog.add(change.project().key());
        }
    }

    /**
     * Has all running projects looked at in whose zone the hour of the daily forecast has come; also all of them when Milepost has
     * just started, in case it was stopped between a change and its forecast.
     */
    @Scheduled(
            fixedDelayString = "${milepost.tracking.interval:PT5M}",
            initialDelayString = "${milepost.tracking.start-delay:PT10S}")
    public void daily() {
        List<ZoneId> due = projects.runningZones().stream().filter(this::isDue).toList();
        if (due.isEmpty()) {
            return;
        }
        List<String> worthIt =
                projects.runningDefinitions().stream().filter(this::isEstimated).toList();
        for (ZoneId zone : due) {
            lastDay.put(zone, now(zone).toLocalDate());
            projects.running(zone, worthIt).forEach(backlog::add);
        }
    }

    private boolean isDue(ZoneId zone) {
        ZonedDateTime now = now(zone);
        LocalDate last = lastDay.get(zone);
        return last == null || (now.toLocalDate().isAfter(last) && now.getHour() >= settings.hour());
    }

    private ZonedDateTime now(ZoneId zone) {
        return clock.instant().atZone(zone);
    }

    /** Whether a project has, or could have, a forecast. */
    public boolean mayBeForecast(Project project) {
        return isEstimated(project.definition())
                || project.outlook().milestones().values().stream().anyMatch(point -> point.forecast() != null);
    }

    private boolean isEstimated(String definition) {
        return estimated.computeIfAbsent(definition, id -> {
            Plan plan = planOf(id);
            return plan != null && plan.flow().nodes().stream().anyMatch(node -> node.estimate() != null);
        });
    }

    private @Nullable Plan planOf(String definition) {
        try {
            return plans.plan(definition);
        } catch (IllegalStateException e) {
            return null; // its deployment was deleted
        }
    }

    /** Does all work that waits, in the calling thread; for tests, and for whoever cannot wait. */
    public void catchUp() {
        for (String project = backlog.poll(); project != null; project = backlog.poll()) {
            look(project);
        }
    }

    Backlog backlog() {
        return backlog;
    }

    /** {@link #refresh}, with errors in the log: a project that cannot be forecast keeps nobody else from anything. */
    public void look(String project) {
        try {
            refresh(project);
        } catch (RuntimeException e) {
            LOG.error("Project '{}' could not be forecast; its next change or the next day tries again.", project, e);
        }
    }

    /**
     * Forecasts a project now, unless nothing that its forecast rests on has changed today.
     *
     * @return whether a new forecast is kept
     */
    public boolean refresh(String key) {
        Inputs in = inputs.read(key);
        if (in.project().state() != Project.State.RUNNING) {
            return false;
        }
        String digest = in.digest();
        if (isKept(in.project(), digest)) {
            return false;
        }
        Projection projection = Projector.project(in, settings.runs(), Projector.seed(digest));
        return Boolean.TRUE.equals(transactions.execute(status -> keep(in, digest, projection)));
    }

    private boolean isKept(Project project, String digest) {
        return !project.outlook().overtaken()
                && forecasts.newest(project.key()).stream()
                        .anyMatch(forecast -> forecast.digest().equals(digest));
    }

    private boolean keep(Inputs in, String digest, Projection projection) {
        Optional<Project> locked = gates.lock(in.project().key());
        if (locked.isEmpty() || !inputs.read(locked.get()).digest().equals(digest)) {
            backlog.add(in.project().key());
            return false; // it has moved on meanwhile
        }
        if (isKept(locked.get(), digest)) {
            return false; // another thread has made the same
        }
        List<Forecast> made = new ArrayList<>();
        projection
                .milestones()
                .forEach((milestone, expected) -> made.add(new Forecast(
                        milestone,
                        in.today(),
                        in.now(),
                        in.target(milestone),
                        in.reporting()
                                .flatMap(baseline -> baseline.target(milestone))
                                .orElse(null),
                        expected.p50(),
                        expected.p80(),
                        expected.p95(),
                        expected.probability(),
                        expected.drivers(),
                        projection.seed(),
                        projection.runs(),
                        digest)));
        forecasts.put(in.project().key(), made);
        gates.expect(in.project().key(), Outlooks.of(in, projection.milestones()));
        return !made.isEmpty();
    }
}
