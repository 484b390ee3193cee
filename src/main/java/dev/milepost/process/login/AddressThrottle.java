package dev.milepost.process.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Slows down whoever guesses from one address, whatever names they try; the engine does the same for one name. The first wrong
 * guesses are free, since many people may share an address; then each makes it wait 3 s, 6 s, … to 60 s, and from the tenth on
 * ten minutes. The same wrong guess again is not another guess: a job with an old password locks nobody out. Who has logged in
 * from an address before is not held up by others there. Kept in memory, bounded, for an hour. Thread-safe.
 */
final class AddressThrottle {

    private static final int FREE = 5;
    private static final int LOCKED = 10;
    private static final int AT_ONCE = 20;
    private static final int ADDRESSES = 10_000;
    private static final Duration FIRST = Duration.ofSeconds(3);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration LOCK = Duration.ofMinutes(10);
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final Clock clock;
    private final Map<String, Guesses> addresses = bounded();
    private final Map<String, Instant> known = bounded();

    AddressThrottle(Clock clock) {
        this.clock = clock;
    }

    /** Whether a login may be tried now. Whoever is let through has to say how it ended. */
    synchronized boolean begin(Attempt attempt) {
        Instant now = clock.instant();
        Guesses guesses = addresses.get(attempt.address());
        if (guesses == null || !now.isBefore(guesses.last.plus(REMEMBERED))) {
            guesses = new Guesses(now);
            addresses.put(attempt.address(), guesses);
        }
        int atOnce = guesses.wrong.size() < FREE ? AT_ONCE : 1;
        boolean open = !now.isBefore(guesses.blockedUntil) && guesses.pending < atOnce;
        if (!open && !isKnown(attempt, now)) {
            return false;
        }
        guesses.pending++;
        return true;
    }

    private boolean isKnown(Attempt attempt, Instant now) {
        Instant lastGood = known.get(attempt.known());
        return lastGood != null && now.isBefore(lastGood.plus(REMEMBERED));
    }

    synchronized void succeeded(Attempt attempt) {
        ended(attempt);
        known.put(attempt.known(), clock.instant());
    }

    synchronized void failed(Attempt attempt) {
        Guesses guesses = ended(attempt);
        boolean another = guesses != null && !guesses.wrong.contains(attempt.guess());
        if (guesses != null && another) {
            if (guesses.wrong.size() < LOCKED) {
                guesses.wrong.add(attempt.guess());
            }
            guesses.last = clock.instant();
            guesses.blockedUntil = guesses.last.plus(wait(guesses.wrong.size()));
        }
    }

    private @Nullable Guesses ended(Attempt attempt) {
        Guesses guesses = addresses.get(attempt.address());
        if (guesses != null && guesses.pending > 0) {
            guesses.pending--;
        }
        return guesses;
    }

    private static Duration wait(int wrong) {
        if (wrong < FREE) {
            return Duration.ZERO;
        }
        Duration doubled = FIRST.multipliedBy(1L << (wrong - FREE));
        return wrong >= LOCKED ? LOCK : doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }

    private static <T> Map<String, T> bounded() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > ADDRESSES;
            }
        };
    }

    /**
     * Somebody tries to log in.
     *
     * @param address where they are
     * @param known digest of address and name
     * @param guess digest of name and password
     */
    record Attempt(String address, String known, String guess) {}

    private static final class Guesses {

        private final Set<String> wrong = new HashSet<>();
        private Instant last;
        private Instant blockedUntil;
        private int pending;

        Guesses(Instant now) {
            last = now;
            blockedUntil = now;
        }
    }
}
