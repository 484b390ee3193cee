package dev.milepost.plan.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The day by which something is due. It is in time until that day has ended: in the project's zone, or, with
 * {@code anywhereOnEarth}, in the last zone of the earth, which is at -12:00.
 *
 * @param day the day
 * @param anywhereOnEarth whether the day has to have ended everywhere
 */
public record Deadline(LocalDate day, boolean anywhereOnEarth) {

    private static final ZoneOffset LAST_ON_EARTH = ZoneOffset.ofHours(-12);

    /** A day that ends in the project's zone. */
    public static Deadline of(LocalDate day) {
        return new Deadline(day, false);
    }

    /** The first instant that is too late. */
    public Instant end(ZoneId zone) {
        return day.plusDays(1).atStartOfDay(zoneOfEnd(zone)).toInstant();
    }

    /** The day that an instant counts as: it is in time if that is not after {@link #day}. */
    public LocalDate dayOf(Instant instant, ZoneId zone) {
        return instant.atZone(zoneOfEnd(zone)).toLocalDate();
    }

    private ZoneId zoneOfEnd(ZoneId zone) {
        return anywhereOnEarth ? LAST_ON_EARTH : zone;
    }

    /** Whether it is too late. */
    public boolean hasPassed(Instant now, ZoneId zone) {
        return !now.isBefore(end(zone));
    }
}
