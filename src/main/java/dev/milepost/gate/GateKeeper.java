package dev.milepost.gate;

import dev.milepost.evidence.Activity;
import dev.milepost.evidence.Evidence;
import dev.milepost.evidence.Submission;
import dev.milepost.gate.FactsReader.Snapshot;
import dev.milepost.plan.Binding;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.Outlook;
import dev.milepost.plan.PlanLibrary;
import dev.milepost.plan.Project;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Keeps the gates of projects in step with their facts. Everything here happens in the caller's transaction, under the
 * project's lock, which is taken first: evidence is recorded, open gates are judged beside the engine, each evaluation goes
 * to the decision log, and only where the verdict lets a gate move is the engine asked to move it. Thread-safe.
 */
@Service
public class GateKeeper {

    private final ProjectUnits units;
    private final Evaluator evaluator;
    private final Settling settling;
    private final GateRecords records;
    private final PlanLibrary plans;
    private final AskedAnew askedAnew;
    private final ObjectProvider<GateProcess> process;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    GateKeeper(
            ProjectUnits units,
            Evaluator evaluator,
            Settling settling,
            GateRecords records,
            PlanLibrary plans,
            AskedAnew askedAnew,
            ObjectProvider<GateProcess> process,
            ApplicationEventPublisher events,
            Clock clock) {
        this.units = units;
        this.evaluator = evaluator;
        this.settling = settling;
        this.records = records;
        this.plans = plans;
        this.askedAnew = askedAnew;
        this.process = process;
        this.events = events;
        this.clock = clock;
    }

    /** Takes the project's lock until the transaction ends, and answers the project as it is now. */
    public Optional<Project> lock(String project) {
        return units.open(project).map(ProjectUnit::project);
    }

    /** Whether the current transaction holds a project's lock already. */
    public boolean holdsLock() {
        return !units.all().isEmpty();
    }

    /** Evidence that a project has of this digest already. */
    Optional<Evidence> known(String project, String digest) {
        return unit(project).sameDigest(digest);
    }

    /** Stores evidence of a new digest; open gates are evaluated by the next {@link #settle}. */
    public Evidence record(String project, Submission submission) {
        ProjectUnit unit = unit(project);
        Instant now = clock.instant();
        Instant observedAt = submission.observedAt();
        Evidence given = new Evidence(
                UUID.randomUUID().toString(),
                project,
                unit.project().evidence() + 1,
                submission.observation(),
                observedAt == null ? null : (observedAt.isAfter(now) ? now : observedAt).truncatedTo(ChronoUnit.MICROS),
                now,
                submission.source(),
                submission.sender(),
                submission.digest(),
                0);
        Evidence piece = unit.append(given, submission.detail());
        events.publishEvent(new GateTrail.Stored(piece));
        return piece;
    }

    /** A project was added by this transaction, which holds its lock by that. */
    public void begun(Project project) {
        units.add(project);
        events.publishEvent(new GateTrail.Begun(project));
    }

    /** Whether the process of a project that this transaction has added begins now; a project has one process for ever. */
    public boolean beginsProcess(String project) {
        return unit(project).beginProcess();
    }

    /** A project's process has ended. */
    public void ended(String project, Project.State state) {
        unit(project).end(state, clock.instant());
        events.publishEvent(new GateTrail.Ended(project, state));
    }

    /** A run of a task or phase has begun. */
    public void begun(Activity run) {
        unit(run.project()).begin(run);
    }

    /** A run has ended; {@code evidence} {@code null} where its end is none. */
    public void ended(String project, String run, Activity.State state, Instant at, @Nullable String evidence) {
        unit(project).end(run, state, at, evidence);
    }

    /** A waiver was granted: from now on this project's waivers are looked for. */
    public void waiverGranted(String project) {
        unit(project).waiverGranted();
    }

    /** Facts other than evidence have changed: a target, a phase's end, a milestone, a waiver. */
    public void factsChanged(String project) {
        unit(project).factsChanged();
    }

