package dev.milepost.gate;

import dev.milepost.plan.Plan;
import dev.milepost.plan.PlanLibrary;
import dev.milepost.plan.Project;
import dev.milepost.plan.Projects;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;

/** Finds open gates whose last evaluation says less than one made now would. Changes nothing; thread-safe. */
@Service
public class Stragglers {

    private final GateRecords records;
    private final Projects projects;
    private final PlanLibrary plans;
    private final FactsReader facts;
    private final Evaluator evaluator;

    Stragglers(GateRecords records, Projects projects, PlanLibrary plans, FactsReader facts, Evaluator evaluator) {
        this.records = records;
        this.projects = projects;
        this.plans = plans;
        this.facts = facts;
        this.evaluator = evaluator;
    }

    /** Projects with an open gate that is behind its facts, or whose own next instant is before {@code overdue}. */
    public List<String> behind(Instant overdue) {
        return records.projectsLeftBehind(overdue);
    }

    /** Projects with an open gate whose last evaluation was an error, and would be none if it was evaluated now. */
    public List<String> recovered() {
        return records.inError().stream()
                .filter(gate -> preview(gate) != Verdict.ERROR)
                .map(GateRecord::project)
                .distinct()
                .toList();
    }

    private Verdict preview(GateRecord gate) {
        Project project = projects.find(gate.project()).orElseThrow();
        Plan plan = plans.plan(project.definition());
        return evaluator
                .evaluate(
                        facts.read(project, plan, records.of(gate.project())),
                        plan.gate(gate.key()).orElseThrow(),
                        gate,
                        "preview")
                .verdict();
    }
}
