package dev.milepost.gate;

import dev.milepost.evidence.Activities;
import dev.milepost.evidence.Activity;
import dev.milepost.plan.Plan;
import dev.milepost.plan.Project;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What one transaction knows and has changed of one project, whose lock it holds. Used by one thread. */
final class ProjectUnit {

    private final Plan plan;
    private Project project;
    private boolean settling;
    private boolean dirty;
    private boolean withoutProcess;

    /** Gates evaluated since the facts last changed. */
    private final Set<String> fresh = new HashSet<>();

    private final Map<String, GateResult> results = new LinkedHashMap<>();

    private final GateRecords records;
    private final Activities activities;

    /** The gates as this transaction sees them, by key; {@code null} until it asks for them. */
    private @Nullable SortedMap<String, GateRecord> gates;

    /** Gates that have a row. */
    private final Set<String> stored = new HashSet<>();

    /** Gates whose row is behind. */
    private final Set<String> changed = new TreeSet<>();

    /** Runs of tasks without a row yet. */
    private final List<Activity> begun = new ArrayList<>();

    ProjectUnit(Project project, Plan plan, GateRecords records, Activities activities) {
        this.project = project;
        this.plan = plan;
        this.records = records;
        this.activities = activities;
    }

    /** The unit of a project that this transaction has added. */
    static ProjectUnit ofNew(Project project, Plan plan, GateRecords records, Activities activities) {
        ProjectUnit unit = new ProjectUnit(project, plan, records, activities);
        unit.gates = new TreeMap<>();
        unit.withoutProcess = true;
        return unit;
    }

    /** The project's process begins; {@code false} if it has begun before. */
    boolean beginProcess() {
        boolean begins = withoutProcess;
        withoutProcess = false;
        return begins;
    }

    /** A run of a task has begun; its row follows with {@link #writeRuns}. */
    void begin(Activity run) {
        begun.add(run);
        factsChanged();
    }

    void writeRuns() {
        if (!begun.isEmpty()) {
            activities.started(begun);
            begun.clear();
        }
    }

    /** All gates that something has happened to, in the order of their keys. */
    List<GateRecord> gates() {
        return List.copyOf(byKey().values());
    }

    Optional<GateRecord> gate(String key) {
        return Optional.ofNullable(byKey().get(key));
    }

    /** Changes where a gate stands; its row follows with {@link #write}. */
    GateRecord change(String key, Consumer<GateChange> how) {
        GateChange change = new GateChange(gate(key).orElseGet(() -> GateRecord.untouched(project.key(), key)));
        how.accept(change);
        GateRecord after = change.after();
        byKey().put(key, after);
        changed.add(key);
        return after;
    }

    /** Writes the rows that are behind. */
    void write() {
        writeRuns();
        for (String key : changed) {
            GateRecord gate = gate(key).orElseThrow();
            if (stored.add(key)) {
                records.add(gate);
            } else {
                records.update(gate);
            }
        }
        changed.clear();
    }

    private SortedMap<String, GateRecord> byKey() {
        if (gates == null) {
            gates = new TreeMap<>();
            for (GateRecord gate : records.of(project.key())) {
                gates.put(gate.key(), gate);
                stored.add(gate.key());
            }
        }
        return gates;
    }

    Project project() {
        return project;
    }

    Plan plan() {
        return plan;
    }

    /** Counts one more piece of evidence. */
    void evidenceArrived() {
        project = project.withEvidence(project.evidence() + 1);
        factsChanged();
    }

    /** Facts that rules may look at are different now: every open gate has to be evaluated after this. */
    void factsChanged() {
        dirty = true;
        fresh.clear();
    }

    void evaluated(GateResult result) {
        fresh.add(result.key());
        results.put(result.key(), result);
    }

    boolean isFresh(String gate) {
        return fresh.contains(gate);
    }

    Map<String, GateResult> results() {
        return results;
    }

    boolean isDirty() {
        return dirty;
    }

    void clean() {
        dirty = false;
    }

    /** Takes the right to settle; {@code false} if a caller further up is settling already. */
    boolean beginSettling() {
        if (settling) {
            return false;
        }
        settling = true;
        return true;
    }

    void endSettling() {
        settling = false;
    }
}
