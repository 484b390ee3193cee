package dev.milepost.web;

import dev.milepost.evidence.Evidence;
import dev.milepost.evidence.EvidenceStore;
import dev.milepost.gate.Evaluation;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the criteria of an evaluation rest on, with where it comes from. Thread-safe. */
@Component
class Proofs {

    /** A page names so many of a criterion; all are in the evaluation. */
    private static final int SHOWN = 12;

    private final EvidenceStore store;
    private final Clock clock;

    Proofs(EvidenceStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The grounds of each criterion, by its id. */
    Map<String, Grounds> of(Evaluation evaluation) {
        Map<String, List<Witness>> witnesses = Witness.of(evaluation, clock.instant());
        List<String> shown = witnesses.values().stream()
                .flatMap(all -> all.stream().limit(SHOWN))
                .map(Witness::id)
                .distinct()
                .toList();
        Map<String, Evidence> known = store.all(evaluation.project(), shown).stream()
                .collect(Collectors.toMap(Evidence::id, Function.identity()));
        Map<String, Grounds> grounds = new LinkedHashMap<>();
        witnesses.forEach((criterion, all) -> grounds.put(
                criterion,
                new Grounds(
                        all.stream()
                                .limit(SHOWN)
                                .map(witness -> Proof.of(witness, known.get(witness.id())))
                                .toList(),
                        Math.max(0, all.size() - SHOWN))));
        return grounds;
    }

    /** What a criterion rests on: the oldest pieces, and how many more there are. */
    record Grounds(List<Proof> shown, int more) {}

    /**
     * A piece of evidence with where it comes from.
     *
     * @param source where; missing where it is only supposed
     * @param sender who handed it in
     */
    record Proof(
            Witness witness,
            @Nullable String source,
            @Nullable String sender) {
        static Proof of(Witness witness, @Nullable Evidence evidence) {
            return evidence == null
                    ? new Proof(witness, null, null)
                    : new Proof(witness, evidence.source(), evidence.sender());
        }
    }
}
