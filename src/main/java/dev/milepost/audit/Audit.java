package dev.milepost.audit;

import dev.milepost.audit.Inbox.Event;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Where things that happen are put on record, in one line. What is recorded in a transaction lasts if and only if the
 * transaction does; all of it is written by one batch, just before the commit. Outside a transaction it is written at once.
 * Not for callbacks that run after a commit: what they record is lost. Thread-safe.
 */
@Service
public class Audit {

    private final Inbox inbox;
    private final Sealer sealer;
    private final ObjectProvider<Caller> caller;
    private final Clock clock;

    Audit(Inbox inbox, Sealer sealer, ObjectProvider<Caller> caller, Clock clock) {
        this.inbox = inbox;
        this.sealer = sealer;
        this.caller = caller;
        this.clock = clock;
    }

    /** Puts on record what has happened; in the name of whoever is logged in, unless the entry says by whom. */
    public void record(Entry entry) {
        Event event = new Event(clock.instant(), entry.get(Member.ACTOR) == null ? byCaller(entry) : entry);
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            unit().add(event);
        } else {
            inbox.add(List.of(event));
            sealer.wake();
        }
    }

    private Entry byCaller(Entry entry) {
        Caller door = caller.getIfAvailable();
        @Nullable String name = door == null ? null : door.name();
        return name == null ? entry.with(Member.ACTOR, Entry.SYSTEM) : entry.by(name);
    }

    private Unit unit() {
        if (TransactionSynchronizationManager.getResource(this) instanceof Unit unit) {
            return unit;
        }
        Unit unit = new Unit();
        TransactionSynchronizationManager.bindResource(this, unit);
        TransactionSynchronizationManager.registerSynchronization(unit);
        return unit;
    }

    /** What one transaction has put on record. Used by one thread. */
    private final class Unit implements TransactionSynchronization {

        private final List<Event> events = new ArrayList<>();
        private boolean written;

        void add(Event event) {
            if (written) {
                inbox.add(List.of(event)); // something else that runs just before the commit
            } else {
                events.add(event);
            }
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            inbox.add(events);
            written = true;
        }

        @Override
        public void afterCommit() {
            sealer.wake();
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(Audit.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(Audit.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(Audit.this);
        }
    }
}
