package dev.milepost.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads instants and days as ISO 8601 writes them, and no numbers: milliseconds read as seconds, or the reverse, would move
 * evidence by decades, and the newest report would count as the oldest.
 */
final class WrittenTimes {

    private WrittenTimes() {}

    /** An instant with a zone; {@code null} for a blank text. */
    static @Nullable Instant instant(String text) {
        return text.isBlank() ? null : OffsetDateTime.parse(text.strip()).toInstant();
    }

    private static @Nullable LocalDate day(String text) {
        return text.isBlank() ? null : LocalDate.parse(text.strip());
    }

    static Module module() {
        return new SimpleModule("written times")
                .addDeserializer(Instant.class, new Written<>(Instant.class, WrittenTimes::instant))
                .addDeserializer(LocalDate.class, new Written<>(LocalDate.class, WrittenTimes::day));
    }

    private static final class Written<T> extends StdScalarDeserializer<T> {

        private final Class<T> type;
        private final transient Function<String, @Nullable T> reader;

        Written(Class<T> type, Function<String, @Nullable T> reader) {
            super(type);
            this.type = type;
            this.reader = reader;
        }

        @Override
        public @Nullable T deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (!json.hasToken(JsonToken.VALUE_STRING)) {
                return type.cast(context.handleUnexpectedToken(type, json));
            }
            try {
                return reader.apply(json.getText());
            } catch (DateTimeException e) {
                return type.cast(context.handleWeirdStringValue(type, json.getText(), "not ISO 8601"));
            }
        }
    }
}
