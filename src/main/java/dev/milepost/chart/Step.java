package dev.milepost.chart;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/** What a time axis counts in. */
enum Step {
    DAY(1, 17, "d"),
    WEEK(7, 30, ""),
    MONTH(30.4, 30, "LLL"),
    QUARTER(91.3, 28, ""),
    YEAR(365.2, 36, "u"),
    FIVE_YEARS(1_826, 36, "u"),
    TWENTY_YEARS(7_305, 36, "u"),
    CENTURY(36_524, 36, "u"),
    THOUSAND_YEARS(365_243, 0, "u");

    private final double days;
    private final int pixels;
    private final String pattern;

    Step(double days, int pixels, String pattern) {
        this.days = days;
        this.pixels = pixels;
        this.pattern = pattern;
    }

    /** The shortest that leaves room for its labels. */
    static Step fitting(double pixelsPerDay, int room) {
        for (Step step : values()) {
            if (step.days * pixelsPerDay >= Math.max(step.pixels, room)) {
                return step;
            }
        }
        return THOUSAND_YEARS;
    }

    /** What its labels are counted within; itself where they say it all. */
    Step whole() {
        return switch (this) {
            case DAY, WEEK -> MONTH;
            case MONTH, QUARTER -> YEAR;
            default -> this;
        };
    }

    /** The last beginning of one at or before a day. */
    LocalDate floor(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER ->
                day.withMonth(day.get(IsoFields.QUARTER_OF_YEAR) * 3 - 2).withDayOfMonth(1);
            case YEAR -> day.withDayOfYear(1);
            case FIVE_YEARS, TWENTY_YEARS, CENTURY, THOUSAND_YEARS ->
                LocalDate.of(Math.floorDiv(day.getYear(), years()) * years(), 1, 1);
        };
    }

    LocalDate next(LocalDate floor) {
        return switch (this) {
            case DAY -> floor.plusDays(1);
            case WEEK -> floor.plusWeeks(1);
            case MONTH -> floor.plusMonths(1);
            case QUARTER -> floor.plusMonths(3);
            case YEAR, FIVE_YEARS, TWENTY_YEARS, CENTURY, THOUSAND_YEARS -> floor.plusYears(years());
        };
    }

    private int years() {
        return switch (this) {
            case FIVE_YEARS -> 5;
            case TWENTY_YEARS -> 20;
            case CENTURY -> 100;
            case THOUSAND_YEARS -> 1_000;
            default -> 1;
        };
    }

    String label(LocalDate floor, Words words) {
        return switch (this) {
            case WEEK -> words.say(Word.WEEK, floor.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case QUARTER -> words.say(Word.QUARTER, floor.get(IsoFields.QUARTER_OF_YEAR));
            default -> DateTimeFormatter.ofPattern(pattern, words.locale()).format(floor);
        };
    }

    /** The label with all that its whole would say. */
    String full(LocalDate floor, Words words) {
        return this == MONTH
                ? DateTimeFormatter.ofPattern("MMM u", words.locale()).format(floor)
                : whole() == this ? label(floor, words) : label(floor, words) + " " + floor.getYear();
    }
}
