package dev.milepost.chart;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * The language of a drawing.
 *
 * @param locale in which dates are written
 * @param texts the texts; English where one is missing
 */
public record Words(Locale locale, Map<Word, String> texts) {

    /** English. */
    public static final Words ENGLISH = new Words(Locale.ENGLISH, Map.of());

    /** Copies its map. */
    public Words {
        texts = Map.copyOf(texts);
    }

    /** The words of a language, looked up by {@link Word#key()}. */
    public static Words of(Locale locale, Function<String, String> byKey) {
        Map<Word, String> texts = new EnumMap<>(Word.class);
        Arrays.stream(Word.values()).forEach(word -> texts.put(word, byKey.apply(word.key())));
        return new Words(locale, texts);
    }

    String say(Word word, Object... values) {
        String text = texts.getOrDefault(word, word.english());
        for (int i = 0; i < values.length; i++) {
            Object value = values[i] instanceof LocalDate day ? day(day) : values[i];
            text = text.replace("{" + i + "}", value.toString());
        }
        return text;
    }

    String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(day);
    }
}
