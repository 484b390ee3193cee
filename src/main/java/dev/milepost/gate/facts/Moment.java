package dev.milepost.gate.facts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The instant at which facts are judged. Rules take the time from here, never from a clock, so that an evaluation can be
 * replayed.
 *
 * @param instant now
 * @param zone the project's zone, in which days begin and end
 */
public record Moment(Instant instant, ZoneId zone) {

    /** Today in the project's zone. */
    public LocalDate today() {
        return instant.atZone(zone).toLocalDate();
    }

    /** The first instant of a day in the project's zone. */
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
