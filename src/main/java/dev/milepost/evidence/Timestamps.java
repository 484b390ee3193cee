package dev.milepost.evidence;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads moments. One without a zone could be any of a day's worth of moments, so it is not known. */
final class Timestamps {

    private static final DateTimeFormatter ZONED = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[' '][XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    private static final int LONGEST = 60;

    private Timestamps() {}

    static @Nullable Instant of(@Nullable String text) {
        if (text == null || text.length() > LONGEST) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text.strip(), ZONED).toInstant();
        } catch (DateTimeException notZoned) {
            return null;
        }
    }
}
