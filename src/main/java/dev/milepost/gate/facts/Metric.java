package dev.milepost.gate.facts;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The newest value of a metric.
 *
 * @param name the metric's name, {@code coverage.line}
 * @param value its value
 * @param unit its unit; {@code null} where none was given
 * @param build the build it was measured on; {@code null} where none was named
 * @param observedAt when it was measured
 * @param evidence the id of the evidence
 */
public record Metric(
        String name,
        BigDecimal value,
        @Nullable String unit,
        @Nullable String build,
        Instant observedAt,
        String evidence)
        implements Observed {}
