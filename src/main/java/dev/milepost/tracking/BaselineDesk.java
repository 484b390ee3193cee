package dev.milepost.tracking;

import dev.milepost.audit.Audit;
import dev.milepost.audit.Digest;
import dev.milepost.audit.Entry;
import dev.milepost.gate.GateKeeper;
import dev.milepost.gate.Milestones;
import dev.milepost.gate.UnknownProjectException;
import dev.milepost.plan.Baseline;
import dev.milepost.plan.Baselines;
import dev.milepost.plan.Project;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes baselines, says which one is reported against, and compares them. Thread-safe. */
@Service
public class BaselineDesk {

    private final Baselines baselines;
    private final InputsReader inputs;
    private final Entries entries;
    private final GateKeeper gates;
    private final Milestones milestones;
    private final Audit audit;
    private final Clock clock;

    BaselineDesk(
            Baselines baselines,
            InputsReader inputs,
            Entries entries,
            GateKeeper gates,
            Milestones milestones,
            Audit audit,
            Clock clock) {
        this.baselines = baselines;
        this.inputs = inputs;
        this.entries = entries;
        this.gates = gates;
        this.milestones = milestones;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A project was added by this transaction: its plan is baseline 1.
     *
     * @param author who started it
     */
    public void begun(Project project, String author) {
        Inputs in = inputs.ofNew(project);
        Baseline first =
                new Baseline(1, "Start", author, "The project was started.", clock.instant(), true, Entries.now(in));
        baselines.add(project.key(), first);
        gates.expect(project.key(), Outlooks.rebased(in.withBaseline(first)));
    }

    /**
     * Takes a baseline of the plan as it is now, which is reported against from now on.
     *
     * @throws UnknownProjectException if there is no such project
     */
    @Transactional
    public Baseline take(String key, String name, String reason, String author) {
        Project project = gates.lock(key).orElseThrow(() -> new UnknownProjectException(key));
        Inputs in = inputs.read(project);
        int number = in.baselines().stream().mapToInt(Baseline::number).max().orElse(0) + 1;
        Baseline taken = new Baseline(number, name, author, reason, clock.instant(), true, Entries.now(in));
        baselines.add(key, taken);
        expect(key);
        audit.record(Entry.done("baseline.taken")
                .project(key)
                .object("baseline", number)
                .by(author)
                .change(null, Digest.of(number, name, reason, taken.entries())));
        return taken;
    }

    /**
     * From now on the project is reported against this baseline.
     *
     * @throws UnknownProjectException if there is no such project
     * @throws UnknownInPlanException if it has no such baseline
     */
    @Transactional
    public Baseline report(String key, int number, String reason, String user) {
        if (gates.lock(key).isEmpty()) {
            throw new UnknownProjectException(key);
        }
        Baseline chosen = find(key, number);
        int before = baselines.reporting(key).map(Baseline::number).orElse(0);
        baselines.report(key, number);
        audit.record(Entry.done("baseline.reported")
                .project(key)
                .object("baseline", number)
                .by(user)
                .change(Digest.of(before), Digest.of(number, reason))
                .detail(before + " to " + number));
        expect(key);
        return find(key, chosen.number());
    }

    /** Slip is measured against another baseline: what rules get to know of it changes with it. */
    private void expect(String key) {
        Inputs in = inputs.read(gates.lock(key).orElseThrow());
        gates.scheduleChanged(key);
        gates.expect(key, Outlooks.rebased(in));
    }

    /** All baselines of a project, in the order of their numbers. */
    public List<Baseline> of(String key) {
        return baselines.of(milestones.project(key).key());
    }

    /**
     * One baseline of a project.
     *
     * @throws UnknownInPlanException if it has no such baseline
     */
    public Baseline find(String key, int number) {
        return baselines
                .find(milestones.project(key).key(), number)
                .orElseThrow(() -> new UnknownInPlanException("Project '" + key + "' has no baseline " + number
                        + ". GET /api/projects/" + key + "/baselines lists all it has."));
    }

    /**
     * Compares two states of a project's plan.
     *
     * @param from the number of a baseline, an instant, or {@code now}
     * @param to likewise
     * @throws InvalidChangeException if one of them is none of these
     */
    @Transactional(readOnly = true)
    public Comparison compare(String key, String from, String to) {
        Inputs in = inputs.read(key);
        return Comparison.of(from, state(in, from), to, state(in, to));
    }

    private Baseline.Entries state(Inputs in, String which) {
        if (which.equals("now")) {
            return Entries.now(in);
        }
        if (which.matches("\\d{1,9}")) {
            return find(in.project().key(), Integer.parseInt(which)).entries();
        }
        try {
            Instant at = OffsetDateTime.parse(which).toInstant();
            if (at.isBefore(in.project().startedAt())) {
                throw new InvalidChangeException("Project '" + in.project().key() + "' began at "
                        + in.project().startedAt() + "; there is no plan of " + which + ".");
            }
            return entries.asOf(in, at);
        } catch (DateTimeParseException e) {
            throw new InvalidChangeException(
                    "'" + which
                            + "' is no state of a plan. Give the number of a baseline, an instant (2026-12-01T18:00:00Z), or now.");
        }
    }
}
