package dev.milepost.evidence;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads moments. One without a zone could be any of a day's worth of moments, so it is not known. */
final class Timestamps {

    private static final DateTimeFormatter ZONED = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[' '][XXX][XX][X]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    /** Some producers put a blank where the standard has a T. */
    private static final Pattern BLANK = Pattern.compile("(?<=^[0-9]{4}-[0-9]{2}-[0-9]{2}) (?=[0-9])");

    private static final int LONGEST = 60;

    private Timestamps() {}

    static @Nullable Instant of(@Nullable String text) {
        if (text == null || text.length() > LONGEST) {
            return null;
        }
        String written = BLANK.matcher(text.strip()).replaceFirst("T");
        return Stream.of(ZONED, DateTimeFormatter.RFC_1123_DATE_TIME)
                .flatMap(format -> moment(written, format))
                .findFirst()
                .orElse(null);
    }

    private static Stream<Instant> moment(String text, DateTimeFormatter format) {
        try {
            return Stream.of(OffsetDateTime.parse(text, format).toInstant());
        } catch (DateTimeException notZoned) {
            return Stream.empty();
        }
    }
}
