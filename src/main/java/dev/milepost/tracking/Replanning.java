package dev.milepost.tracking;

import dev.milepost.audit.Audit;
import dev.milepost.audit.Digest;
import dev.milepost.audit.Entry;
import dev.milepost.evidence.Observation;
import dev.milepost.gate.GateKeeper;
import dev.milepost.gate.GateResult;
import dev.milepost.gate.Milestones;
import dev.milepost.gate.TargetChanges;
import dev.milepost.gate.UnknownGateException;
import dev.milepost.gate.UnknownProjectException;
import dev.milepost.plan.Estimate;
import dev.milepost.plan.PlanChange;
import dev.milepost.plan.PlanChanges;
import dev.milepost.plan.PlannedTask;
import dev.milepost.plan.Project;
import dev.milepost.plan.calendar.CalendarSettings;
import dev.milepost.plan.calendar.HolidayFile;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes what a project is planned to do, on the record, and says what that does to its milestones; or only says it. The impact is
 * computed before the change, without the project's lock. Thread-safe.
 */
@Service
public class Replanning {

    private final InputsReader inputs;
    private final Milestones milestones;
    private final TargetChanges targets;
    private final PlanChanges changes;
    private final GateKeeper gates;
    private final Tracker tracker;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final TrackingSettings settings;
    private final Clock clock;

