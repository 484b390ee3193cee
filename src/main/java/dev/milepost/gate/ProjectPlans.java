package dev.milepost.gate;

import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.Plan;
import dev.milepost.plan.PlanLibrary;
import dev.milepost.plan.Project;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** The plans that a project has run, one after the other: it may have been moved from one version to another. Thread-safe. */
@Service
public class ProjectPlans {

    private final PlanLibrary plans;
    private final RuleChanges changes;

    ProjectPlans(PlanLibrary plans, RuleChanges changes) {
        this.plans = plans;
        this.changes = changes;
    }

    /** Its plan now and those before, the newest first; those that were deleted are left out. */
    public List<Plan> of(Project project) {
        List<RuleChanges.Earlier> earlier = new ArrayList<>(changes.earlier(project.key()));
        Collections.reverse(earlier);
        return Stream.concat(
                        Stream.of(plans.plan(project.definition())),
                        earlier.stream().flatMap(one -> find(one.definition()).stream()))
                .toList();
    }

    /** The plan it ran at an instant; empty where that was deleted. */
    public Optional<Plan> at(Project project, Instant instant) {
        return find(changes.earlier(project.key()).stream()
                .filter(one -> one.until().isAfter(instant))
                .map(RuleChanges.Earlier::definition)
                .findFirst()
                .orElse(project.definition()));
    }

    /** A gate as its plan defines it, or the last that had it. */
    public Optional<GateDefinition> gate(Project project, String gate) {
        Optional<GateDefinition> own = plans.plan(project.definition()).gate(gate);
        return own.isPresent()
                ? own
                : of(project).stream().flatMap(plan -> plan.gate(gate).stream()).findFirst();
    }

    /** The plan of a definition; empty where it was deleted or is no plan. */
    public Optional<Plan> find(String definition) {
        try {
            return Optional.of(plans.plan(definition));
        } catch (IllegalStateException deleted) {
            return Optional.empty();
        }
    }
}
