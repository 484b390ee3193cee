package dev.milepost.gate;

import dev.milepost.evidence.Activity;
import dev.milepost.evidence.Evidence;
import dev.milepost.evidence.Observation;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gates, newest evidence and runs of a project: as stored, and then as one transaction changes them. Used by one thread. */
final class KnownFacts {

    private final SortedMap<String, GateRecord> gates = new TreeMap<>();
    private final Set<String> storedGates = new HashSet<>();
    private final Map<Subject, Evidence> newest = new HashMap<>();
    private final Map<String, Activity> runs = new HashMap<>();

    KnownFacts(ProjectStore.Stored stored) {
        stored.gates().forEach(gate -> gates.put(gate.key(), gate));
        storedGates.addAll(gates.keySet());
        stored.newest().forEach(piece -> newest.put(Subject.of(piece), piece));
        stored.runs().forEach(run -> runs.put(run.id(), run));
    }

    /** All gates that something has happened to, in the order of their keys. */
    List<GateRecord> gates() {
        return List.copyOf(gates.values());
    }

    Optional<GateRecord> gate(String key) {
        return Optional.ofNullable(gates.get(key));
    }

    void put(GateRecord gate) {
        gates.put(gate.key(), gate);
    }

    /** Whether this gate gets its row only now. */
    boolean isNew(String gate) {
        return storedGates.add(gate);
    }

    int openGates() {
        return (int)
                gates.values().stream().filter(gate -> gate.state().isOpen()).count();
    }

    /** The newest evidence of each subject. */
    List<Evidence> newest() {
        return List.copyOf(newest.values());
    }

    /** The newest evidence of what this piece is about. */
    Optional<Evidence> newestLike(Evidence piece) {
        return Optional.ofNullable(newest.get(Subject.of(piece)));
    }

    void put(Evidence piece) {
        newest.put(Subject.of(piece), piece);
    }

    /** All runs, in order of their start. */
    List<Activity> runs() {
        return runs.values().stream()
                .sorted(Comparator.comparing(Activity::startedAt).thenComparing(Activity::id))
                .toList();
    }

    void begun(Activity run) {
        runs.put(run.id(), run);
    }

    void ended(String id, Activity.State how, Instant at, @Nullable String evidence) {
        runs.computeIfPresent(
                id, (key, run) -> run.state() == Activity.State.OPEN ? run.ended(how, at, evidence) : run);
    }

    private record Subject(Observation.Kind kind, String name) {
        static Subject of(Evidence piece) {
            return new Subject(piece.observation().kind(), piece.observation().subject());
        }
    }
}
