package dev.milepost.importing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a project can come to from the start of a plan. */
final class Reach {

    private final Set<Step> reached = new HashSet<>();

    private Reach() {}

    static Set<Step> of(Scope plan) {
        Reach reach = new Reach();
        reach.walk(plan);
        return reach.reached;
    }

    private void walk(Scope plan) {
        Map<Step, List<Step>> next = new HashMap<>();
        plan.each(scope -> {
            scope.ways.forEach(way ->
                    next.computeIfAbsent(way.from, none -> new ArrayList<>()).add(way.to));
            for (Step step : scope.steps) {
                if (step.host != null) {
                    next.computeIfAbsent(step.host, none -> new ArrayList<>()).add(step);
                }
                if (step.inside != null) {
                    next.computeIfAbsent(step, none -> new ArrayList<>()).addAll(starts(step.inside));
                }
            }
        });
        Deque<Step> open = new ArrayDeque<>(starts(plan));
        while (!open.isEmpty()) {
            Step step = open.pop();
            if (reached.add(step)) {
                open.addAll(next.getOrDefault(step, List.of()));
            }
        }
    }

    private static List<Step> starts(Scope scope) {
        return scope.steps.stream()
                .filter(step -> step.is("startEvent") || step.triggeredByEvent)
                .toList();
    }
}
