package dev.milepost.forecast.analysis;

import java.time.LocalDate;

/**
 * A date that can hardly be meant.
 *
 * @param release of which release
 * @param milestone of which milestone
 * @param series whether the planned or the actual one
 * @param date as it stands
 * @param reason what is wrong with it, continuing a sentence that begins with the date
 */
public record TypingError(String release, String milestone, Series series, LocalDate date, String reason) {

    /** Which of a milestone's two dates. */
    public enum Series {
        PLANNED,
        ACTUAL
    }
}
