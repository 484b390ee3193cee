package dev.milepost.signoff;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The policy on waivers.
 *
 * @param longest how long a waiver may last at most
 * @param granters the groups whose members grant waivers
 */
@ConfigurationProperties("milepost.waivers")
public record WaiverSettings(
        @DefaultValue("P30D") Duration longest,
        @DefaultValue({"approvers", People.ADMINISTRATORS}) List<String> granters) {

    /** Refuses a policy under which no waiver could be granted; copies its list. */
    public WaiverSettings {
        granters = List.copyOf(granters);
        if (longest.isNegative() || longest.isZero() || granters.isEmpty()) {
            throw new IllegalArgumentException(
                    "The settings milepost.waivers.* have to be more than nothing: longest is " + longest
                            + ", granters are " + granters + ".");
        }
    }
}
