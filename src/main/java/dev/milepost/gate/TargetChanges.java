package dev.milepost.gate;

import dev.milepost.audit.Audit;
import dev.milepost.audit.Digest;
import dev.milepost.audit.Entry;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.Plan;
import dev.milepost.plan.PlanChange;
import dev.milepost.plan.PlanChanges;
import dev.milepost.plan.PlanLibrary;
import dev.milepost.plan.Project;
import dev.milepost.plan.ProjectCalendars;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Moves targets of milestones, on the record. Thread-safe. */
@Service
public class TargetChanges {

    private final GateKeeper gates;
    private final PlanLibrary plans;
    private final ProjectCalendars calendars;
    private final PlanChanges changes;
    private final Audit audit;
    private final Clock clock;

    TargetChanges(
            GateKeeper gates,
            PlanLibrary plans,
            ProjectCalendars calendars,
            PlanChanges changes,
            Audit audit,
            Clock clock) {
        this.gates = gates;
        this.plans = plans;
        this.calendars = calendars;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Moves the target of a milestone; gates that look at it are evaluated anew.
     *
     * @return the gates that were evaluated because of it
     * @throws UnknownProjectException if there is no such project
     * @throws UnknownGateException if its plan has no such gate
     */
    @Transactional
    public List<GateResult> move(String key, String gate, LocalDate target, String reason, String user) {
        Project project = gates.lock(key).orElseThrow(() -> new UnknownProjectException(key));
        Plan plan = plans.plan(project.definition());
        GateDefinition definition = plan.gate(gate).orElseThrow(() -> new UnknownGateException(plan, gate));
        LocalDate before = plan.target(
                        definition.key(),
                        project.start(),
                        project.parameters(),
                        calendars.of(project),
                        GateRecord.movedTargets(gates.gates(key)))
                .day();
        changes.add(
                key,
                new PlanChange(
                        PlanChange.Kind.TARGET,
                        gate,
                        clock.instant(),
                        user,
                        before.toString(),
                        target.toString(),
                        reason));
        audit.record(Entry.done("target.moved")
                .project(key)
                .object("gate", gate)
                .by(user)
                .change(Digest.of(before), Digest.of(target, reason))
                .detail(before + " to " + target));
        gates.moveTarget(key, gate, target);
        return gates.settle(key, "target of " + gate + " moved");
    }

    /** Everybody who moved the target of a gate. */
    public List<String> movedBy(String project, String gate) {
        return changes.changers(project, PlanChange.Kind.TARGET, gate);
    }
}
