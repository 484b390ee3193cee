package dev.milepost.chart;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A milestone as it is drawn.
 *
 * @param name its name
 * @param mark how it stands
 * @param baseline its day in the baseline
 * @param target the day by which it is to be reached
 * @param forecast when it is expected; {@code null} where nothing can be said or it is reached
 * @param actual the day it was reached
 * @param href where it leads to; {@code null} for nowhere
 */
public record Milestone(
        String name,
        Mark mark,
        @Nullable LocalDate baseline,
        @Nullable LocalDate target,
        @Nullable Range forecast,
        @Nullable LocalDate actual,
        @Nullable String href) {

    /** A forecast: the days by which it is reached in 50, 80 and 95 of 100 cases. */
    public record Range(LocalDate p50, LocalDate p80, LocalDate p95) {}

    /** Where its diamond stands: when it was reached, else is expected, else is due; {@code null} where nothing is known. */
    @Nullable
    LocalDate day() {
        if (actual != null) {
            return actual;
        }
        if (forecast != null) {
            return forecast.p80();
        }
        return target != null ? target : baseline;
    }

    List<LocalDate> days() {
        return Stream.of(
                        baseline,
                        target,
                        actual,
                        forecast == null ? null : forecast.p50(),
                        forecast == null ? null : forecast.p95())
                .filter(Objects::nonNull)
                .toList();
    }

    /** All that is known of it, as a sentence. */
    String told(Words words) {
        StringBuilder text =
                new StringBuilder(PlainText.isolated(name)).append(": ").append(words.say(mark.word()));
        told(text, words, Word.REACHED, mark == Mark.REACHED ? null : actual);
        if (mark == Mark.REACHED && actual != null) {
            text.append(' ').append(words.day(actual));
        }
        told(text, words, Word.TARGET, target);
        told(text, words, Word.BASELINE, baseline);
        if (forecast != null) {
            text.append("; ")
                    .append(words.say(Word.FORECAST))
                    .append(' ')
                    .append(words.day(forecast.p50()))
                    .append(" / ")
                    .append(words.day(forecast.p80()))
                    .append(" / ")
                    .append(words.day(forecast.p95()));
        }
        return text.toString();
    }

    /** Only how it stands and when. */
    String inShort(Words words) {
        LocalDate day = day();
        return PlainText.isolated(name) + ": " + words.say(mark.word()) + (day == null ? "" : ", " + words.day(day));
    }

    private static void told(StringBuilder text, Words words, Word what, @Nullable LocalDate day) {
        if (day != null) {
            text.append("; ").append(words.say(what)).append(' ').append(words.day(day));
        }
    }
}
