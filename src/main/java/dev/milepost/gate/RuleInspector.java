package dev.milepost.gate;

import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.Plan;
import dev.milepost.plan.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Checks rule files, and how plans use them, before they are deployed. Thread-safe. */
public interface RuleInspector {

    /**
     * Every problem of the rule files, and of the gates that name them.
     *
     * @param plans the plans of the deployment
     * @param rules the DRL texts of the deployment, by file name
     */
    List<Problem> inspect(Collection<Plan> plans, Map<String, String> rules);

    /**
     * Every problem of one gate and the rule files it uses.
     *
     * @param plan the plan it is a gate of
     * @param rules the DRL texts of all files it names, by file name
     */
    List<Problem> inspect(Plan plan, GateDefinition gate, Map<String, String> rules);

    /** What is doubtful in rule files without problems: criteria that may be silent, or report twice, on other facts than were tried. */
    List<Problem> doubts(Map<String, String> rules);
}
