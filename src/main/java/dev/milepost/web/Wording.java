package dev.milepost.web;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Days, times, shares and ages in the reader's language. What is {@code null} is a dash. Immutable. */
final class Wording {

    private static final String NOTHING = "–";

    private final MessageSource texts;
    private final Locale locale;
    private final ZoneId zone;
    private final Instant now;

    Wording(MessageSource texts, Locale locale, ZoneId zone, Instant now) {
        this.texts = texts;
        this.locale = locale;
        this.zone = zone;
        this.now = now;
    }

    /** The reader's language, as in {@code de}. */
    public String language() {
        return locale.getLanguage();
    }

    public Locale locale() {
        return locale;
    }

    public Instant now() {
        return now;
    }

    /** The text of this name in the message bundles. */
    public String text(String name, Object... values) {
        return texts.getMessage(name, values, locale);
    }

    /** A value of an enum, as a word: the text {@code STATUS.LATE} of the name {@code status.LATE}. */
    public String word(String group, @Nullable Enum<?> value) {
        return value == null ? NOTHING : texts.getMessage(group + "." + value.name(), null, value.name(), locale);
    }

    /** The sign that stands beside a word, so that no colour has to be told apart. */
    public String glyph(@Nullable Enum<?> value) {
        return value == null ? "" : Glyphs.of(value.name());
    }

    public String day(@Nullable LocalDate day) {
        return day == null
                ? NOTHING
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                        .withLocale(locale)
                        .format(day);
    }

    /** The day on which an instant is in a zone. */
    public String dayOf(@Nullable Instant instant, String in) {
        return instant == null ? NOTHING : day(instant.atZone(ZoneId.of(in)).toLocalDate());
    }

    /** An instant with its zone, to the minute. */
    public String at(@Nullable Instant instant, String in) {
        return instant == null
                ? NOTHING
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                                .withLocale(locale)
                                .format(instant.atZone(ZoneId.of(in)))
                        + " " + in;
    }

    /** An instant in the server's zone. */
    public String at(@Nullable Instant instant) {
        return at(instant, zone.getId());
    }

    /** A share from 0 to 1 in percent. */
    public String percent(@Nullable Double share) {
        return share == null ? NOTHING : NumberFormat.getPercentInstance(locale).format(share);
    }

    /** How long ago something was, the largest unit only. */
    public String age(@Nullable Instant then) {
        if (then == null) {
            return NOTHING;
        }
        Duration age = Duration.between(then, now);
        if (age.toDays() > 0) {
            return text("age.days", age.toDays());
        }
        if (age.toHours() > 0) {
            return text("age.hours", age.toHours());
        }
        return age.toMinutes() > 0 ? text("age.minutes", age.toMinutes()) : text("age.now");
    }
}
