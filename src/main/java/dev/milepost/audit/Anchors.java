package dev.milepost.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Writes the head of the chain outside the database: at every start and stop, and every hour. At a start the newest anchor is
 * held against the chain first: a database that was put back to an earlier state goes on with a row that says so. Thread-safe.
 */
@Component
class Anchors implements SmartLifecycle {

    /** The action of the row with which a chain goes on after a restore. */
    static final String RESTORED = "audit.restored";

    private static final Logger LOG = LoggerFactory.getLogger(Anchors.class);

    private final @Nullable Path file;
    private final AuditTrail trail;
    private final Chain chain;
    private final Audit audit;
    private final Clock clock;
    private volatile boolean running;

    Anchors(AuditSettings settings, AuditTrail trail, Chain chain, Audit audit, Clock clock) {
        this.file = settings.anchorFile();
        this.trail = trail;
        this.chain = chain;
        this.audit = audit;
        this.clock = clock;
    }

    /** Before the web server, and before anything is done that would be sealed. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void start() {
        if (file != null) {
            newest(file).filter(anchor -> !chain.holds(anchor)).ifPresent(this::sayThatItWasRestored);
            write(file);
        }
        running = true;
    }

    private static Optional<Head> newest(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<Anchor> anchors = Anchor.read(file);
        return anchors.isEmpty()
                ? Optional.empty()
                : Optional.of(anchors.get(anchors.size() - 1).head());
    }

    private void sayThatItWasRestored(Head anchored) {
        Head now = chain.head();
        LOG.warn(
                "The audit trail was anchored at row {} ({}), which the database does not have: it ends at row {}. It was"
                        + " restored from a backup, or tampered with. The trail goes on with a row that says so.",
                anchored.sequence(),
                anchored.hash(),
                now.sequence());
        audit.record(Entry.done(RESTORED)
                .object("head", anchored.sequence())
                .change(anchored.hash(), now.hash())
                .detail("The database went on from row " + now.sequence()));
    }

    @Scheduled(fixedRateString = "PT1H", initialDelayString = "PT1H")
    void everyHour() {
        if (file != null) {
            try {
                write(file);
            } catch (RuntimeException e) {
                LOG.error("The head of the audit trail was not anchored. Free the way to the file.", e);
            }
        }
    }

    private void write(Path anchors) {
        try {
            new Anchor(trail.head(), clock.instant()).appendTo(anchors);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The head of the audit trail cannot be written to " + anchors + " (milepost.audit.anchor-file).",
                    e);
        }
    }

    @Override
    public void stop() {
        everyHour();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
