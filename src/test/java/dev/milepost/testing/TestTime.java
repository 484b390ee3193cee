package dev.milepost.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Time that a test holds in its hand: Milepost's clock and the engine's together. */
@TestConfiguration(proxyBeanMethods = false)
public class TestTime {

    /** Monday, nine o'clock. */
    public static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    @Bean
    @Primary
    MutableClock testClock() {
        ClockUtil.setCurrentTime(Date.from(START));
        return MutableClock.at(START);
    }

    /** Lets time pass for Milepost and the engine. */
    public static void pass(MutableClock clock, Duration duration) {
        ClockUtil.setCurrentTime(Date.from(clock.advance(duration)));
    }
}