    /**
     * The project has come to a gate, or has come back to its rules after a sign-off.
     *
     * @return whether the rules let it go on at once; if not, the execution waits until {@link GateProcess#proceed}
     */
    public boolean reached(String project, String gate, String execution) {
        ProjectUnit unit = unit(project);
        Optional<GateRecord> inSignOff = unit.gate(gate).filter(known -> known.state() == GateState.SIGN_OFF);
        if (inSignOff.isEmpty()) {
            unit.change(gate, change -> change.enter(execution, clock.instant()));
        } else {
            unit.change(gate, change -> change.waitAgain(execution));
            boolean fell = inSignOff.get().verdict() != Verdict.PASS;
            if (fell || inSignOff.get().decision() == Decision.HOLD) {
                return false; // judged already, and people who said hold are not asked again on the same facts
            }
            if (unit.isFresh(gate)) {
                unit.change(gate, GateChange::askAgain);
                return true; // judged already: they still pass, but look different
            }
        }
        GateRecord record = unit.gate(gate).orElseThrow();
        return settling.evaluate(unit, unit.snapshot(), record, "gate reached").verdict() == Verdict.PASS;
    }

    /** The timer of a gate has gone off: time may have changed what the rules say. */
    public void timerFired(String project, String gate) {
        ProjectUnit unit = unit(project);
        unit.change(gate, change -> change.timer(null));
        unit.factsChanged();
    }

    /**
     * The gate's process has ended, or was interrupted together with what lies around it.
     *
     * @throws GateNotSatisfiedException if it ended although the rules have not let it go on
     */
    public void left(String project, String gate, boolean interrupted) {
        ProjectUnit unit = unit(project);
        GateRecord record = standing(unit, gate);
        if (!interrupted) {
            mayGoOn(record);
            Decision decided = Objects.requireNonNullElse(record.decision(), Decision.GO);
            unit.change(gate, change -> change.leave(GateState.PASSED, decided, clock.instant()));
        } else if (record.decision() == Decision.KILL) {
            unit.change(gate, change -> change.leave(GateState.KILLED, Decision.KILL, null));
        } else if (record.decision() == Decision.RECYCLE) {
            unit.change(gate, change -> change.leave(GateState.RECYCLED, Decision.RECYCLE, null));
        } else {
            unit.change(gate, change -> change.leave(GateState.NOT_REACHED, null, null));
        }
        if (record.timer() != null) {
            process.getObject().lookAgain(record, null);
        }
        events.publishEvent(new GateTrail.Left(record, unit.gate(gate).orElseThrow()));
        unit.factsChanged();
    }

    /**
     * Checks that the gate may leave its rules: something else than Milepost, a hand in Cockpit, may have moved it.
     *
     * @throws GateNotSatisfiedException if the rules have not let it go on
     */
    public void checkSatisfied(String project, String gate) {
        mayGoOn(standing(unit(project), gate));
    }

    private static void mayGoOn(GateRecord record) {
        boolean decidedOtherwise =
                record.decision() != null && !record.decision().isGo();
        if (record.state() != GateState.SIGN_OFF || record.verdict() != Verdict.PASS || decidedOtherwise) {
            throw new GateNotSatisfiedException(record.key(), record.verdict());
        }
    }

    private static GateRecord standing(ProjectUnit unit, String gate) {
        return unit.gate(gate)
                .orElseGet(() -> GateRecord.untouched(unit.project().key(), gate));
    }

    /** A gate as the plan of its project defines it, under the project's lock. */
    public GateDefinition definition(String project, String gate) {
        return unit(project).plan().gate(gate).orElseThrow();
    }

    /** Where a gate stands; what this transaction has changed of it included. */
    public GateRecord standing(String project, String gate) {
        Optional<ProjectUnit> held = units.held(project);
        Optional<GateRecord> record = held.isPresent() ? held.get().gate(gate) : records.find(project, gate);
        return record.orElseGet(() -> GateRecord.untouched(project, gate));
    }

    /** Where all gates stand, under the project's lock. */
    List<GateRecord> gates(String project) {
        return unit(project).gates();
    }

    /** What the rules say of a gate at this moment, without recording it: time may have passed since its last evaluation. */
    public Verdict verdictNow(String project, String gate) {
        ProjectUnit unit = unit(project);
        GateRecord record = unit.gate(gate).orElseThrow();
        Snapshot snapshot = unit.snapshot();
        GateDefinition definition = unit.plan().gate(gate).orElseThrow();
        return evaluator.evaluate(snapshot, definition, record, "sign-off").verdict();
    }

