package dev.milepost.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What a process or sub-process holds. */
final class Scope {

    final List<Step> steps = new ArrayList<>();
    final List<Way> ways = new ArrayList<>();

    /** Shows every scope in this one, itself first. */
    void each(Consumer<Scope> seen) {
        seen.accept(this);
        for (Step step : List.copyOf(steps)) {
            if (step.inside != null) {
                step.inside.each(seen);
            }
        }
    }

    /** All steps, outer before inner. */
    List<Step> all() {
        List<Step> all = new ArrayList<>();
        each(scope -> all.addAll(scope.steps));
        return all;
    }

    /** The ways by their source and target: for many questions at once. */
    Neighbours neighbours() {
        return new Neighbours(this);
    }
}
