package dev.milepost.plan;

import dev.milepost.plan.calendar.Deadline;
import dev.milepost.plan.calendar.WorkingCalendar;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A plan: an executable BPMN process with at least one milestone gate. Immutable.
 *
 * @param id the process id, which is the name people start it by
 * @param name the process name, or its id where it has none
 * @param file the BPMN file it was read from
 * @param phases in document order, outer before inner
 * @param tasks in document order
 * @param gates in the order in which a project reaches them, as far as the flow determines it
 * @param goals what a project of it is for, in the order written
 * @param flow how its parts follow each other
 */
public record Plan(
        String id,
        String name,
        String file,
        List<Phase> phases,
        List<PlannedTask> tasks,
        List<GateDefinition> gates,
        List<Goal> goals,
        Flow flow) {

    /** Copies its lists. */
    public Plan {
        phases = List.copyOf(phases);
        tasks = List.copyOf(tasks);
        gates = List.copyOf(gates);
        goals = List.copyOf(goals);
    }

    /** The gate with this key. */
    public Optional<GateDefinition> gate(String key) {
        return gates.stream().filter(gate -> gate.key().equals(key)).findFirst();
    }

    /**
     * The days by which its milestones are to be reached, in the order of its gates.
     *
     * @param start the project's first day
     * @param parameters the project's parameters, as given when it started
     * @param calendar the days the project works on
     * @param moved targets that were moved since; those counted from them follow
     * @throws UnresolvedTargetException if a target needs a parameter that is missing or no date
     */
    public Map<String, Deadline> targets(
            LocalDate start, Map<String, String> parameters, WorkingCalendar calendar, Map<String, LocalDate> moved) {
        ResolvedTargets targets = new ResolvedTargets(gates, start, parameters, calendar, moved);
        Map<String, Deadline> all = new LinkedHashMap<>();
        gates.forEach(gate -> all.put(gate.key(), targets.of(gate.key())));
        return all;
    }

    /**
     * The day by which one of its milestones is to be reached; see {@link #targets}.
     *
     * @throws UnresolvedTargetException if it cannot be told
     */
    public Deadline target(
            String gate,
            LocalDate start,
            Map<String, String> parameters,
            WorkingCalendar calendar,
            Map<String, LocalDate> moved) {
        return new ResolvedTargets(gates, start, parameters, calendar, moved).of(gate);
    }
}
