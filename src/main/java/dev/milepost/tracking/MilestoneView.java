package dev.milepost.tracking;

import dev.milepost.forecast.Forecast;
import dev.milepost.gate.Decision;
import dev.milepost.gate.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A milestone as people follow it. Days are in the zone of the project's working calendar, which is the project's unless set.
 *
 * @param key its key
 * @param name its name
 * @param type time, event or technical
 * @param phase the phase it closes
 * @param target the day by which it is to be reached
 * @param baseline the day it has in the baseline that is reported against; {@code null} where there is none
 * @param forecast when it is expected; {@code null} where nothing can be forecast or it is reached
 * @param slip how many working days the forecast, or the day it was reached, is after the baseline; negative where before
 * @param replans how often its target was moved
 * @param zone that zone
 * @param actual when it was reached
 * @param status how it stands
 * @param reason the status in words
 * @param verdict what the rules said last
 * @param decision what was decided
 */
public record MilestoneView(
        String key,
        String name,
        String type,
        @Nullable String phase,
        LocalDate target,
        @Nullable LocalDate baseline,
        @Nullable Expected forecast,
        @Nullable Integer slip,
        int replans,
        String zone,
        @Nullable Instant actual,
        Status status,
        String reason,
        @Nullable Verdict verdict,
        @Nullable Decision decision) {

    /**
     * When a milestone is expected.
     *
     * @param probability how likely its target is met, from 0 to 1
     */
    public record Expected(
            LocalDate p50,
            LocalDate p80,
            LocalDate p95,
            double probability,
            Instant computedAt,
            List<Forecast.Cause> drivers) {
        static Expected of(Forecast forecast) {
            return new Expected(
                    forecast.p50(),
                    forecast.p80(),
                    forecast.p95(),
                    forecast.probability(),
                    forecast.computedAt(),
                    forecast.drivers());
        }
    }
}
