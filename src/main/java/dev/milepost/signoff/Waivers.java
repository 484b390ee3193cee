package dev.milepost.signoff;

import dev.milepost.audit.Audit;
import dev.milepost.audit.Digest;
import dev.milepost.audit.Entry;
import dev.milepost.gate.Finding;
import dev.milepost.gate.GateKeeper;
import dev.milepost.gate.GateResult;
import dev.milepost.gate.Milestones;
import dev.milepost.gate.UnknownProjectException;
import dev.milepost.plan.Project;
import dev.milepost.signoff.WaiverRecord.State;
import dev.milepost.signoff.WaiverRecord.Step;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where waivers are asked for, granted and withdrawn. What changes a gate evaluates it in the same transaction, under the
 * project's lock. Thread-safe.
 */
@Service
public class Waivers {

    private final WaiverRecords records;
    private final WaiverSettings policy;
    private final WaiverBounds bounds;
    private final GateKeeper gates;
    private final Milestones milestones;
    private final People people;
    private final Audit audit;
    private final Clock clock;

    Waivers(
            WaiverRecords records,
            WaiverSettings policy,
            GateKeeper gates,
            Milestones milestones,
            People people,
            Audit audit,
            Clock clock) {
        this.records = records;
        this.policy = policy;
        this.bounds = new WaiverBounds(milestones, policy);
        this.gates = gates;
        this.milestones = milestones;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Asks for a waiver. One that names somebody else as asking is granted at once by the caller.
     *
     * @throws UnknownProjectException if there is no such project
     * @throws dev.milepost.gate.UnknownGateException if its plan has no such gate
     * @throws RefusedException if the gate has no such criterion, the criterion is mandatory, the gate's plan allows none on
     *     this day, the expiry is past or beyond what the policy allows, the project has ended, or the caller may not grant what they
     *     say another has asked for
     */
    @Transactional
    public Change ask(Request request, String caller) {
        Project project = lock(request.project());
        Instant now = now();
        Instant until = request.until().truncatedTo(ChronoUnit.MICROS);
        bounds.check(request, until, now);
        String other = request.askedBy();
        if (other != null) {
            checkGranter(caller, other);
            if (!people.exists(other)) {
                throw RefusedException.invalid(
                        "There is no user '" + other + "', who would have asked for the waiver.");
            }
        }
        WaiverRecord waiver = new WaiverRecord(
                UUID.randomUUID().toString(),
                project.key(),
                request.gate(),
                request.criterion(),
                request.reason(),
                request.compensatingControl(),
                other == null ? caller : other,
                now,
                until,
                null,
                null);
        records.ask(waiver);
        record("waiver.asked", waiver, caller);
        return other == null ? new Change(waiver.id(), List.of()) : granted(waiver, caller, now);
    }

    /**
     * Grants a waiver that was asked for.
     *
     * @throws UnknownProjectException if there is no such project
     * @throws RefusedException if it has no such waiver, the caller may not grant it, or it is not one to be granted any more
     */
    @Transactional
    public Change grant(String project, String id, String caller) {
        lock(project);
        WaiverRecord waiver = find(project, id);
        checkGranter(caller, waiver.askedBy());
        Instant now = now();
        if (waiver.at(now) != State.REQUESTED) {
            throw conflict(waiver, now, "Only a requested one can be granted: ask for another.");
        }
        return granted(waiver, caller, now);
    }

    /**
     * Withdraws a waiver, or the request for one.
     *
     * @throws UnknownProjectException if there is no such project
     * @throws RefusedException if it has no such waiver, the caller has nothing to do with it, or it does not count any more
     */
    @Transactional
    public Change withdraw(String project, String id, String caller) {
        lock(project);
        WaiverRecord waiver = find(project, id);
        boolean own = caller.equals(waiver.askedBy())
                || (waiver.granted() != null && caller.equals(waiver.granted().person()));
        if (!own && !mayGrant(caller)) {
            throw RefusedException.forbidden(
                    "Waiver '" + id + "' can be withdrawn by who asked for it, by who granted it,"
                            + " and by members of " + policy.granters() + ".");
        }
        Instant now = now();
        State state = waiver.at(now);
        if (state == State.EXPIRED || state == State.WITHDRAWN) {
            throw conflict(waiver, now, "There is nothing left to withdraw.");
        }
        records.withdraw(id, new Step(caller, now));
        record("waiver.withdrawn", waiver, caller);
        gates.factsChanged(project);
        return new Change(id, gates.settle(project, "waiver withdrawn by " + caller));
    }

    /**
     * All waivers of a project, in the order they were asked for.
     *
     * @throws UnknownProjectException if there is no such project
     */
    @Transactional(readOnly = true)
    public List<Standing> of(String project) {
        milestones.project(project);
        List<WaiverRecord> all = records.of(project);
        Set<String> used = all.stream()
                .map(WaiverRecord::gate)
                .distinct()
                .flatMap(gate -> milestones.gate(project, gate).evaluation().findings().stream())
                .map(Finding::waived)
                .filter(Objects::nonNull)
                .map(waived -> waived.waiver())
                .collect(Collectors.toSet());
        Instant now = clock.instant();
        return all.stream()
                .map(waiver -> new Standing(waiver, waiver.at(now), used.contains(waiver.id())))
                .toList();
    }

    private Change granted(WaiverRecord waiver, String by, Instant now) {
        records.grant(waiver.id(), new Step(by, now));
        record("waiver.granted", waiver, by);
        gates.waiverGranted(waiver.project());
        return new Change(waiver.id(), gates.settle(waiver.project(), "waiver granted by " + by));
    }

    private void record(String action, WaiverRecord waiver, String by) {
        audit.record(Entry.done(action)
                .project(waiver.project())
                .object("waiver", waiver.id())
                .by(by)
                .change(
                        null,
                        Digest.of(
                                waiver.gate(),
                                waiver.criterion(),
                                waiver.reason(),
                                waiver.compensatingControl(),
                                waiver.askedBy(),
                                waiver.until()))
                .detail("criterion " + waiver.criterion() + " of gate " + waiver.gate() + " until " + waiver.until()));
    }

    private Project lock(String key) {
        Project project = gates.lock(key).orElseThrow(() -> new UnknownProjectException(key));
        if (project.state() != Project.State.RUNNING) {
            throw RefusedException.conflict("Project '" + key + "' has ended: its waivers change nothing any more.");
        }
        return project;
    }

    private WaiverRecord find(String project, String id) {
        return records.find(project, id)
                .orElseThrow(() -> RefusedException.unknown(
                        "Project '" + project + "' has no waiver '" + id + "'. Its list of waivers shows all it has."));
    }

    private void checkGranter(String caller, String asked) {
        if (!mayGrant(caller)) {
            throw RefusedException.forbidden("Waivers are granted by members of " + policy.granters()
                    + ". Leave 'askedBy'" + " out to ask for one.");
        }
        if (caller.equals(asked)) {
            throw RefusedException.forbidden("Nobody grants a waiver to themselves. Another member of "
                    + policy.granters() + " has to grant it.");
        }
    }

    /** Whether a person is in a group that grants waivers; nobody grants one to themselves. */
    public boolean mayGrant(String person) {
        Set<String> groups = people.groupsOf(person);
        return policy.granters().stream().anyMatch(groups::contains);
    }

    private static RefusedException conflict(WaiverRecord waiver, Instant now, String advice) {
        return RefusedException.conflict("Waiver '" + waiver.id() + "' is " + waiver.at(now) + ". " + advice);
    }

    /** Databases keep microseconds, and round to them. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * What is asked for.
     *
     * @param until the first instant at which it counts no more
     * @param askedBy who asks, where the caller grants it at once; {@code null} where the caller asks
     */
    public record Request(
            String project,
            String gate,
            String criterion,
            String reason,
            String compensatingControl,
            Instant until,
            @Nullable String askedBy) {}

    /**
     * What came of it.
     *
     * @param waiver the waiver's id
     * @param gates the gates that were evaluated because of it
     */
    public record Change(String waiver, List<GateResult> gates) {}

    /**
     * A waiver as it stands now.
     *
     * @param used whether the newest evaluation of its gate rests on it
     */
    public record Standing(WaiverRecord waiver, State state, boolean used) {}
}
