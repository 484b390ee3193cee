package dev.milepost.tracking;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The one thread that makes forecasts, and rests as long as it has worked, so that they
 * take half a processor at most. It is never interrupted, which would close files under the
 * database: when Milepost stops, it ends after the project it is at.
 */
@Component
@ConditionalOnProperty(name = "milepost.tracking.background", matchIfMissing = true)
class TrackerThread implements SmartLifecycle {

    private static final long PATIENCE = 10_000;

    private final Tracker tracker;
    private volatile @Nullable Thread thread;

    TrackerThread(Tracker tracker) {
        this.tracker = tracker;
    }

    @Override
    public void start() {
        tracker.backlog().open();
        Thread started = new Thread(this::work, "forecasts");
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    private void work() {
        try {
            for (Optional<String> next = tracker.backlog().take();
                    next.isPresent();
                    next = tracker.backlog().take()) {
                long begun = System.nanoTime();
                tracker.look(next.get());
                tracker.backlog().rest(Duration.ofNanos(System.nanoTime() - begun));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        Thread running = thread;
        tracker.backlog().close();
        thread = null;
        if (running != null) {
            try {
                running.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
