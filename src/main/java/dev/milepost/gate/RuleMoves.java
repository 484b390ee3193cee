package dev.milepost.gate;

import dev.milepost.audit.Audit;
import dev.milepost.audit.Digest;
import dev.milepost.audit.Entry;
import dev.milepost.plan.Binding;
import dev.milepost.plan.Plan;
import dev.milepost.plan.PlanLibrary;
import dev.milepost.plan.Project;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves running projects to other rules on purpose: those of another deployment, or those of another version of their plan, which
 * takes their process along. One project at a time, each in a transaction of its own, under the project's lock, with all its open
 * gates judged by the new rules before it ends; on the record with who, when, why and what was known. Thread-safe.
 */
@Service
public class RuleMoves {

    private final Milestones milestones;
    private final PlanLibrary plans;
    private final RuleLibrary library;
    private final RuleFit fit;
    private final RuleTrial trial;
    private final ProjectUnits units;
    private final WaitingGates waiting;
    private final GateKeeper gates;
    private final RuleChanges changes;
    private final Audit audit;
    private final TransactionTemplate alone;
    private final Clock clock;

    RuleMoves(
            Milestones milestones,
            PlanLibrary plans,
            RuleLibrary library,
            RuleFit fit,
            RuleTrial trial,
            ProjectUnits units,
            WaitingGates waiting,
            GateKeeper gates,
            RuleChanges changes,
            Audit audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.milestones = milestones;
        this.plans = plans;
        this.library = library;
        this.fit = fit;
        this.trial = trial;
        this.units = units;
        this.waiting = waiting;
        this.gates = gates;
        this.changes = changes;
        this.audit = audit;
        this.alone = new TransactionTemplate(transactions);
        alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /**
     * The project as it is, if it can be moved at all.
     *
     * @throws UnknownProjectException if there is no such project
     * @throws RuleChangeRefusedException if it has ended
     */
    public Project running(String key) {
        return running(milestones.project(key));
    }

    private static Project running(Project project) {
        if (project.state() != Project.State.RUNNING) {
            throw RuleChangeRefusedException.conflict(
                    "Project '" + project.key() + "' has ended; its gates are not judged any more.");
        }
        return project;
    }

    /**
     * Moves a project to the rules of another deployment. The process it runs stays as it is.
     *
     * @throws UnknownProjectException if there is no such project
     * @throws RuleChangeRefusedException if the rules do not fit the plan it runs, it uses them already, it has ended, or
     *     somebody else has moved it in the meantime
     */
    public RuleChange toRules(String key, String deployment, Order order) {
        Project seen = running(key);
        Binding to = seen.binding().withRules(deployment);
        if (seen.rules().equals(deployment)) {
            throw RuleChangeRefusedException.conflict(
                    "Project '" + key + "' uses the rules of deployment '" + deployment + "' already.");
        }
        return move(seen, to, Map.of(), null, order, () -> {});
    }

    /**
     * Moves a project to another version of its plan, with the rules of that.
     *
     * @param seen the project as it was when it was decided to move it
     * @param given settings of its own that the other version needs and the project does not have
     * @param plan says what becomes of its process, or refuses; asked before anything else, and again under the project's lock
     * @param process moves the process at the engine; also called when it is only tried, and undone then
     * @throws RuleChangeRefusedException see {@link #toRules}
     */
    public RuleChange toPlan(
            Project seen, Binding to, Map<String, String> given, Prospect plan, Order order, Runnable process) {
        plan.of(seen);
        return move(seen, to, given, plan, order, process);
    }

    private RuleChange move(
            Project seen,
            Binding to,
            Map<String, String> given,
            @Nullable Prospect plan,
            Order order,
            Runnable process) {
        Plan before = plans.plan(seen.definition());
        Map<String, RuleFile> after = fit.files(plans.plan(to.definition()), to.rules());
        List<RuleChange.File> files = compare(fit.named(before, seen.rules()), after);
        RuleTrialReport replay = trial.ofDeployed(seen.key(), different(files, after));
        return Objects.requireNonNull(alone.execute(status -> {
            ProjectUnit unit = lock(seen, to);
            List<WaitingGate> open = waiting.under(unit.project().bound(to, given), unit.snapshot());
            RuleChange change = new RuleChange(
                    seen.key(),
                    0,
                    plan == null ? RuleChange.Kind.RULES : RuleChange.Kind.PLAN,
                    clock.instant(),
                    order.by(),
                    order.reason(),
                    seen.binding(),
                    to,
                    files,
                    new RuleChange.Report(replay, open, plan == null ? null : plan.of(unit.project())));
            if (order.dryRun()) {
                status.setRollbackOnly();
                gates.tryMove(seen.key(), process);
                return change;
            }
            gates.rebind(seen.key(), to, given, process, cause(change));
            return record(change);
        }));
    }

    private ProjectUnit lock(Project seen, Binding to) {
        ProjectUnit unit = units.open(seen.key()).orElseThrow(() -> new UnknownProjectException(seen.key()));
        if (!running(unit.project()).binding().equals(seen.binding())) {
            throw RuleChangeRefusedException.conflict("Somebody else has moved project '" + seen.key()
                    + "' to other rules in the meantime. Look at what it uses now.");
        }
        if (!library.hold(to.rules())) {
            throw RuleChangeRefusedException.conflict(
                    "Deployment '" + to.rules() + "' was deleted in the meantime. Choose another.");
        }
        return unit;
    }

    private RuleChange record(RuleChange change) {
        RuleChange stored = changes.add(change);
        audit.record(Entry.done(change.kind() == RuleChange.Kind.RULES ? "rules.rebound" : "plan.migrated")
                .project(change.project())
                .object("rule-change", stored.number())
                .by(change.by())
                .change(Digest.of(change.before()), Digest.of(change.after(), change.reason(), given(change)))
                .rules(Digest.of(change.files().stream()
                        .map(file -> file.file() + " " + file.after())
                        .toArray()))
                .detail(words(change)));
        return stored;
    }

    /** The settings that came with it, in one order. */
    private static Map<String, String> given(RuleChange change) {
        PlanMove plan = change.report().plan();
        return plan == null ? Map.of() : new TreeMap<>(plan.given());
    }

    private static String cause(RuleChange change) {
        return change.kind() == RuleChange.Kind.RULES
                ? "rules rebound to deployment " + change.after().rules()
                : "plan migrated to version " + change.after().planVersion();
    }

    private static String words(RuleChange change) {
        return change.kind() == RuleChange.Kind.RULES
                ? "deployment " + change.before().rules() + " to "
                        + change.after().rules()
                : "version " + change.before().planVersion() + " to "
                        + change.after().planVersion();
    }

    private static List<RuleChange.File> compare(Map<String, RuleFile> before, Map<String, RuleFile> after) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        List<RuleChange.File> files = new ArrayList<>();
        names.forEach(name -> files.add(new RuleChange.File(name, digest(before.get(name)), digest(after.get(name)))));
        return files;
    }

    private static @Nullable String digest(@Nullable RuleFile file) {
        return file == null ? null : file.sha256();
    }

    /** The texts of the files that are not as they were; the others would say what they said. */
    private static Map<String, String> different(List<RuleChange.File> files, Map<String, RuleFile> after) {
        Map<String, String> texts = new HashMap<>();
        files.stream()
                .filter(file -> !Objects.equals(file.before(), file.after()))
                .forEach(file -> {
                    RuleFile now = after.get(file.file());
                    if (now != null) {
                        texts.put(file.file(), now.source());
                    }
                });
        return texts;
    }

    /**
     * Who wants a project moved, and why.
     *
     * @param dryRun whether it is only tried: the same report, and nothing stored
     */
    public record Order(String by, String reason, boolean dryRun) {}

    /** Says what becomes of the process of a project that is moved to another version of its plan. */
    public interface Prospect {

        /**
         * What becomes of it as it stands.
         *
         * @throws RuleChangeRefusedException if it cannot be moved
         */
        PlanMove of(Project project);
    }
}
