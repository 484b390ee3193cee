package dev.milepost.forecast;

import dev.milepost.plan.Flow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects what cannot be scheduled. */
final class Gaps {

    private final Map<String, Integer> order = new HashMap<>();
    private final List<Gap> found = new ArrayList<>();

    Gaps(Flow flow) {
        flow.nodes().forEach(node -> order.put(node.id(), order.size()));
    }

    void add(String element, String reason, String advice) {
        Gap gap = new Gap(element, reason, advice);
        if (!found.contains(gap)) {
            found.add(gap);
        }
    }

    List<Gap> inDocumentOrder() {
        return found.stream()
                .sorted(Comparator.comparingInt(gap -> order.getOrDefault(gap.element(), Integer.MAX_VALUE)))
                .toList();
    }
}
