package dev.milepost.gate;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Judges many things on a few threads within a time: what comes of each is handed out in the order in which they were given, and
 * few are under way at once, however many there are. Used by one thread; to be closed.
 */
final class SideBySide implements AutoCloseable {

    /** Leaves half of the places of a {@link Judge} to the gates of projects. */
    private static final int THREADS = Math.max(2, Runtime.getRuntime().availableProcessors());

    private static final int UNDER_WAY = 16 * THREADS;

    private final ExecutorService threads;
    private final Queue<Runnable> underWay = new ArrayDeque<>();
    private final long deadline;

    SideBySide(Duration time) {
        deadline = System.nanoTime() + time.toNanos();
        AtomicInteger number = new AtomicInteger();
        threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "rule-trial-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Whether the time is over; what is under way then still comes to its end. */
    boolean isOver() {
        return System.nanoTime() > deadline;
    }

    /** Has something done, and what comes of it taken by this thread. */
    <T> void give(Callable<T> work, Consumer<T> taker) {
        Future<T> done = threads.submit(work);
        underWay.add(() -> taker.accept(get(done)));
        if (underWay.size() > UNDER_WAY) {
            underWay.remove().run();
        }
    }

    /** Waits for everything that was given. */
    void finish() {
        while (!underWay.isEmpty()) {
            underWay.remove().run();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static <T> T get(Future<T> done) {
        try {
            return done.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The trial of rules was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException runtime) {
                throw runtime;
            }
            throw new IllegalStateException("The trial of rules failed", e);
        }
    }
}
