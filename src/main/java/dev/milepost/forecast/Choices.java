package dev.milepost.forecast;

import dev.milepost.forecast.Draft.Step;
import dev.milepost.forecast.Draft.Way;
import dev.milepost.forecast.network.Activity.Split;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Sees from what has begun which ways were taken. */
final class Choices {

    private final Draft draft;
    private final Predicate<Step> isWork;

    Choices(Draft draft, Predicate<Step> isWork) {
        this.draft = draft;
        this.isWork = isWork;
    }

    void settle() {
        if (draft.steps().stream().anyMatch(Step::hasBegun)) {
            draft.steps().stream().filter(step -> step.split != Split.ALL).forEach(this::settle);
        }
    }

    private void settle(Step step) {
        List<Way> ways = draft.out(step).stream().filter(way -> !way.back).toList();
        if (ways.size() < 2) {
            return;
        }
        List<Set<Step>> behind = ways.stream().map(way -> draft.from(way.to)).toList();
        List<Set<Step>> alone = new ArrayList<>();
        for (int i = 0; i < ways.size(); i++) {
            Set<Step> own = new HashSet<>(behind.get(i));
            for (int j = 0; j < ways.size(); j++) {
                if (j != i) {
                    own.removeAll(behind.get(j));
                }
            }
            alone.add(own);
        }
        List<Way> taken = which(ways, alone, own -> own.stream().anyMatch(Step::hasBegun));
        if (taken.isEmpty() && behind.stream().allMatch(all -> all.stream().anyMatch(Step::hasBegun))) {
            taken = which(
                    ways, alone, own -> own.stream().noneMatch(isWork)); // a way on which there is nothing to begin
            taken = taken.stream().filter(way -> way.probability > 0).toList();
        }
        if (!taken.isEmpty()) {
            for (Way way : ways) {
                boolean certain = step.split == Split.SOME && way.probability == 1;
                way.probability = certain || taken.contains(way) ? 1 : 0;
            }
        }
    }

    private static List<Way> which(List<Way> ways, List<Set<Step>> alone, Predicate<Set<Step>> condition) {
        List<Way> found = new ArrayList<>();
        for (int i = 0; i < ways.size(); i++) {
            if (condition.test(alone.get(i))) {
                found.add(ways.get(i));
            }
        }
        return found;
    }
}
