package dev.milepost.process;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings below {@code milepost.}
 *
 * @param sample whether the sample users and the sample project are made at first start ({@code MILEPOST_SAMPLE})
 * @param password the password of all sample users ({@code MILEPOST_PASSWORD}); random ones where it is not set
 * @param zone the zone in which days of new projects begin and end; the machine's own where it is not set
 * @param dir a folder with {@code processes/} and {@code rules/} that are deployed over the packaged ones
 * @param watch whether files in {@code processes/} and {@code rules/} are deployed as soon as they are saved: those below {@code
 *     dir}, or else those of the checkout that the product runs from; where it is not set, so in a checkout
 * @param users users to make at start if they do not exist
 */
@ConfigurationProperties("milepost")
public record MilepostProperties(
        @DefaultValue("true") boolean sample,
        @Nullable String password,
        @Nullable ZoneId zone,
        @Nullable String dir,
        @Nullable Boolean watch,
        @DefaultValue List<User> users) {

    /** The folder whose files are deployed as soon as they are saved; {@code null} for none. */
    @Nullable
    Path watched() {
        Path checkout = Checkout.folder();
        boolean wanted = watch == null ? checkout != null : watch;
        return wanted ? (folder() == null ? checkout : folder()) : null;
    }

    /** The folder named by {@code dir}; {@code null} where none is. Spring itself would look for a path inside the product first. */
    @Nullable
    Path folder() {
        return dir == null || dir.isBlank()
                ? null
                : Path.of(dir).toAbsolutePath().normalize();
    }

    /** The zone of new projects. */
    public ZoneId zoneOrDefault() {
        return zone == null ? ZoneId.systemDefault() : zone;
    }

    /**
     * A user to make.
     *
     * @param id the name to log in with
     * @param password the password
     * @param groups the groups it is in
     */
    public record User(
            String id, String password, @DefaultValue List<String> groups) {}
}
