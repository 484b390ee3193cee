package dev.milepost.tracking;

import dev.milepost.evidence.Evidence;
import dev.milepost.evidence.EvidenceStore;
import dev.milepost.evidence.Observation;
import dev.milepost.gate.ProjectPlans;
import dev.milepost.plan.Baseline;
import dev.milepost.plan.Plan;
import dev.milepost.plan.PlanChange;
import dev.milepost.plan.Project;
import dev.milepost.plan.ProjectCalendars;
import dev.milepost.plan.calendar.Deadline;
import dev.milepost.plan.calendar.WorkingCalendar;
import dev.milepost.storage.RoundTrips;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a plan says: now, or at any instant since its project began, from the records that nobody rewrites. Thread-safe. */
@Component
class Entries {

    private final EvidenceStore evidence;
    private final ProjectCalendars calendars;
    private final ProjectPlans plans;
    private final RoundTrips database;

    Entries(EvidenceStore evidence, ProjectCalendars calendars, ProjectPlans plans, RoundTrips database) {
        this.evidence = evidence;
        this.calendars = calendars;
        this.plans = plans;
        this.database = database;
    }

    /** What the plan says now, with the days that its estimates lead to. */
    static Baseline.Entries now(Inputs in) {
        return entries(
                in.plan(), in.targets(), in.estimates(), in.workItems(), in.calendarText(), Projector.planned(in));
    }

    /** What the plan said at an instant; the days that its estimates led to are not known any more. */
    Baseline.Entries asOf(Inputs in, Instant at) {
        Project project = in.project();
        Plan plan = plans.at(project, at)
                .orElseThrow(() -> new InvalidChangeException("The version of its plan that project '" + project.key()
                        + "' ran at " + at + " was deleted since. Compare with a baseline: those keep what they say."));
        List<PlanChange> until =
                in.changes().stream().filter(change -> !change.at().isAfter(at)).toList();
        Map<String, LocalDate> moved = new LinkedHashMap<>();
        InputsReader.newest(until, PlanChange.Kind.TARGET).forEach((key, day) -> {
            if (day != null) {
                moved.put(key, LocalDate.parse(day));
            }
        });
        String calendar = InputsReader.newest(until, PlanChange.Kind.CALENDAR).get("");
        WorkingCalendar working = calendars.of(project.withCalendar(calendar));
        Map<String, Evidence> items = new LinkedHashMap<>();
        database.ask(evidence.asOf(project.key(), Observation.Kind.WORK_ITEM, at))
                .forEach(piece -> items.put(piece.observation().subject(), piece));
        return entries(
                plan,
                plan.targets(project.start(), project.parameters(), working, moved),
                InputsReader.estimates(plan, InputsReader.newest(until, PlanChange.Kind.ESTIMATE)),
                InputsReader.items(List.copyOf(items.values())),
                calendar,
                Map.of());
    }

    private static Baseline.Entries entries(
            Plan plan,
            Map<String, Deadline> targets,
            Map<String, String> estimates,
            List<Observation.WorkItem> items,
            @Nullable String calendar,
            Map<String, Projector.Days> planned) {
        List<Baseline.MilestoneEntry> milestones = new ArrayList<>();
        plan.gates().forEach(gate -> {
            Projector.Days days = planned.get(gate.key());
            Deadline target = targets.get(gate.key());
            if (target != null) {
                milestones.add(new Baseline.MilestoneEntry(
                        gate.key(), gate.name(), gate.phase(), target.day(), days == null ? null : days.finish()));
            }
        });
        List<Baseline.TaskEntry> tasks = new ArrayList<>();
        plan.tasks().forEach(task -> {
            Projector.Days days = planned.get(task.id());
            tasks.add(new Baseline.TaskEntry(
                    task.id(),
                    task.name(),
                    task.phase(),
                    estimates.get(task.id()),
                    days == null ? null : days.start(),
                    days == null ? null : days.finish()));
        });
        return new Baseline.Entries(
                milestones,
                tasks,
                items.stream()
                        .filter(item -> item.state() != Observation.WorkItem.State.CANCELLED)
                        .map(item -> new Baseline.WorkItemEntry(
                                item.id(), item.title(), item.phase(), item.start(), item.due()))
                        .toList(),
                calendar);
    }
}
