package dev.milepost.gate;

import dev.milepost.plan.Plan;
import dev.milepost.plan.Project;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What one transaction knows and has changed of one project, whose lock it holds. Used by one thread. */
final class ProjectUnit {

    private final Plan plan;
    private Project project;
    private boolean settling;
    private boolean dirty;

    /** Gates evaluated since the facts last changed. */
    private final Set<String> fresh = new HashSet<>();

    private final Map<String, GateResult> results = new LinkedHashMap<>();

    ProjectUnit(Project project, Plan plan) {
        this.project = project;
        this.plan = plan;
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
