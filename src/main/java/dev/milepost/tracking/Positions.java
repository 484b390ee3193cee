package dev.milepost.tracking;

import dev.milepost.evidence.Activities;
import dev.milepost.evidence.Evidence;
import dev.milepost.evidence.EvidenceStore;
import dev.milepost.evidence.Observation;
import dev.milepost.forecast.Forecast;
import dev.milepost.forecast.Forecasts;
import dev.milepost.gate.GateRecord;
import dev.milepost.gate.Milestones;
import dev.milepost.plan.Baseline;
import dev.milepost.plan.Baselines;
import dev.milepost.plan.PlanChanges;
import dev.milepost.plan.PlanLibrary;
import dev.milepost.plan.Project;
import dev.milepost.plan.ProjectCalendars;
import dev.milepost.plan.ProjectScope;
import dev.milepost.storage.Keyed;
import dev.milepost.storage.RoundTrips;
import dev.milepost.storage.Sql;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads where projects are: one or many, by the same few statements. Thread-safe. */
@Component
class Positions {

    private final PlanLibrary plans;
    private final ProjectCalendars calendars;
    private final Milestones milestones;
    private final EvidenceStore evidence;
    private final Activities activities;
    private final PlanChanges changes;
    private final Baselines baselines;
    private final Forecasts forecasts;
    private final RoundTrips database;
    private final Clock clock;

    Positions(
            PlanLibrary plans,
            ProjectCalendars calendars,
            Milestones milestones,
            EvidenceStore evidence,
            Activities activities,
            PlanChanges changes,
            Baselines baselines,
            Forecasts forecasts,
            RoundTrips database,
            Clock clock) {
        this.plans = plans;
        this.calendars = calendars;
        this.milestones = milestones;
        this.evidence = evidence;
        this.activities = activities;
        this.changes = changes;
        this.baselines = baselines;
        this.forecasts = forecasts;
        this.database = database;
        this.clock = clock;
    }

    /** Where these projects are, as far as it is stored; in six statements, however many projects there are. */
    @SuppressWarnings("unchecked") // each answer has the rows of its question
    Stored in(ProjectScope scope) {
        Sql keys = scope.keys();
        List<List<?>> answers = database.ask(List.of(
                milestones.standing(keys),
                activities.begun(keys),
                evidence.newest(keys, Observation.Kind.WORK_ITEM),
                changes.moves(keys),
                baselines.promises(keys),
                forecasts.newest(keys)));
        return new Stored(
                ((List<GateRecord>) answers.get(0)).stream().collect(Collectors.groupingBy(GateRecord::project)),
                Keyed.grouped((List<Keyed<String>>) answers.get(1)),
                ((List<Evidence>) answers.get(2)).stream().collect(Collectors.groupingBy(Evidence::project)),
                Keyed.grouped((List<Keyed<PlanChanges.Moved>>) answers.get(3)),
                Keyed.grouped((List<Keyed<Baseline>>) answers.get(4)),
                Keyed.grouped((List<Keyed<Forecast>>) answers.get(5)),
                clock.instant());
    }

    /**
     * What is stored of projects, by their keys.
     *
     * @param gates where gates stand
     * @param begun the ids of tasks and phases that have begun
     * @param items the newest evidence of each work item
     * @param moves how often targets were moved
     * @param promises the first baseline and the one that is reported against, in the order of their numbers
     * @param expected the newest forecast of each milestone
     * @param at when it was read
     */
    record Stored(
            Map<String, List<GateRecord>> gates,
            Map<String, List<String>> begun,
            Map<String, List<Evidence>> items,
            Map<String, List<PlanChanges.Moved>> moves,
            Map<String, List<Baseline>> promises,
            Map<String, List<Forecast>> expected,
            Instant at) {}

    /**
     * Where one of these projects is.
     *
     * @throws IllegalStateException if its plan is not there any more
     */
    Position of(Project project, Stored stored) {
        String key = project.key();
        List<Baseline> promised = stored.promises().getOrDefault(key, List.of());
        return new Position(
                project,
                plans.plan(project.definition()),
                calendars.of(project),
                byKey(stored.gates().getOrDefault(key, List.of()), GateRecord::key),
                Set.copyOf(stored.begun().getOrDefault(key, List.of())),
                InputsReader.items(stored.items().getOrDefault(key, List.of())),
                stored.moves().getOrDefault(key, List.of()).stream()
                        .collect(Collectors.toMap(PlanChanges.Moved::milestone, PlanChanges.Moved::times)),
                promised.stream()
                        .filter(Baseline::reporting)
                        .findFirst()
                        .map(Positions::days)
                        .orElse(Map.of()),
                promised.stream().findFirst().map(Positions::days).orElse(Map.of()),
                byKey(stored.expected().getOrDefault(key, List.of()), Forecast::milestone),
                stored.at());
    }

    private static <T> Map<String, T> byKey(List<T> rows, Function<T, String> key) {
        return rows.stream().collect(Collectors.toMap(key, Function.identity()));
    }

    private static Map<String, LocalDate> days(Baseline baseline) {
        Map<String, LocalDate> days = new HashMap<>();
        baseline.entries().milestones().forEach(entry -> days.putIfAbsent(entry.key(), entry.target()));
        return days;
    }
}
