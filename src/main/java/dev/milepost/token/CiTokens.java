package dev.milepost.token;

import dev.milepost.audit.Audit;
import dev.milepost.audit.Digest;
import dev.milepost.audit.Entry;
import dev.milepost.gate.GateKeeper;
import dev.milepost.gate.UnknownProjectException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes, lists, revokes and checks the tokens of projects. Thread-safe. */
@Component
public class CiTokens {

    private static final Duration DEFAULT = Duration.ofDays(90);
    private static final Duration LONGEST = Duration.ofDays(365);
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final TokenRecords records;
    private final GateKeeper gates;
    private final Audit audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CiTokens(TokenRecords records, GateKeeper gates, Audit audit, Clock clock) {
        this.records = records;
        this.gates = gates;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes a token.
     *
     * @param expires from when on it is good for nothing; {@code null} for 90 days from now
     * @throws UnknownProjectException if there is no such project
     * @throws InvalidExpiryException if it would have expired already, or be good for more than a year
     * @throws org.springframework.dao.DuplicateKeyException if the project has or had a token of this name
     */
    @Transactional
    public IssuedToken issue(String project, String name, @Nullable Instant expires, String by) {
        lock(project);
        Instant now = clock.instant();
        Instant until = Objects.requireNonNullElse(expires, now.plus(DEFAULT));
        if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
            throw new InvalidExpiryException("The token would expire at " + until
                    + "; that has to be after now and at most " + LONGEST.toDays()
                    + " days ahead. Leave 'expires' out for " + DEFAULT.toDays() + " days.");
        }
        Secret secret = Secret.random(random);
        CiToken token = new CiToken(secret.id(), project, name, by, now, until, null, null, null);
        records.add(token, secret.sha256());
        record("token.issued", project, token.id(), by, "named " + name + ", until " + until);
        return new IssuedToken(token, secret.text());
    }

    /** All tokens a project ever had, in the order they were made. */
    public List<CiToken> of(String project) {
        return records.of(project);
    }

    /**
     * Revokes a token, at once and for ever. One that is revoked already stays as it is.
     *
     * @return whether the project has such a token
     * @throws UnknownProjectException if there is no such project
     */
    @Transactional
    public boolean revoke(String project, String id, String by) {
        lock(project);
        boolean known = records.revoke(project, id, by, clock.instant());
        if (known) {
            record("token.revoked", project, id, by, null);
        }
        return known;
    }

    /** The token whose secret this is, if it is good at this moment. Notes its use, at most once a minute. */
    public Optional<CiToken> check(String text) {
        Instant now = clock.instant();
        Optional<CiToken> found = Secret.of(text)
                .flatMap(secret -> records.find(secret.id())
                        .filter(stored -> secret.has(stored.sha256()))
                        .map(TokenRecords.Stored::token)
                        .filter(token -> token.isGood(now)));
        found.filter(token -> token.lastUsedAt() == null
                        || !now.isBefore(token.lastUsedAt().plus(NOTED_EVERY)))
                .ifPresent(token -> records.used(token.id(), now));
        return found;
    }

    private void record(String action, String project, String id, String by, @Nullable String detail) {
        audit.record(Entry.done(action)
                .project(project)
                .object("token", id)
                .by(by)
                .change(null, Digest.of(id, detail))
                .detail(detail));
    }

    private void lock(String project) {
        if (gates.lock(project).isEmpty()) {
            throw new UnknownProjectException(project);
        }
    }
}
