package dev.milepost.web;

import dev.milepost.gate.GateEvaluated;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.TaskExecutor;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.context.request.async.DeferredResult;

/**
 * Readers that wait for a newer evaluation of a gate, without holding a thread each. Woken by evaluations of this server; those
 * of other servers on the same database are seen by looking once a second. Thread-safe.
 */
@Component
class GateWaits {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration DEFAULT = Duration.ofSeconds(30);

    private final Gates gates;
    private final TaskExecutor executor;
    private final Map<GateName, List<Waiter>> waiting = new ConcurrentHashMap<>();

    GateWaits(Gates gates, @Qualifier("taskScheduler") TaskExecutor executor) {
        this.gates = gates;
        this.executor = executor;
    }

    /** The gate as soon as it has an evaluation newer than {@code after}, or as it is when the time is over. */
    DeferredResult<GateBody> newerThan(String project, String gate, @Nullable Integer after, @Nullable String wait) {
        GateBody now = gates.body(project, gate);
        Duration longest = duration(wait);
        if (after == null || isNewer(now, after) || longest.toMillis() < 1) { // 0 would mean for ever to the server
            DeferredResult<GateBody> answer = new DeferredResult<>();
            answer.setResult(now);
            return answer;
        }
        GateName name = new GateName(project, gate);
        DeferredResult<GateBody> answer = new DeferredResult<>(longest.toMillis());
        Waiter waiter = new Waiter(after, answer);
        waiting.compute(name, (key, waiters) -> {
            List<Waiter> all = waiters == null ? new CopyOnWriteArrayList<>() : waiters;
            all.add(waiter);
            return all;
        });
        answer.onTimeout(() -> answer.setResult(gates.body(project, gate)));
        answer.onCompletion(() -> forget(name, waiter));
        look(name); // it may have been evaluated between the first look and the registration
        return answer;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void evaluated(GateEvaluated event) {
        GateName name = new GateName(event.project(), event.gate());
        if (waiting.containsKey(name)) {
            executor.execute(() -> look(name));
        }
    }

    @Scheduled(fixedDelay = 1000)
    void lookAtAll() {
        waiting.keySet().forEach(this::look);
    }

    private void look(GateName name) {
        GateBody now = gates.body(name.project(), name.gate());
        waiting.getOrDefault(name, List.of()).stream()
                .filter(waiter -> isNewer(now, waiter.after()))
                .forEach(waiter -> waiter.answer().setResult(now));
    }

    private void forget(GateName name, Waiter waiter) {
        waiting.computeIfPresent(name, (key, waiters) -> {
            waiters.remove(waiter);
            return waiters.isEmpty() ? null : waiters;
        });
    }

    private static boolean isNewer(GateBody gate, int after) {
        return gate.evaluation() != null && gate.evaluation() > after;
    }

    /** Reads {@code 30s}, {@code 500ms}, {@code 1m} or ISO 8601; never longer than a minute. */
    private static Duration duration(@Nullable String text) {
        if (text == null) {
            return DEFAULT;
        }
        try {
            Duration asked = text.startsWith("P")
                    ? Duration.parse(text)
                    : org.springframework.boot.convert.DurationStyle.SIMPLE.parse(
                            text, java.time.temporal.ChronoUnit.SECONDS);
            return asked.isNegative() ? Duration.ZERO : asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw new InvalidRequestException("'wait' is no duration. Write it as in 30s.");
        }
    }

    private record GateName(String project, String gate) {}

    private record Waiter(int after, DeferredResult<GateBody> answer) {}
}
