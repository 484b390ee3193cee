package dev.milepost.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Puts refused attempts on record, in a transaction of their own. The first of its kind has its row at once. The same by the
 * same person within the same minute is counted, and the count gets a row when the minute is over, so that a flood does not
 * fill the disk. Counts are kept in memory: a server that is killed loses those of its last minute. Thread-safe.
 */
@Service
public class RefusedAttempts implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedAttempts.class);

    /** How many different attempts of one person have rows of their own in one minute; more are counted together. */
    private static final int KINDS = 1000;

    /** The same for everybody who has not shown who they are, together. */
    private static final int KINDS_OF_NOBODY = 30;

    private static final String OTHERS = "others";

    private final Map<Entry, Integer> counts = new HashMap<>();
    private final Map<String, Integer> kinds = new HashMap<>();
    private final Audit audit;
    private final Pseudonyms pseudonyms;
    private final Clock clock;
    private Instant minute = Instant.MIN;

    RefusedAttempts(Audit audit, Pseudonyms pseudonyms, Clock clock) {
        this.audit = audit;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    /** Puts an attempt on record; {@code attempt} names its actor. Never fails: the attempt was refused already. */
    public void record(Entry attempt) {
        try {
            toRecord(attempt).forEach(audit::record);
        } catch (RuntimeException e) {
            LOG.error("A refused attempt could not be put on record: {}", attempt, e);
        }
    }

    /** Whether the trail knows a person of this name. What strangers call themselves has no place in it. */
    public boolean knows(String name) {
        return pseudonyms.knows(name);
    }

    private synchronized List<Entry> toRecord(Entry attempt) {
        List<Entry> rows = over();
        Entry kind = counts.containsKey(attempt) || isWithinBounds(attempt) ? attempt : others(attempt);
        if (counts.merge(kind, 1, Integer::sum) == 1) {
            rows.add(kind);
        }
        return rows;
    }

    private boolean isWithinBounds(Entry attempt) {
        String actor = String.valueOf(attempt.get(Member.ACTOR));
        int bound = actor.equals(Entry.ANONYMOUS) ? KINDS_OF_NOBODY : KINDS;
        return kinds.merge(actor, 1, Integer::sum) <= bound;
    }

    private static Entry others(Entry attempt) {
        return attempt.with(Member.ACTION, OTHERS)
                .with(Member.PROJECT, null)
                .with(Member.OBJECT, null)
                .with(Member.DETAIL, null);
    }

    /** The counts of a minute that is over. */
    private List<Entry> over() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        if (now.equals(minute)) {
            return new ArrayList<>();
        }
        minute = now;
        return drain();
    }

    private List<Entry> drain() {
        List<Entry> rows = new ArrayList<>();
        counts.forEach((attempt, count) -> {
            if (count > 1) {
                rows.add(attempt.times(count - 1));
            }
        });
        counts.clear();
        kinds.clear();
        return rows;
    }

    @Scheduled(fixedDelayString = "PT20S")
    void lookAtTheClock() {
        List<Entry> rows;
        synchronized (this) {
            rows = over();
        }
        rows.forEach(audit::record);
    }

    @Override
    public void destroy() {
        List<Entry> rows;
        synchronized (this) {
            rows = drain();
        }
        rows.forEach(audit::record);
    }
}
