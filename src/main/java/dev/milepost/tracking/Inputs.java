package dev.milepost.tracking;

import dev.milepost.audit.Digest;
import dev.milepost.evidence.Activity;
import dev.milepost.evidence.Observation;
import dev.milepost.forecast.network.Spread;
import dev.milepost.gate.GateRecord;
import dev.milepost.gate.GateState;
import dev.milepost.plan.Baseline;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.Plan;
import dev.milepost.plan.PlanChange;
import dev.milepost.plan.PlannedTask;
import dev.milepost.plan.Project;
import dev.milepost.plan.calendar.Deadline;
import dev.milepost.plan.calendar.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that a forecast rests on: a project's plan as it is now and how far it has come. Immutable.
 *
 * @param gates where all gates stand, in the order of the plan
 * @param runs all runs of tasks and phases, in the order of their start
 * @param workItems the newest state of each work item, in the order of their ids
 * @param changes all recorded changes, the oldest first
 * @param baselines all baselines, in the order of their numbers
 * @param calendar the project's working calendar
 * @param calendarText its settings as JSON; {@code null} where none were set
 * @param moved targets that were moved, by the milestone's key
 * @param estimates the estimate of each task that has one, as written, by its id
 * @param gateTimes how long sign-off takes, in working minutes, by the key of each gate of which history says enough
 * @param recycling how likely a gate sends the project back, likewise
 * @param now when this was read
 */
record Inputs(
        Project project,
        Plan plan,
        List<GateRecord> gates,
        List<Activity> runs,
        List<Observation.WorkItem> workItems,
        List<PlanChange> changes,
        List<Baseline> baselines,
        WorkingCalendar calendar,
        @Nullable String calendarText,
        Map<String, LocalDate> moved,
        Map<String, String> estimates,
        Map<String, Spread> gateTimes,
        Map<String, Double> recycling,
        Instant now) {

    /** The day it is in the project. */
    LocalDate today() {
        return now.atZone(calendar.zone()).toLocalDate();
    }

    /** The day of each milestone, by its key, in the order of the plan. */
    Map<String, Deadline> targets() {
        return plan.targets(project.start(), project.parameters(), calendar, moved);
    }

    /** The day of one milestone. */
    LocalDate target(String milestone) {
        return deadline(milestone).day();
    }

    Deadline deadline(String milestone) {
        return plan.target(milestone, project.start(), project.parameters(), calendar, moved);
    }

    Inputs withTarget(String milestone, LocalDate target) {
        Map<String, LocalDate> others = new LinkedHashMap<>(moved);
        others.put(milestone, target);
        return with(workItems, calendar, calendarText, others, estimates);
    }

    Inputs withEstimate(String task, String estimate) {
        Map<String, String> others = new LinkedHashMap<>(estimates);
        others.put(task, estimate);
        return with(workItems, calendar, calendarText, moved, others);
    }

    Inputs withCalendar(WorkingCalendar other, @Nullable String text) {
        return with(workItems, other, text, moved, estimates);
    }

    Inputs withWorkItem(Observation.WorkItem item) {
        List<Observation.WorkItem> others = new ArrayList<>(workItems);
        others.removeIf(known -> known.id().equals(item.id()));
        others.add(item);
        others.sort(Comparator.comparing(Observation.WorkItem::id));
        return with(others, calendar, calendarText, moved, estimates);
    }

    /** With one more baseline, which is the last. */
    Inputs withBaseline(Baseline baseline) {
        List<Baseline> more = new ArrayList<>(baselines);
        more.add(baseline);
        return new Inputs(
                project,
                plan,
                gates,
                runs,
                workItems,
                changes,
                more,
                calendar,
                calendarText,
                moved,
                estimates,
                gateTimes,
                recycling,
                now);
    }

    private Inputs with(
            List<Observation.WorkItem> items,
            WorkingCalendar otherCalendar,
            @Nullable String text,
            Map<String, LocalDate> otherMoved,
            Map<String, String> otherEstimates) {
        return new Inputs(
                project,
                plan,
                gates,
                runs,
                items,
                changes,
                baselines,
                otherCalendar,
                text,
                otherMoved,
                otherEstimates,
                gateTimes,
                recycling,
                now);
    }

    Optional<Baseline> reporting() {
        return baselines.stream().filter(Baseline::reporting).findFirst();
    }

    GateRecord gate(String key) {
        return gates.stream()
                .filter(gate -> gate.key().equals(key))
                .findFirst()
                .orElseGet(() -> GateRecord.untouched(project.key(), key));
    }

    /** The day a milestone was reached; {@code null} while it is not. */
    @Nullable
    LocalDate reached(String key) {
        GateRecord gate = gate(key);
        return gate.state() == GateState.PASSED && gate.passedAt() != null
                ? deadline(key).dayOf(gate.passedAt(), calendar.zone())
                : null;
    }

    /** How often a milestone's target was moved. */
    int replans(String milestone) {
        return (int) changes.stream()
                .filter(change -> change.kind() == PlanChange.Kind.TARGET
                        && change.subject().equals(milestone))
                .count();
    }

    /** Whether a gate was come to, or a task it stands for has begun. */
    boolean hasBegun(GateDefinition gate) {
        return gate(gate.key()).state() != GateState.NOT_REACHED
                || runs.stream().anyMatch(run -> gate.tasks().contains(run.element()));
    }

    /** The name of an element of the plan, or its id where it has none. */
    String name(String element) {
        return plan.tasks().stream()
                .filter(task -> task.id().equals(element))
                .map(PlannedTask::name)
                .findFirst()
                .or(() -> plan.gate(element).map(GateDefinition::name))
                .or(() -> plan.phases().stream()
                        .filter(phase -> phase.id().equals(element))
                        .map(phase -> phase.name())
                        .findFirst())
                .or(() -> workItems.stream()
                        .filter(item -> item.id().equals(element))
                        .map(Observation.WorkItem::title)
                        .findFirst())
                .orElse(element);
    }

    /** The digest of all that a forecast rests on: with the same one, a forecast made on the same day is the same. */
    String digest() {
        List<Object> parts = new ArrayList<>();
        parts.add(project.key());
        parts.add(project.definition());
        parts.add(project.state());
        parts.add(project.start());
        parts.add(project.parameters().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .toList());
        parts.add(today());
        parts.add(calendar.zone());
        parts.add(String.valueOf(calendarText));
        targets().forEach((key, day) -> parts.add(key + " " + day));
        estimates.forEach((key, text) -> parts.add(key + " " + text));
        for (GateRecord gate : gates) {
            parts.add(gate.key() + " " + gate.state() + " " + gate.round() + " " + gate.enteredAt() + " "
                    + gate.passedAt());
        }
        for (Activity run : runs) {
            parts.add(run.element() + " " + run.state() + " " + run.startedAt() + " " + run.finishedAt());
        }
        for (Observation.WorkItem item : workItems) {
            parts.add(item.id() + " " + item.phase() + " " + item.state() + " " + item.start() + " " + item.due() + " "
                    + item.finished());
        }
        new TreeMap<>(recycling).forEach((key, share) -> parts.add(key + " again " + share));
        new TreeMap<>(gateTimes).forEach((key, time) -> parts.add(key + " " + time));
        reporting().ifPresent(baseline -> parts.add("baseline " + baseline.number()));
        return Digest.of(parts.toArray());
    }
}
