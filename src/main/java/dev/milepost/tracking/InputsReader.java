package dev.milepost.tracking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.milepost.evidence.Activities;
import dev.milepost.evidence.Activity;
import dev.milepost.evidence.Evidence;
import dev.milepost.evidence.EvidenceStore;
import dev.milepost.evidence.Observation;
import dev.milepost.gate.GateRecord;
import dev.milepost.gate.Milestones;
import dev.milepost.plan.Baselines;
import dev.milepost.plan.Plan;
import dev.milepost.plan.PlanChange;
import dev.milepost.plan.PlanChanges;
import dev.milepost.plan.PlanLibrary;
import dev.milepost.plan.Project;
import dev.milepost.plan.ProjectCalendars;
import dev.milepost.plan.calendar.CalendarSettings;
import dev.milepost.plan.calendar.WorkingCalendar;
import dev.milepost.storage.RoundTrips;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what a forecast rests on. Thread-safe. */
@Component
class InputsReader {

    private final PlanLibrary plans;
    private final ProjectCalendars calendars;
    private final Milestones milestones;
    private final EvidenceStore evidence;
    private final Activities activities;
    private final PlanChanges changes;
    private final Baselines baselines;
    private final GateTimes gateTimes;
    private final RoundTrips database;
    private final ObjectMapper json;
    private final Clock clock;

    InputsReader(
            PlanLibrary plans,
            ProjectCalendars calendars,
            Milestones milestones,
            EvidenceStore evidence,
            Activities activities,
            PlanChanges changes,
            Baselines baselines,
            GateTimes gateTimes,
            RoundTrips database,
            ObjectMapper json,
            Clock clock) {
        this.plans = plans;
        this.calendars = calendars;
        this.milestones = milestones;
        this.evidence = evidence;
        this.activities = activities;
        this.changes = changes;
        this.baselines = baselines;
        this.gateTimes = gateTimes;
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What the forecast of a project rests on now.
     *
     * @throws dev.milepost.gate.UnknownProjectException if there is no such project
     */
    Inputs read(String key) {
        return read(milestones.project(key));
    }

    /** What the forecast of a project rests on of which nothing is stored but its row; without a look at the database. */
    Inputs ofNew(Project project) {
        Plan plan = plans.plan(project.definition());
        return new Inputs(
                project,
                plan,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                calendars.of(project),
                null,
                Map.of(),
                estimates(plan, Map.of()),
                Map.of(),
                Map.of(),
                clock.instant());
    }

    @SuppressWarnings("unchecked") // each answer has the rows of its question
    Inputs read(Project project) {
        Plan plan = plans.plan(project.definition());
        List<GateRecord> gates = milestones.standing(project);
        List<List<?>> answers = database.ask(List.of(
                evidence.newest(project.key(), Observation.Kind.WORK_ITEM), activities.ofProject(project.key())));
        List<PlanChange> changed = changes.of(project.key());
        WorkingCalendar working = calendars.of(project);
        return new Inputs(
                project,
                plan,
                gates,
                (List<Activity>) answers.get(1),
                items((List<Evidence>) answers.get(0)),
                changed,
                baselines.of(project.key()),
                working,
                project.calendar(),
                GateRecord.movedTargets(gates),
                estimates(plan, newest(changed, PlanChange.Kind.ESTIMATE)),
                gateTimes.of(plan, working),
                gateTimes.recycling(plan),
                clock.instant());
    }

    /** The settings that a text describes; the standard ones where there is none. */
    CalendarSettings settings(@Nullable String text) {
        try {
            return text == null ? CalendarSettings.STANDARD : json.readValue(text, CalendarSettings.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored calendar settings are no JSON: " + text, e);
        }
    }

    String write(CalendarSettings settings) {
        try {
            return json.writeValueAsString(settings);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Calendar settings cannot be written as JSON", e);
        }
    }

    static List<Observation.WorkItem> items(List<Evidence> newest) {
        return newest.stream()
                .map(InputsReader::item)
                .sorted(Comparator.comparing(Observation.WorkItem::id))
                .toList();
    }

    /** A work item; one that is done and does not say since when was done when that was observed. */
    private static Observation.WorkItem item(Evidence piece) {
        Observation.WorkItem item = (Observation.WorkItem) piece.observation();
        return item.finished() != null || item.state() != Observation.WorkItem.State.DONE
                ? item
                : new Observation.WorkItem(
                        item.id(),
                        item.title(),
                        item.phase(),
                        item.state(),
                        item.start(),
                        item.due(),
                        piece.orderedAt().atZone(ZoneOffset.UTC).toLocalDate());
    }

    static Map<String, String> estimates(Plan plan, Map<String, @Nullable String> changed) {
        Map<String, String> estimates = new LinkedHashMap<>();
        plan.tasks().forEach(task -> {
            String ofPlan = task.estimate() == null ? null : task.estimate().text();
            String estimate = changed.containsKey(task.id()) ? changed.get(task.id()) : ofPlan;
            if (estimate != null) {
                estimates.put(task.id(), estimate);
            }
        });
        return estimates;
    }

    /** The newest value of each subject of a kind. */
    static Map<String, @Nullable String> newest(List<PlanChange> changes, PlanChange.Kind kind) {
        Map<String, @Nullable String> newest = new LinkedHashMap<>();
        changes.stream()
                .filter(change -> change.kind() == kind)
                .forEach(change -> newest.put(change.subject(), change.after()));
        return newest;
    }
}
