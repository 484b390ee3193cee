package dev.milepost.tracking;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keys of projects whose forecast is to be looked at, each once, the longest waiting first. Thread-safe. */
final class Backlog {

    private final Set<String> waiting = new LinkedHashSet<>();
    private boolean closed;

    synchronized void add(String project) {
        if (waiting.add(project)) {
            notifyAll();
        }
    }

    /** The next one, waiting for it if there is none; empty once the backlog is closed. */
    synchronized Optional<String> take() throws InterruptedException {
        while (waiting.isEmpty() && !closed) {
            wait();
        }
        return closed ? Optional.empty() : Optional.ofNullable(poll());
    }

    /** The next one; {@code null} if there is none. */
    synchronized @Nullable String poll() {
        Iterator<String> first = waiting.iterator();
        if (!first.hasNext()) {
            return null;
        }
        String project = first.next();
        first.remove();
        return project;
    }

    /** Waits, for so long or until the backlog is closed. */
    synchronized void rest(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toMillis(); left > 0 && !closed; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }

    synchronized void open() {
        closed = false;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
