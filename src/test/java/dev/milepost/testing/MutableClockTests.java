package dev.milepost.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class MutableClockTests {

    private final MutableClock clock = MutableClock.at("2026-03-01T09:00:00Z");

    @Test
    void standsStillUntilItIsMoved() {
        assertThat(clock.advance(Duration.ofHours(2))).isEqualTo("2026-03-01T11:00:00Z");
        assertThat(clock.instant()).isEqualTo("2026-03-01T11:00:00Z");

        clock.set(Instant.parse("2026-01-01T00:00:00Z"));

        assertThat(clock.instant()).isEqualTo("2026-01-01T00:00:00Z");
    }

    @Test
    void movesTheClocksOfOtherZonesAlong() {
        Clock auckland = clock.withZone(ZoneId.of("Pacific/Auckland"));

        clock.advance(Duration.ofDays(1));

        assertThat(auckland.instant()).isEqualTo("2026-03-02T09:00:00Z");
        assertThat(auckland.getZone()).isEqualTo(ZoneId.of("Pacific/Auckland"));
    }
}
