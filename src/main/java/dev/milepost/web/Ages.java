package dev.milepost.web;

import java.time.Duration;
import java.time.Instant;

/** How long ago something was, in words for people. */
final class Ages {

    private Ages() {}

    /** The largest unit only: {@code 3 hours ago}; a time to come is {@code just now}, as clocks differ a little. */
    static String between(Instant then, Instant now) {
        Duration age = Duration.between(then, now);
        if (age.toDays() > 0) {
            return ago(age.toDays(), "day");
        }
        if (age.toHours() > 0) {
            return ago(age.toHours(), "hour");
        }
        return age.toMinutes() > 0 ? ago(age.toMinutes(), "minute") : "just now";
    }

    private static String ago(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s") + " ago";
    }
}
