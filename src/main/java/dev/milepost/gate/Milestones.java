package dev.milepost.gate;

import dev.milepost.gate.FactsReader.Snapshot;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.Plan;
import dev.milepost.plan.PlanLibrary;
import dev.milepost.plan.Project;
import dev.milepost.plan.Projects;
import dev.milepost.storage.Question;
import dev.milepost.storage.Sql;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads where the milestones and gates of projects stand, and judges gates without recording it. Thread-safe. */
@Service
public class Milestones {

    private static final Candidates NONE = Candidates.of(Map.of());

    private final Projects projects;
    private final PlanLibrary plans;
    private final ProjectPlans earlier;
    private final GateRecords records;
    private final DecisionLog log;
    private final FactsReader facts;
    private final Evaluator evaluator;
    private final Clock clock;

    Milestones(
            Projects projects,
            PlanLibrary plans,
            ProjectPlans earlier,
            GateRecords records,
            DecisionLog log,
            FactsReader facts,
            Evaluator evaluator,
            Clock clock) {
        this.projects = projects;
        this.plans = plans;
        this.earlier = earlier;
        this.records = records;
        this.log = log;
        this.facts = facts;
        this.evaluator = evaluator;
        this.clock = clock;
    }

    /**
     * Where the gates of a project stand, in the order of its plan; also those that nothing has happened to yet.
     *
     * @throws UnknownProjectException if there is no such project
     */
    public List<GateRecord> standing(Project project) {
        List<GateRecord> all = records.of(project.key());
        return plans.plan(project.definition()).gates().stream()
                .map(gate -> record(all, project.key(), gate.key()))
                .toList();
    }

    /** Asks where the gates of these projects stand; those that nothing has happened to yet are absent. */
    public Question<GateRecord> standing(Sql keys) {
        return records.ofProjects(keys);
    }

    /**
     * One gate with its newest evaluation. A gate that the project has not come to is judged now, as a preview, and so is one
     * whose evaluation time has overtaken, until the engine's timer has it evaluated.
     *
     * @throws UnknownProjectException if there is no such project
     * @throws UnknownGateException if its plan has no such gate
     */
    @Transactional(readOnly = true)
    public GateView gate(String key, String gate) {
        Project project = project(key);
        Plan plan = plans.plan(project.definition());
        GateDefinition definition = definition(plan, gate);
        List<GateRecord> all = records.of(key);
        GateRecord record = record(all, key, gate);
        Evaluation evaluation = record.state() == GateState.NOT_REACHED
                        || record.evaluation() == 0
                        || record.isOvertakenAt(clock.instant())
                ? evaluator.evaluate(facts.read(project, plan, all), definition, record, "preview")
                : log.find(key, gate, record.evaluation()).orElseThrow();
        return new GateView(definition, record, evaluation);
    }

    /**
     * A gate for whoever reads what was decided there: {@link #gate}, or, where a later version of the plan does not have it any
     * more, as it was left.
     *
     * @throws UnknownProjectException if there is no such project
     * @throws UnknownGateException if its plan never had such a gate, or nothing was decided there
     */
    @Transactional(readOnly = true)
    public GateView onceGate(String key, String gate) {
        Project project = project(key);
        Plan plan = plans.plan(project.definition());
        if (plan.gate(gate).isPresent()) {
            return gate(key, gate);
        }
        GateRecord record = record(records.of(key), key, gate);
        GateDefinition definition = earlier.gate(project, gate).orElseThrow(() -> new UnknownGateException(plan, gate));
        return new GateView(
                definition,
                record,
                log.find(key, gate, record.evaluation()).orElseThrow(() -> new UnknownGateException(plan, gate)));
    }

    /**
     * What the rules of a gate would say at another instant, or with more evidence. Nothing is recorded.
     *
     * @param at the instant; {@code null} for now
     * @param evidence observations to add to what is known, each as if observed at that instant or when it says
     */
    @Transactional(readOnly = true)
    public Evaluation whatIf(String key, String gate, @Nullable Instant at, List<Supposed> evidence) {
        return whatIf(key, gate, at, evidence, NONE);
    }

    /** {@link #whatIf(String, String, Instant, List)} with candidates in the place of some of the gate's rule files. */
    @Transactional(readOnly = true)
    public Evaluation whatIf(
            String key, String gate, @Nullable Instant at, List<Supposed> evidence, Candidates candidates) {
        Project project = project(key);
        Plan plan = plans.plan(project.definition());
        GateDefinition definition = definition(plan, gate);
        List<GateRecord> all = records.of(key);
        Instant instant = at == null ? clock.instant() : at;
        Snapshot known = facts.read(project, plan, all);
        Snapshot supposed = known.with(Supposed.onTopOf(known.newest(), evidence, key, instant));
        return evaluator.evaluate(
                supposed,
                definition,
                record(all, key, gate),
                "what if",
                candidates.inPlaceOf(evaluator.files(project, definition)),
                supposed.factsFor(definition, instant));
    }

    /**
     * A gate as the plan of a project defines it.
     *
     * @throws UnknownProjectException if there is no such project
     * @throws UnknownGateException if its plan has no such gate
     */
    public GateDefinition definition(String key, String gate) {
        Plan plan = plans.plan(project(key).definition());
        return plan.gate(gate).orElseThrow(() -> new UnknownGateException(plan, gate));
    }

    /** How many gates of running projects wait for people. */
    public int inSignOff() {
        return records.inSignOff();
    }

    /** The project, if it exists. */
    public Project project(String key) {
        return projects.find(key).orElseThrow(() -> new UnknownProjectException(key));
    }

    private static GateDefinition definition(Plan plan, String gate) {
        return plan.gate(gate).orElseThrow(() -> new UnknownGateException(plan, gate));
    }

    private static GateRecord record(List<GateRecord> all, String project, String gate) {
        return all.stream()
                .filter(record -> record.key().equals(gate))
                .findFirst()
                .orElseGet(() -> GateRecord.untouched(project, gate));
    }
}
