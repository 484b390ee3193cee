package dev.milepost.live;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Service;

/**
 * Everybody who follows at this server. As long as there is somebody, one thread looks for changes and tells them. It ends before
 * the web server does, which would wait for open streams. Thread-safe.
 */
@Service
public class Following implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Following.class);
    private static final long PATIENCE_MILLIS = 2_000;

    private final Changes changes;
    private final LiveSettings settings;
    private final List<Follower> followers = new CopyOnWriteArrayList<>();
    private @Nullable Thread thread;
    private boolean open;
    private boolean failing;

    Following(Changes changes, LiveSettings settings) {
        this.changes = changes;
        this.settings = settings;
    }

    /**
     * From now on this one is told of changes: all that are committed after this call, and perhaps some of before.
     *
     * @throws NotFollowedException if there are too many already, or the server is closing
     */
    public synchronized void add(Follower follower) {
        if (!open) {
            throw new NotFollowedException(false, "This server is closing. Try again.");
        }
        if (followers.size() >= settings.inAll()) {
            throw new NotFollowedException(
                    false, "Too many pages follow changes at this server. Reload this one by hand, or later.");
        }
        if (followers.stream()
                        .filter(one -> one.person().equals(follower.person()))
                        .count()
                >= settings.perPerson()) {
            throw new NotFollowedException(
                    true, "You have " + settings.perPerson() + " pages open that follow changes. Close one of them.");
        }
        if (thread == null) {
            changes.begin();
            Thread started = new Thread(this::work, "live");
            started.setDaemon(true);
            thread = started;
            started.start();
        }
        followers.add(follower);
    }

    /** This one is told nothing more. */
    public void remove(Follower follower) {
        followers.remove(follower);
    }

    /** How many follow now. */
    public int count() {
        return followers.size();
    }

    private void work() {
        try {
            long next = System.nanoTime();
            do {
                next = Math.max(next, System.nanoTime()) + settings.interval().toNanos();
                tell(changed());
            } while (isWanted(next));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A database that is away for a moment is asked again with the next look. */
    private Set<String> changed() {
        try {
            Set<String> changed = changes.since();
            failing = false;
            return changed;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warn("It cannot be told what has changed. It is tried again until it can.", e);
            }
            failing = true;
            return Set.of();
        }
    }

    private void tell(Set<String> changed) {
        List<Follower> gone = followers.stream()
                .filter(follower -> !goesOn(follower, its(follower, changed)))
                .toList();
        followers.removeAll(gone);
    }

    private static Set<String> its(Follower follower, Set<String> changed) {
        String project = follower.project();
        if (project == null) {
            return changed;
        }
        return changed.contains(project) ? Set.of(project) : Set.of();
    }

    private static boolean goesOn(Follower follower, Set<String> changed) {
        try {
            return follower.tick(changed);
        } catch (RuntimeException e) {
            LOG.warn("Somebody who follows cannot be told anything any more.", e);
            follower.end();
            return false;
        }
    }

    /** Waits for the next look; {@code false} if nobody follows any more. */
    private synchronized boolean isWanted(long next) throws InterruptedException {
        for (long left = left(next); open && left > 0; left = left(next)) {
            wait(left);
        }
        if (open && !followers.isEmpty()) {
            return true;
        }
        thread = null;
        return false;
    }

    private static long left(long next) {
        return (next - System.nanoTime()) / 1_000_000;
    }

    @Override
    public synchronized void start() {
        open = true;
    }

    @Override
    public void stop() {
        Thread running;
        synchronized (this) {
            open = false;
            running = thread;
            notifyAll();
        }
        if (running != null) {
            try {
                running.join(PATIENCE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        followers.forEach(Follower::end);
        followers.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return open;
    }
}
