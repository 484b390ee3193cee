package dev.milepost.gate.facts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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

    /** An instant in words, in the project's zone: {@code 2026-03-01 14:05}. */
    public String say(@Nullable Instant time) {
        return time == null
                ? "an unknown time"
                : DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).format(time.atZone(zone));
    }
}
