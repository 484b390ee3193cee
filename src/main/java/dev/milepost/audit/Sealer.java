package dev.milepost.audit;

import dev.milepost.audit.Inbox.Event;
import dev.milepost.audit.Inbox.Waiting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves committed events into the chain, in short transactions of its own under the lock of the chain's head, soon after they
 * were committed. An event whose transaction commits late is simply taken later: numbers of rows are given here, so there is
 * nothing to wait for and no gap. What was committed but not sealed when a server died is sealed by the next that looks.
 * Thread-safe, also between servers.
 */
@Component
class Sealer implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);

    /** How many rows one transaction seals at most. */
    private static final int BATCH = 500;

    /** How long to gather events before sealing them together. */
    private static final long PAUSE_MILLIS = 200;

    private static final Set<Member> NAMES = Set.of(Member.ACTOR, Member.ON_BEHALF_OF, Member.OBJECT);

    private final ScheduledThreadPoolExecutor thread = thread();
    private final AtomicBoolean awake = new AtomicBoolean();
    private final Inbox inbox;
    private final Chain chain;
    private final Pseudonyms pseudonyms;
    private final TransactionTemplate transaction;

    Sealer(Inbox inbox, Chain chain, Pseudonyms pseudonyms, PlatformTransactionManager transactions) {
        this.inbox = inbox;
        this.chain = chain;
        this.pseudonyms = pseudonyms;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** There is something to seal: it will be, soon and in the background. */
    void wake() {
        if (awake.compareAndSet(false, true)) {
            var unused = thread.schedule(this::sealInBackground, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Looks after events of servers that died. */
    @Scheduled(fixedDelayString = "PT30S", initialDelayString = "PT1S")
    void lookAgain() {
        wake();
    }

    private void sealInBackground() {
        awake.set(false);
        try {
            seal();
        } catch (RuntimeException e) {
            LOG.error("Audit events could not be sealed. They are kept, and sealed with the next try.", e);
        }
    }

    /** Seals everything that was committed before this call. */
    void seal() {
        int sealed = BATCH;
        while (sealed == BATCH) {
            Integer count = transaction.execute(status -> sealBatch());
            sealed = count == null ? 0 : count;
        }
    }

    private int sealBatch() {
        Head head = chain.lock();
        List<Waiting> waiting = inbox.first(BATCH);
        if (!waiting.isEmpty()) {
            Map<String, String> byName = pseudonyms.pseudonyms(names(waiting));
            List<Row> rows = new ArrayList<>(waiting.size());
            long sequence = head.sequence();
            String previous = head.hash();
            for (Waiting one : waiting) {
                Event event = one.event();
                Row row = new Row(++sequence, event.at(), pseudonymous(event.entry(), byName), previous);
                previous = row.hash();
                rows.add(row);
            }
            chain.append(rows);
            inbox.remove(waiting);
        }
        return waiting.size();
    }

    private static Set<String> names(List<Waiting> waiting) {
        Set<String> names = new HashSet<>();
        for (Waiting one : waiting) {
            for (Member member : NAMES) {
                String value = one.event().entry().get(member);
                if (value != null && value.startsWith(Entry.PERSON)) {
                    names.add(value.substring(Entry.PERSON.length()));
                }
            }
        }
        return names;
    }

    private static Entry pseudonymous(Entry entry, Map<String, String> pseudonyms) {
        Entry result = entry;
        for (Member member : NAMES) {
            String value = entry.get(member);
            if (value != null && value.startsWith(Entry.PERSON)) {
                result = result.with(member, pseudonyms.get(value.substring(Entry.PERSON.length())));
            }
        }
        return result;
    }

    private static ScheduledThreadPoolExecutor thread() {
        ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
                1,
                work -> {
                    Thread sealing = new Thread(work, "audit-sealer");
                    sealing.setDaemon(true);
                    return sealing;
                },
                new ThreadPoolExecutor.DiscardPolicy());
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return thread;
    }

    /** Lets a batch end that is being sealed; the rest waits for the next start. */
    @Override
    public void destroy() throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
            LOG.warn(
                    "The sealing of the audit trail did not end in time; what it has not sealed waits for the next start.");
        }
    }
}
