package dev.milepost.check;

import dev.milepost.plan.Plan;
import dev.milepost.plan.Problem;
import java.util.List;

/**
 * What a check found in a set of files.
 *
 * @param plans the plans in them
 * @param problems everything wrong with them, in the order of the files; with any, nothing of the set can be deployed
 * @param warnings what is doubtful in its plans, though it can be deployed; none where there are problems
 */
public record Checked(List<Plan> plans, List<Problem> problems, List<Problem> warnings) {

    /** Copies its lists. */
    public Checked {
        plans = List.copyOf(plans);
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }
}
