package dev.milepost.plan;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Checks the targets that are counted from each other. */
final class TargetOrder {

    private final Map<String, GateDefinition> gates = new HashMap<>();
    private final Function<String, XmlElement> elements;
    private final Problems problems;

    TargetOrder(List<GateDefinition> gates, Function<String, XmlElement> elements, Problems problems) {
        gates.forEach(gate -> this.gates.put(gate.key(), gate));
        this.elements = elements;
        this.problems = problems;
    }

    /** @param all the keys of all gates, of those with other problems too */
    void check(Set<String> all) {
        for (GateDefinition gate : gates.values()) {
            String other = gate.target().milestone();
            if (other != null && !all.contains(other)) {
                problem(
                        gate,
                        "is counted from '" + other + "', which is no gate of this plan.",
                        Spelling.didYouMean(other, all) + "Name one of "
                                + String.join(", ", all.stream().sorted().toList()) + ".");
            } else if (other != null && comesBack(gate)) {
                problem(
                        gate,
                        "is counted from itself: " + String.join(" from ", chain(gate)) + " from " + gate.key() + ".",
                        "Give one of them a date or a period.");
            }
        }
    }

    private boolean comesBack(GateDefinition gate) {
        Set<String> chain = chain(gate);
        return chain.stream()
                .map(gates::get)
                .anyMatch(
                        link -> link != null && gate.key().equals(link.target().milestone()));
    }

    /** The gates from whose targets this one's is counted, itself first. */
    private Set<String> chain(GateDefinition gate) {
        Set<String> chain = new LinkedHashSet<>();
        GateDefinition link = gate;
        while (link != null && chain.add(link.key())) {
            String other = link.target().milestone();
            link = other == null ? null : gates.get(other);
        }
        return chain;
    }

    private void problem(GateDefinition gate, String message, String advice) {
        problems.at(elements.apply(gate.key()), "The target of gate '" + gate.name() + "' " + message, advice);
    }
}
