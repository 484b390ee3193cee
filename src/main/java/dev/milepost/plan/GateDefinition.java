package dev.milepost.plan;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A milestone gate as its plan defines it: a call activity to {@code milestone-gate} and its {@code milepost:} properties.
 *
 * @param key the element id, which is the milestone's key
 * @param name the element's name, which is the milestone's name
 * @param phase the phase it closes: the one it lies in, else the nearest one before it; {@code null} where there is none
 * @param type what the milestone mostly depends on
 * @param target the day by which it is to be reached
 * @param rules the rule files that judge it, in the order written; in a plan that was deployed, at least one of them decides
 * @param parameters the values of {@code milepost:param.*} without that prefix
 * @param signOff who signs it off, and how
 * @param waysBack the ways on which it can send the project back, those from its own border first
 * @param next the gates a project can come to next; empty for the last gate of the plan
 * @param tasks ids of the tasks whose completion this gate stands for: those in its phase, else those between the gates
 *     before it and itself
 * @param planning what the plan says of it for the sake of planning
 * @param line where the file defines it, from 1
 */
public record GateDefinition(
        String key,
        String name,
        @Nullable String phase,
        MilestoneType type,
        Target target,
        List<RuleUse> rules,
        Map<String, String> parameters,
        SignOffPolicy signOff,
        List<WayBack> waysBack,
        List<String> next,
        List<String> tasks,
        GatePlanning planning,
        int line) {

    /** Copies its collections. */
    public GateDefinition {
        rules = List.copyOf(rules);
        parameters = Map.copyOf(parameters);
        waysBack = List.copyOf(waysBack);
        next = List.copyOf(next);
        tasks = List.copyOf(tasks);
    }

    /** The rule files whose criteria decide. */
    public List<RuleUse> deciding() {
        return rules.stream().filter(use -> use.mode().decides()).toList();
    }

    /** Who signs it off; empty where it asks for nobody. */
    public List<Approvers> approvers() {
        return signOff.approvers();
    }
}
