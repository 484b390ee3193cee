package dev.milepost.signoff;

import dev.milepost.audit.Audit;
import dev.milepost.audit.Digest;
import dev.milepost.audit.Entry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who votes for whom. Append-only; thread-safe. */
@Service
public class Delegations {

    private final DelegationRecords records;
    private final People people;
    private final Audit audit;
    private final Clock clock;

    Delegations(DelegationRecords records, People people, Audit audit, Clock clock) {
        this.records = records;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Adds a delegation.
     *
     * @throws RefusedException if one of both is no user, they are one and the same, the time is none or is over, the caller
     *     may not do it for the other person, or the other way round is delegated for some of the same time
     */
    @Transactional
    public Delegation add(Request request, String caller) {
        String from = request.from() == null ? caller : request.from();
        if (!from.equals(caller) && !people.isAdministrator(caller)) {
            throw RefusedException.forbidden(
                    "Only administrators delegate votes of others. Leave 'from' out to delegate" + " your own.");
        }
        Instant now = now();
        Delegation delegation = new Delegation(
                UUID.randomUUID().toString(),
                from,
                request.to(),
                request.validFrom() == null ? now : request.validFrom().truncatedTo(ChronoUnit.MICROS),
                request.validUntil().truncatedTo(ChronoUnit.MICROS),
                request.reason(),
                caller,
                now,
                null,
                null);
        check(delegation, now);
        records.lock();
        records.between(delegation.to(), from).stream()
                .filter(delegation::overlaps)
                .findFirst()
                .ifPresent(other -> {
                    throw RefusedException.conflict("'" + delegation.to() + "' delegates to '" + from + "' from "
                            + other.validFrom() + " until " + other.end()
                            + ", and nobody votes for who votes for them. Choose another person or time.");
                });
        records.add(delegation);
        record("delegation.made", delegation, caller);
        return delegation;
    }

    /**
     * Ends a delegation now, or before it begins.
     *
     * @throws RefusedException if there is no such delegation, it has ended, or the caller has no right to
     */
    @Transactional
    public Delegation revoke(String id, String caller) {
        records.lock();
        Delegation delegation = records.find(id)
                .orElseThrow(() -> RefusedException.unknown("There is no delegation '" + id
                        + "'. The list of delegations" + " shows those you have to do with."));
        if (!caller.equals(delegation.from()) && !people.isAdministrator(caller)) {
            throw RefusedException.forbidden("A delegation is revoked by who made it, here '" + delegation.from()
                    + "', or by an administrator.");
        }
        Instant now = now();
        if (!delegation.end().isAfter(now)) {
            throw RefusedException.conflict("Delegation '" + id + "' ended at " + delegation.end() + " already.");
        }
        records.revoke(id, caller, now);
        record("delegation.revoked", delegation, caller);
        return records.find(id).orElseThrow();
    }

    /** The delegations a person has made or was given; all of them for an administrator. In the order of their begin. */
    public List<Delegation> visibleTo(String person) {
        return people.isAdministrator(person) ? records.all() : records.about(person);
    }

    /** The delegations that count at this moment. */
    public List<Delegation> holdingNow() {
        return records.holdingAt(clock.instant());
    }

    /** For whom a person may vote at this moment, given the votes that count at the gate so far. */
    public Mandates mandates(String person, Collection<SignOff> votes) {
        Instant now = clock.instant();
        return Mandates.of(person, people::groupsOf, records.holdingAt(now, person), votes, now);
    }

    private void record(String action, Delegation delegation, String by) {
        audit.record(Entry.done(action)
                .person(delegation.to())
                .by(by)
                .onBehalfOf(delegation.from())
                .change(
                        null,
                        Digest.of(
                                delegation.id(), delegation.validFrom(), delegation.validUntil(), delegation.reason()))
                .detail("delegation " + delegation.id() + " from " + delegation.validFrom() + " until "
                        + delegation.validUntil()));
    }

    private void check(Delegation delegation, Instant now) {
        if (delegation.from().equals(delegation.to())) {
            throw RefusedException.invalid(
                    "'" + delegation.to() + "' cannot delegate to themselves. Name another person.");
        }
        for (String person : List.of(delegation.from(), delegation.to())) {
            if (!people.exists(person)) {
                throw RefusedException.invalid("There is no user '" + person + "' to delegate from or to.");
            }
        }
        if (!delegation.validUntil().isAfter(delegation.validFrom())) {
            throw RefusedException.invalid("A delegation ends after it begins: " + delegation.validUntil()
                    + " is not after " + delegation.validFrom() + ".");
        }
        if (!delegation.validUntil().isAfter(now)) {
            throw RefusedException.invalid(
                    "A delegation until " + delegation.validUntil() + " is over already; it is " + now + ".");
        }
    }

    /** Databases keep microseconds, and round to them. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * What is wanted.
     *
     * @param from whose votes they are; {@code null} for the caller's
     * @param validFrom the first instant at which it counts; {@code null} for now
     * @param validUntil the first instant at which it counts no more
     */
    public record Request(
            @Nullable String from, String to, @Nullable Instant validFrom, Instant validUntil, String reason) {}
}
