package dev.milepost.web;

import dev.milepost.gate.Parameters;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.Plan;
import dev.milepost.plan.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a project has to say when it starts.
 *
 * @param name the name it is given under
 * @param targetOf keys of gates whose target it is
 * @param usedBy keys of gates whose rules read it
 */
record NeededParameter(String name, List<String> targetOf, List<String> usedBy) {

    /** Copies its lists. */
    NeededParameter {
        targetOf = List.copyOf(targetOf);
        usedBy = List.copyOf(usedBy);
    }

    /** All that a plan leaves to its projects, by name. */
    static List<NeededParameter> of(Plan plan) {
        Map<String, List<String>> targets = new TreeMap<>();
        Map<String, List<String>> rules = new TreeMap<>();
        for (GateDefinition gate : plan.gates()) {
            if (day(gate.target()) instanceof Target.FromParameter named) {
                note(targets, named.parameter(), gate);
            }
            Parameters.needed(gate.parameters().values()).forEach(name -> note(rules, name, gate));
        }
        return Stream.concat(targets.keySet().stream(), rules.keySet().stream())
                .distinct()
                .sorted()
                .map(name -> new NeededParameter(
                        name, targets.getOrDefault(name, List.of()), rules.getOrDefault(name, List.of())))
                .toList();
    }

    private static Target day(Target target) {
        return target instanceof Target.AnywhereOnEarth everywhere ? everywhere.day() : target;
    }

    private static void note(Map<String, List<String>> gates, String name, GateDefinition gate) {
        gates.computeIfAbsent(name, key -> new ArrayList<>()).add(gate.key());
    }
}
