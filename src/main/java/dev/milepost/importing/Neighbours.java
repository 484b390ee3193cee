package dev.milepost.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ways into and out of the steps of one scope, as they were when this was made. */
final class Neighbours {

    private final Map<Step, List<Way>> in = new HashMap<>();
    private final Map<Step, List<Way>> out = new HashMap<>();

    Neighbours(Scope scope) {
        for (Way way : scope.ways) {
            out.computeIfAbsent(way.from, none -> new ArrayList<>()).add(way);
            in.computeIfAbsent(way.to, none -> new ArrayList<>()).add(way);
        }
    }

    List<Way> in(Step step) {
        return in.getOrDefault(step, List.of());
    }

    List<Way> out(Step step) {
        return out.getOrDefault(step, List.of());
    }
}
