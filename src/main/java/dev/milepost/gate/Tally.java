package dev.milepost.gate;

import dev.milepost.gate.RuleTrialReport.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts all, and lists the first few. Used by one thread. */
final class Tally<C> {

    static final int LISTED = 500;

    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    private final List<C> changes = new ArrayList<>();

    void count(Kind kind) {
        counts.merge(kind, 1, Integer::sum);
    }

    void list(C change) {
        if (changes.size() < LISTED) {
            changes.add(change);
        }
    }

    Map<Kind, Integer> counts() {
        return counts;
    }

    List<C> changes() {
        return changes;
    }
}