    /**
     * What is expected of the project's milestones has changed: it is kept, and open gates whose rules look at it are evaluated.
     *
     * @return the gates that were evaluated because of it
     */
    public List<GateResult> expect(String project, Outlook outlook) {
        ProjectUnit unit = unit(project);
        if (unit.project().outlook().equals(outlook)) {
            return List.of();
        }
        unit.expect(outlook);
        if (!unit.hasOpenGates() || unit.project().state() != Project.State.RUNNING) {
            return List.of();
        }
        Set<String> indifferent = unit.gates().stream()
                .filter(gate -> gate.state().isOpen())
                .filter(gate -> !looksAtForecasts(unit, gate))
                .map(GateRecord::key)
                .collect(Collectors.toSet());
        unit.factsChangedBut(indifferent);
        return settle(project, "forecast");
    }

    /** A hold ends with the next evaluation that passes: rules that decide nothing must not bring one about. */
    private boolean looksAtForecasts(ProjectUnit unit, GateRecord gate) {
        GateDefinition definition = definition(unit.project().key(), gate.key());
        return evaluator.looksAtForecasts(
                unit.project(), gate.decision() == Decision.HOLD ? definition.deciding() : definition.rules());
    }

    /** What a forecast rests on has changed other than by evidence: an estimate, the calendar, a baseline. */
    public void scheduleChanged(String project) {
        unit(project).scheduleChanged();
    }

    /** Sets a project's working calendar, its settings as JSON; open gates are evaluated by the next {@link #settle}. */
    public void setCalendar(String project, String settings) {
        unit(project).calendar(settings);
    }

    /**
     * Binds a project to another plan version, or to other rules. Nothing is judged half way; then every open gate is.
     *
     * @param given settings of its own that it did not have
     * @param move what moves its process at the engine
     */
    List<GateResult> rebind(String project, Binding to, Map<String, String> given, Runnable move, String cause) {
        ProjectUnit unit = unit(project);
        settling.unjudged(unit, move);
        unit.bind(to, given, plans.plan(to.definition()), askedAnew.under(to, unit));
        return settle(project, cause);
    }

    /** Only tries whether its process can be moved: nothing is judged, and the transaction is undone. */
    void tryMove(String project, Runnable move) {
        settling.unjudged(unit(project), move);
    }

    /** Moves a gate's target. */
    void moveTarget(String project, String gate, LocalDate target) {
        ProjectUnit unit = unit(project);
        unit.change(gate, change -> change.target(target));
        unit.factsChanged();
    }

    /**
     * People's decision in this round, before the gate's process has ended.
     *
     * @param signed the evaluation they have decided on
     * @param until when a hold ends at the latest, by which the gate is evaluated again; {@code null} for no such instant
     */
    public void decided(String project, String gate, Decision decision, Evaluation signed, @Nullable Instant until) {
        ProjectUnit unit = unit(project);
        GateRecord record = unit.change(gate, change -> change.decide(decision));
        if (decision == Decision.HOLD) {
            // an evaluation that passes ends the hold: rules that decide nothing must not bring one about
            Instant ends = Stream.concat(signed.decidingChangesAt().stream(), Optional.ofNullable(until).stream())
                    .min(Comparator.naturalOrder())
                    .orElse(null);
            if (!Objects.equals(ends, record.nextEvaluationAt())) {
                String timer = process.getObject().lookAgain(record, ends);
                unit.change(gate, change -> change.lookAgain(ends, timer));
            }
        }
        if (decision == Decision.KILL) {
            unit.factsChanged(); // what the plan does not catch is stopped by the next settle
        }
    }

    /** Evaluates every open gate whose facts have changed, and moves those that may move, until nothing changes any more. */
    public List<GateResult> settle(String project, String cause) {
        return settling.settle(unit(project), cause);
    }

    /** {@link #settle} for each project this transaction has changed. */
    public void settleAll(String cause) {
        units.all().stream().filter(ProjectUnit::isDirty).forEach(unit -> settling.settle(unit, cause));
    }

    private ProjectUnit unit(String project) {
        return units.open(project)
                .orElseThrow(() -> new IllegalStateException("There is no project '" + project + "'"));
    }
}
