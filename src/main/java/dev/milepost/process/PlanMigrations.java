package dev.milepost.process;

import dev.milepost.gate.Conditions;
import dev.milepost.gate.GateKeeper;
import dev.milepost.gate.GateRecord;
import dev.milepost.gate.GateState;
import dev.milepost.gate.PlanMove;
import dev.milepost.gate.RuleChange;
import dev.milepost.gate.RuleChangeRefusedException;
import dev.milepost.gate.RuleMoves;
import dev.milepost.plan.Binding;
import dev.milepost.plan.FlowReach;
import dev.milepost.plan.Plan;
import dev.milepost.plan.PlanLibrary;
import dev.milepost.plan.Project;
import dev.milepost.plan.ProjectCalendars;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DeploymentCache;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;

/** Moves running projects to another version of their plan, on purpose: process, gates and rules together. Thread-safe. */
public class PlanMigrations {

    private final EngineAccess engine;
    private final EngineMigration migration;
    private final PlanVersions versions;
    private final PlanLibrary plans;
    private final GateDifferences differences;
    private final ProjectCalendars calendars;
    private final GateKeeper gates;
    private final Conditions conditions;
    private final RuleMoves moves;

    PlanMigrations(
            EngineAccess engine,
            EngineMigration migration,
            PlanVersions versions,
            PlanLibrary plans,
            GateDifferences differences,
            ProjectCalendars calendars,
            GateKeeper gates,
            Conditions conditions,
            RuleMoves moves) {
        this.engine = engine;
        this.migration = migration;
        this.versions = versions;
        this.plans = plans;
        this.differences = differences;
        this.calendars = calendars;
        this.gates = gates;
        this.conditions = conditions;
        this.moves = moves;
    }

    /**
     * Moves a project. Nothing moves unless everything that the project is at has a place in the other version.
     *
     * @param version the version to move it to; {@code null} for the newest
     * @param parameters settings of its own that the version needs and the project does not have; those that it has cannot be changed
     * @throws dev.milepost.gate.UnknownProjectException if there is no such project
     * @throws UnknownPlanException if its plan has no such version
     * @throws RuleChangeRefusedException if it cannot be moved; says what stands in the way
     */
    public RuleChange migrate(
            String key, @Nullable Integer version, Map<String, String> parameters, RuleMoves.Order order) {
        Project seen = moves.running(key);
        PlanVersions.PlanVersion chosen =
                version == null ? versions.newest(seen.plan()) : versions.find(seen.plan(), version);
        if (chosen.definition().equals(seen.definition())) {
            throw RuleChangeRefusedException.conflict("Project '" + key + "' runs version " + chosen.version()
                    + " of its plan already. To give it other rules, rebind it.");
        }
        Binding to = Binding.to(chosen.version(), chosen.definition(), chosen.deployment());
        if (!isPlan(chosen.definition())) {
            throw RuleChangeRefusedException.invalid("Version " + chosen.version() + " of '" + seen.plan()
                    + "' has no milestone gate, so it is no plan.");
        }
        Map<String, String> given = given(seen, parameters);
        return moves.toPlan(
                seen,
                to,
                given,
                project -> checked(project, to, given),
                order,
                () -> migration.move(instance(seen).getId(), seen.binding(), to, order.by()));
    }

    /** Those settings that the project does not have yet. What it was started with stands: its targets rest on it. */
    private static Map<String, String> given(Project project, Map<String, String> parameters) {
        Map<String, String> given = new TreeMap<>();
        parameters.forEach((name, value) -> {
            String own = project.parameters().get(name);
            if (own == null) {
                given.put(name, value);
            } else if (!own.equals(value)) {
                throw RuleChangeRefusedException.invalid(
                        "Project '" + project.key() + "' has the parameter '" + Names.clip(name) + "' already, as '"
                                + own + "'. A move adds what is missing and changes nothing.");
            }
        });
        return given;
    }

    private boolean isPlan(String definition) {
        try {
            plans.plan(definition);
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private PlanMove checked(Project project, Binding to, Map<String, String> given) {
        PlanMove move = move(project, to, given);
        if (!move.obstacles().isEmpty()) {
            throw RuleChangeRefusedException.cannotMove(
                    "Project '" + project.key() + "' cannot be moved to version " + to.planVersion() + " of its plan. "
                            + String.join(" ", move.obstacles()),
                    move);
        }
        return move;
    }

    private PlanMove move(Project project, Binding to, Map<String, String> given) {
        Plan before = plans.plan(project.definition());
        Plan after = plans.plan(to.definition());
        ActiveElements active = active(project, to, before, after);
        List<GateRecord> standing = after.gates().stream()
                .map(gate -> gates.standing(project.key(), gate.key()))
                .toList();
        Set<String> reachable = FlowReach.from(after.flow(), active.innermost());
        return new PlanMove(
                active.elements(),
                differences.between(before, project.binding(), after, to),
                standing.stream()
                        .filter(gate -> gate.state() != GateState.PASSED && !reachable.contains(gate.key()))
                        .map(GateRecord::key)
                        .toList(),
                Stream.concat(
                                PlanNeeds.missing(
                                        after,
                                        project.start(),
                                        project.bound(to, given).parameters(),
                                        calendars.of(project),
                                        GateRecord.movedTargets(standing))
                                        .stream(),
                                unbound(project, after, reachable).stream())
                        .toList(),
                given);
    }

    /** Conditions that nobody would have to meet any more: a gate was passed on the promise that the next one asks for them. */
    private List<String> unbound(Project project, Plan after, Set<String> reachable) {
        return conditions.of(project.key()).stream()
                .filter(condition -> condition.closing() == null)
                .filter(condition -> after.gate(condition.gate()).stream()
                        .flatMap(setter -> setter.next().stream())
                        .noneMatch(reachable::contains))
                .map(condition -> "Condition " + condition.number() + " of gate '" + condition.gate()
                        + "' is open, and no gate of that version would ask for it. Close it first, or deploy a version"
                        + " in which a gate that is still to come follows '" + condition.gate() + "'.")
                .toList();
    }

    private ActiveElements active(Project project, Binding to, Plan before, Plan after) {
        ProcessInstance instance = instance(project);
        return engine.ask(services -> {
            DeploymentCache known = engine.command(
                    context -> context.getProcessEngineConfiguration().getDeploymentCache());
            return ActiveElements.of(
                    services.runtime().getActivityInstance(instance.getId()),
                    known.findDeployedProcessDefinitionById(project.definition()),
                    known.findDeployedProcessDefinitionById(to.definition()),
                    before,
                    after);
        });
    }

    private ProcessInstance instance(Project project) {
        List<ProcessInstance> found = engine.ask(services -> services.runtime()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(project.key())
                .processDefinitionId(project.definition())
                .rootProcessInstances()
                .list());
        if (found.size() != 1) {
            throw RuleChangeRefusedException.conflict("The engine has no process of project '" + project.key()
                    + "' in version " + project.planVersion() + " of its plan. Maybe it has just ended?");
        }
        return found.get(0);
    }
}
