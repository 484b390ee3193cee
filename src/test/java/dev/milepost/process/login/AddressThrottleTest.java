package dev.milepost.process.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.process.login.AddressThrottle.Attempt;
import dev.milepost.testing.MutableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AddressThrottleTest {

    final MutableClock clock = MutableClock.at(Instant.parse("2026-03-02T09:00:00Z"));
    final AddressThrottle throttle = new AddressThrottle(clock);

    @Test
    void makesWhoeverGuessesWaitLongerEachTime() {
        guessWrong("here", 5);
        for (int seconds : new int[] {3, 6, 12, 24, 48}) {
            assertThat(throttle.begin(attempt("here", "x")))
                    .as("before " + seconds + " s")
                    .isFalse();
            clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
            assertThat(throttle.begin(attempt("here", "x")))
                    .as("before " + seconds + " s")
                    .isFalse();
            clock.advance(Duration.ofMillis(1));
            guessWrong("here", 1);
        }
        clock.advance(Duration.ofMinutes(9));
        assertThat(throttle.begin(attempt("here", "x"))).as("after ten").isFalse();
        clock.advance(Duration.ofMinutes(1));
        assertThat(throttle.begin(attempt("here", "x"))).isTrue();
    }

    @Test
    void doesNotCountTheSameWrongGuessTwice() {
        for (int i = 0; i < 100; i++) {
            Attempt stale = attempt("here", "stale");
            assertThat(throttle.begin(stale)).isTrue();
            throttle.failed(stale);
        }
    }

    @Test
    void holdsUpNobodyElsewhereAndNobodyWhoIsKnownHere() {
        Attempt colleague = attempt("here", "colleague");
        assertThat(throttle.begin(colleague)).isTrue();
        throttle.succeeded(colleague);
        guessWrong("here", 7);

        assertThat(throttle.begin(attempt("here", "newcomer"))).isFalse();
        assertThat(throttle.begin(colleague)).isTrue();
        assertThat(throttle.begin(attempt("there", "newcomer"))).isTrue();
    }

    @Test
    void letsNobodyGuessManyTimesAtOnce() {
        int tried = 0;
        for (int i = 0; i < 1000; i++) {
            tried += throttle.begin(attempt("here", "at once " + i)) ? 1 : 0;
        }
        assertThat(tried).isEqualTo(20);
    }

    @Test
    void forgetsAfterAnHour() {
        guessWrong("here", 5);
        clock.advance(Duration.ofHours(1));
        guessWrong("here", 4);
        assertThat(throttle.begin(attempt("here", "x"))).isTrue();
    }

    private int guesses;

    private void guessWrong(String address, int times) {
        for (int i = 0; i < times; i++) {
            Attempt wrong = attempt(address, "guess " + guesses++);
            throttle.begin(wrong);
            throttle.failed(wrong);
        }
    }

    private static Attempt attempt(String address, String guess) {
        return new Attempt(address, address + guess, guess);
    }
}
