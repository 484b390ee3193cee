package dev.milepost.forecast;

import dev.milepost.plan.Flow;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what cannot be scheduled. */
final class Gaps {

    private final Map<String, Integer> order = new HashMap<>();
    private final Set<Gap> found = new LinkedHashSet<>();

    Gaps(Flow flow) {
        flow.nodes().forEach(node -> order.put(node.id(), order.size()));
    }

    void add(String element, String reason, String advice) {
        found.add(new Gap(element, reason, advice));
    }

    List<Gap> inDocumentOrder() {
        return found.stream()
                .sorted(Comparator.comparingInt(gap -> order.getOrDefault(gap.element(), Integer.MAX_VALUE)))
                .toList();
    }
}
