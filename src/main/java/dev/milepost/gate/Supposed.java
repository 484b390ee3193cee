package dev.milepost.gate;

import dev.milepost.evidence.Evidence;
import dev.milepost.evidence.Observation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An observation that was not made, for a what-if.
 *
 * @param observation what would be observed
 * @param observedAt when; {@code null} for the instant of the what-if
 */
public record Supposed(Observation observation, @Nullable Instant observedAt) {

    /** Known evidence with supposed evidence in place of what it would replace. */
    static List<Evidence> onTopOf(List<Evidence> known, List<Supposed> supposed, String project, Instant at) {
        List<Evidence> all = new ArrayList<>(known);
        for (Supposed one : supposed) {
            Instant observedAt = one.observedAt() == null ? at : one.observedAt();
            Evidence piece = new Evidence(
                    "supposed-" + (all.size() + 1),
                    project,
                    0,
                    one.observation(),
                    observedAt,
                    observedAt,
                    "what-if",
                    "what-if",
                    "",
                    0);
            Optional<Evidence> before =
                    all.stream().filter(other -> sameSubject(other, piece)).findFirst();
            if (before.isEmpty() || !before.get().orderedAt().isAfter(observedAt)) {
                before.ifPresent(all::remove);
                all.add(piece.after(before.orElse(null)));
            }
        }
        return all;
    }

    private static boolean sameSubject(Evidence one, Evidence other) {
        return one.observation().kind() == other.observation().kind()
                && one.observation().subject().equals(other.observation().subject());
    }
}
