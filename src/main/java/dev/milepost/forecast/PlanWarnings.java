package dev.milepost.forecast;

import dev.milepost.plan.Plan;
import dev.milepost.plan.calendar.WorkingCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What is doubtful in a plan although it can be carried out. Stateless. */
public final class PlanWarnings {

    private PlanWarnings() {}

    /**
     * Everything doubtful in a plan: gates that cannot be measured, targets out of order along the flow, and targets that cannot
     * be met even if every estimate is at its shortest.
     *
     * @param start the project's first day; for a plan that nobody has started yet, a likely one
     * @param parameters the project's parameters; targets that need others are left out
     */
    public static List<Gap> of(Plan plan, LocalDate start, Map<String, String> parameters, WorkingCalendar calendar) {
        return List.of();
    }
}
