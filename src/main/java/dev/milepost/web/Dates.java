package dev.milepost.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Checks times of requests: years that every database and calendar knows. */
final class Dates {

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9998, 12, 31);
    private static final String ISO_DATE = "2026-12-01";

    private Dates() {}

    /** A day that may be missing. */
    static @Nullable LocalDate day(String field, @Nullable LocalDate day) {
        if (day != null && (day.isBefore(FIRST) || day.isAfter(LAST))) {
            throw new InvalidRequestException(
                    "The field '" + field + "' is " + day + "; it has to be from " + FIRST + " to " + LAST + ".");
        }
        return day;
    }

    /** An instant that may be missing. */
    static @Nullable Instant instant(String field, @Nullable Instant instant) {
        if (instant != null) {
            Instant first = FIRST.atStartOfDay(java.time.ZoneOffset.UTC).toInstant();
            Instant last = LAST.atStartOfDay(java.time.ZoneOffset.UTC).toInstant();
            if (instant.isBefore(first) || instant.isAfter(last)) {
                throw new InvalidRequestException("The field '" + field + "' is " + instant + "; it has to be from "
                        + FIRST + " to " + LAST + ".");
            }
        }
        return instant;
    }

    /** When something ends, given as an instant or as the last day of it in a zone: the first instant that is not part of it. */
    static Instant end(String field, String text, ZoneId zone) {
        try {
            if (text.length() == ISO_DATE.length()) {
                LocalDate last = LocalDate.parse(text);
                day(field, last);
                return last.plusDays(1).atStartOfDay(zone).toInstant();
            }
            Instant end = OffsetDateTime.parse(text).toInstant();
            instant(field, end);
            return end;
        } catch (DateTimeParseException e) {
            throw new InvalidRequestException("The field '" + field + "' is no date and no instant. Write it as in "
                    + ISO_DATE + " or 2026-12-01T18:00:00Z.");
        }
    }
}
