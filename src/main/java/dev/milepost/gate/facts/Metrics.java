package dev.milepost.gate.facts;

import java.math.BigDecimal;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The value of one metric, if there is one.
 *
 * @param metric the metric; {@code null} where no value is known
 */
public record Metrics(@Nullable Metric metric) {

    /** What a rule collected of one metric. */
    public static Metrics of(Collection<?> metrics) {
        return new Metrics(Only.of(metrics, Metric.class));
    }

    /** Whether no value is known. */
    public boolean none() {
        return metric == null;
    }

    /** Whether it was measured on this build; any will do where there is no wish. */
    public boolean isOf(@Nullable String build) {
        return build == null || (metric != null && build.equals(metric.build()));
    }

    /** What has to be added to reach a value; 0 where no value is known. */
    public BigDecimal missingTo(BigDecimal wanted) {
        return metric == null ? BigDecimal.ZERO : wanted.subtract(metric.value());
    }

    /** The value in words: {@code coverage.line is 0.75, build 42}. */
    public String words() {
        if (metric == null) {
            return "no value";
        }
        String unit = metric.unit() == null ? "" : " " + metric.unit();
        String build = metric.build() == null ? "" : ", build " + metric.build();
        return metric.name() + " is " + metric.value().toPlainString() + unit + build;
    }
}