    Replanning(
            InputsReader inputs,
            Milestones milestones,
            TargetChanges targets,
            PlanChanges changes,
            GateKeeper gates,
            Tracker tracker,
            Audit audit,
            PlatformTransactionManager transactions,
            TrackingSettings settings,
            Clock clock) {
        this.inputs = inputs;
        this.milestones = milestones;
        this.targets = targets;
        this.changes = changes;
        this.gates = gates;
        this.tracker = tracker;
        this.audit = audit;
        this.transactions = new TransactionTemplate(transactions);
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Moves the target of a milestone.
     *
     * @throws UnknownProjectException if there is no such project
     * @throws UnknownGateException if its plan has no such gate
     */
    public Done target(String key, String milestone, LocalDate target, String reason, String user, boolean dryRun) {
        Inputs in = inputs.read(key);
        if (in.plan().gate(milestone).isEmpty()) {
            throw new UnknownGateException(in.plan(), milestone);
        }
        Impact impact = impact(in, in.withTarget(milestone, target));
        if (dryRun) {
            return new Done(impact, List.of());
        }
        List<GateResult> evaluated = targets.move(key, milestone, target, reason, user);
        tracker.look(key);
        return new Done(impact, evaluated);
    }

    /**
     * Changes the estimate of a task.
     *
     * @throws UnknownInPlanException if the plan has no such task
     * @throws InvalidChangeException if the text is no estimate
     */
    public Done estimate(String key, String task, String estimate, String reason, String user, boolean dryRun) {
        Inputs in = inputs.read(key);
        PlannedTask planned = in.plan().tasks().stream()
                .filter(one -> one.id().equals(task))
                .findFirst()
                .orElseThrow(() -> new UnknownInPlanException("The plan of project '" + key + "' has no task '" + task
                        + "'. GET /api/plans/" + in.project().plan() + " lists all it has."));
        if (Estimate.parse(estimate).isEmpty()) {
            throw new InvalidChangeException("'" + estimate
                    + "' is no estimate. Write working time as 5d or 4h, or as shortest/likely/longest: 3d/5d/10d.");
        }
        Impact impact = impact(in, in.withEstimate(task, estimate));
        if (dryRun) {
            return new Done(impact, List.of());
        }
        change(
                key,
                PlanChange.Kind.ESTIMATE,
                task,
                planned.estimate() == null ? null : planned.estimate().text(),
                estimate,
                reason,
                user);
        tracker.look(key);
        return new Done(impact, List.of());
    }

    /**
     * Sets the working calendar.
     *
     * @throws InvalidChangeException if the settings make no calendar; the message has all that is wrong with them
     */
    public Done calendar(String key, CalendarSettings calendar, String reason, String user, boolean dryRun) {
        List<String> problems = calendar.problems();
        if (!problems.isEmpty()) {
            throw new InvalidChangeException(String.join(" ", problems));
        }
        Inputs in = inputs.read(key);
        String text = inputs.write(calendar);
        Impact impact =
                impact(in, in.withCalendar(calendar.calendar(in.project().zone()), text));
        if (dryRun) {
            return new Done(impact, List.of());
        }
        List<GateResult> evaluated = change(key, PlanChange.Kind.CALENDAR, "", null, text, reason, user);
        tracker.look(key);
        return new Done(impact, evaluated);
    }

    /**
     * Sets the holidays of the working calendar from an iCalendar file, from a year before the project's start to ten years after.
     *
     * @throws InvalidChangeException if the file cannot be read wholly; the message has all that is wrong with it
     */
    public Done holidays(String key, byte[] file, String reason, String user, boolean dryRun) {
        Project project = milestones.project(key);
        HolidayFile.Reading reading = HolidayFile.read(
                file, project.start().minusYears(1), project.start().plusYears(10));
        if (!reading.problems().isEmpty()) {
            throw new InvalidChangeException(
                    String.join(" ", reading.problems().stream().limit(20).toList()));
        }
        CalendarSettings now = calendar(key);
        return calendar(
                key,
                new CalendarSettings(now.zone(), now.hours(), reading.holidays(), now.days(), now.anywhereOnEarth()),
                reason,
                user,
                dryRun);
    }

    /** The settings of the working calendar that a project has now. */
    public CalendarSettings calendar(String key) {
        return inputs.settings(inputs.read(key).calendarText());
    }

    /** All recorded changes of a project, the oldest first. */
    public List<PlanChange> changes(String key) {
        return inputs.read(key).changes();
    }

    /**
     * What it does that a work item is as it is now said to be; empty where that changes nothing that is scheduled, or nothing can
     * be forecast.
     */
    public Optional<Impact> workItem(String key, Observation.WorkItem item) {
        Project project = milestones.project(key);
        if (!tracker.mayBeForecast(project)) {
            return Optional.empty();
        }
        Inputs in = inputs.read(project);
        Observation.WorkItem known = in.workItems().stream()
                .filter(one -> one.id().equals(item.id()))
                .findFirst()
                .orElse(null);
        boolean same = known == null
                ? item.start() == null && item.due() == null
                : Objects.equals(known.start(), item.start())
                        && Objects.equals(known.due(), item.due())
                        && Objects.equals(known.phase(), item.phase())
                        && known.state() == item.state();
        return same ? Optional.empty() : Optional.of(impact(in, in.withWorkItem(item)));
    }

    private Impact impact(Inputs before, Inputs after) {
        return Impacts.between(before, after, settings.previewRuns());
    }

    private List<GateResult> change(
            String key,
            PlanChange.Kind kind,
            String subject,
            @Nullable String ofPlan,
            String after,
            String reason,
            String user) {
        List<GateResult> evaluated = transactions.execute(status -> {
            Project project = gates.lock(key).orElseThrow(() -> new UnknownProjectException(key));
            String before = changes.of(project.key()).stream()
                    .filter(change -> change.kind() == kind && change.subject().equals(subject))
                    .reduce((earlier, later) -> later)
                    .map(PlanChange::after)
                    .orElse(ofPlan);
            changes.add(key, new PlanChange(kind, subject, clock.instant(), user, before, after, reason));
            boolean estimate = kind == PlanChange.Kind.ESTIMATE;
            Entry entry = Entry.done(estimate ? "estimate.changed" : "calendar.changed")
                    .project(key)
                    .by(user)
                    .change(before == null ? null : Digest.of(before), Digest.of(after, reason));
            audit.record(estimate ? entry.object("task", subject).detail(before + " to " + after) : entry);
            if (estimate) {
                gates.scheduleChanged(key);
                return List.<GateResult>of();
            }
            gates.setCalendar(key, after);
            return gates.settle(key, "calendar changed");
        });
        return evaluated == null ? List.of() : evaluated;
    }

    /**
     * What was done.
     *
     * @param impact what it does to the milestones
     * @param gates the gates that were evaluated because of it
     */
    public record Done(Impact impact, List<GateResult> gates) {}
}
