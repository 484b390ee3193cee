package dev.milepost.gate.rules;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits within which rules run.
 *
 * @param timeLimit how long the rules of one gate may run, compiling apart
 * @param firingLimit how many rules of one file may fire in one evaluation
 * @param cacheSize how many compiled rule files are kept
 */
@ConfigurationProperties("milepost.rules")
public record RuleSettings(
        @DefaultValue("2s") Duration timeLimit,
        @DefaultValue("1000") int firingLimit,
        @DefaultValue("500") int cacheSize) {

    /** Refuses limits that let nothing run. */
    public RuleSettings {
        if (timeLimit.isNegative() || timeLimit.isZero() || firingLimit < 1 || cacheSize < 1) {
            throw new IllegalArgumentException("The settings milepost.rules.* have to be more than nothing: "
                    + timeLimit + ", " + firingLimit + ", " + cacheSize + ".");
        }
    }

    /** The settings where none are configured. */
    public static RuleSettings defaults() {
        return new RuleSettings(Duration.ofSeconds(2), 1000, 500);
    }
}
