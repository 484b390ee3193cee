package dev.milepost.tracking;

import dev.milepost.evidence.Observation;
import dev.milepost.forecast.Forecast;
import dev.milepost.gate.GateRecord;
import dev.milepost.gate.GateState;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.Plan;
import dev.milepost.plan.Project;
import dev.milepost.plan.calendar.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where a project is: all that the status of its milestones rests on. Immutable.
 *
 * @param calendar its working calendar
 * @param gates where gates stand that something has happened to, by their keys
 * @param begun the ids of tasks and phases that have begun
 * @param workItems the newest state of each work item, in the order of their ids
 * @param moves how often targets were moved, by the milestone's key
 * @param baseline the days of the baseline that is reported against, by the milestone's key
 * @param firstBaseline the days of the first baseline, likewise
 * @param forecasts the newest forecast of each milestone, by its key
 * @param now when this was read
 */
record Position(
        Project project,
        Plan plan,
        WorkingCalendar calendar,
        Map<String, GateRecord> gates,
        Set<String> begun,
        List<Observation.WorkItem> workItems,
        Map<String, Integer> moves,
        Map<String, LocalDate> baseline,
        Map<String, LocalDate> firstBaseline,
        Map<String, Forecast> forecasts,
        Instant now) {

    GateRecord gate(String key) {
        GateRecord known = gates.get(key);
        return known == null ? GateRecord.untouched(project.key(), key) : known;
    }

    /** Whether a gate was come to, or a task it stands for has begun. */
    boolean hasBegun(GateDefinition gate) {
        return gate(gate.key()).state() != GateState.NOT_REACHED
                || gate.tasks().stream().anyMatch(begun::contains);
    }

    int replans(String milestone) {
        return moves.getOrDefault(milestone, 0);
    }
}
