package dev.milepost.web;

import dev.milepost.evidence.Activity;
import dev.milepost.plan.Phase;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A phase of a project: {@code state} is that of its latest run, missing while it was not started. */
record PhaseBody(
        String id,
        String name,
        @Nullable String parent,
        Activity.@Nullable State state,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    static PhaseBody of(Phase phase, List<Activity> runs) {
        Activity latest = runs.stream()
                .filter(run -> run.element().equals(phase.id()))
                .reduce((earlier, later) -> later)
                .orElse(null);
        return latest == null
                ? new PhaseBody(phase.id(), phase.name(), phase.parent(), null, null, null)
                : new PhaseBody(
                        phase.id(),
                        phase.name(),
                        phase.parent(),
                        latest.state(),
                        latest.startedAt(),
                        latest.finishedAt());
    }
}
