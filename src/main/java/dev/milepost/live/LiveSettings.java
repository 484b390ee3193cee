package dev.milepost.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings below {@code milepost.live.}
 *
 * @param interval how often this server looks for changes while somebody follows
 * @param heartbeat after how long without a change a sign of life is sent
 * @param recheck how often the login of whoever follows is looked at again
 * @param patience how long a client may take nothing before it is given up
 * @param perPerson how many streams one person may have at this server
 * @param inAll how many streams there may be at this server
 */
@ConfigurationProperties("milepost.live")
public record LiveSettings(
        @DefaultValue("500ms") Duration interval,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("30s") Duration recheck,
        @DefaultValue("30s") Duration patience,
        @DefaultValue("20") int perPerson,
        @DefaultValue("1000") int inAll) {

    /** Checks that they make sense. */
    public LiveSettings {
        if (interval.toMillis() < 50 || perPerson < 1 || inAll < 1) {
            throw new IllegalArgumentException("milepost.live.interval is " + interval + ", per-person " + perPerson
                    + " and in-all " + inAll + "; an interval is at least 50ms, the others at least 1.");
        }
    }
}
