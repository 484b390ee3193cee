package dev.milepost.process;

import dev.milepost.gate.Parameters;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.Plan;
import dev.milepost.plan.UnresolvedTargetException;
import dev.milepost.plan.calendar.WorkingCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a plan needs to know of a project before it can be measured. */
final class PlanNeeds {

    private PlanNeeds() {}

    /** What is missing, in sentences: settings that targets or rules need, and targets that cannot be told. */
    static List<String> missing(
            Plan plan,
            LocalDate start,
            Map<String, String> parameters,
            WorkingCalendar calendar,
            Map<String, LocalDate> moved) {
        List<String> problems = new ArrayList<>();
        for (GateDefinition gate : plan.gates()) {
            try {
                plan.target(gate.key(), start, parameters, calendar, moved);
            } catch (UnresolvedTargetException e) {
                problems.add("Gate '" + gate.key() + "': " + e.getMessage());
            }
            Set<String> missing =
                    new TreeSet<>(Parameters.needed(gate.parameters().values()));
            missing.removeAll(parameters.keySet());
            missing.forEach(
                    parameter -> problems.add("Gate '" + gate.key() + "': its rules need the project parameter '"
                            + parameter + "', which was not given. Send it among the 'parameters'."));
        }
        return problems;
    }
}
