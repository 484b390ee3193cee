package dev.milepost.plan.calendar;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A project's working calendar as people write it, in JSON for example. What is left out is as in {@link #STANDARD}. Nothing is
 * checked until {@link #problems()} is asked.
 *
 * @param zone an id as {@code Europe/Berlin}; {@code null} for the project's zone
 * @param hours the hours of each weekday ({@code monday} … {@code sunday}), each as {@code 08:00-12:00}; a weekday that is not
 *     named is not worked; {@code null} for Monday to Friday, {@code 09:00-17:00}
 * @param holidays days that are not worked
 * @param days days with hours of their own, whatever weekday or holiday they are
 * @param anywhereOnEarth whether targets are met until their day has ended everywhere on earth, also where they do not say so
 */
public record CalendarSettings(
        @Nullable String zone,
        @Nullable Map<String, List<String>> hours,
        @Nullable List<Holiday> holidays,
        @Nullable List<SpecialDay> days,
        @Nullable Boolean anywhereOnEarth) {

    /** Monday to Friday from nine to five in the project's zone, without holidays. */
    public static final CalendarSettings STANDARD = new CalendarSettings(null, null, null, null, null);

    /**
     * A day that is not worked.
     *
     * @param date as {@code 2026-12-25}
     * @param name what it is called; {@code null} for a plain day off
     */
    public record Holiday(String date, @Nullable String name) {}

    /**
     * A day with hours of its own.
     *
     * @param date as {@code 2026-12-24}
     * @param hours as {@code 08:00-12:00}; empty for a day off; {@code null} for those of its weekday or, where that is not worked,
     *     those of the first weekday that is
     */
    public record SpecialDay(String date, @Nullable List<String> hours) {}

    /** Everything that is wrong with it, each a sentence with what to do; empty for settings that make a calendar. */
    public List<String> problems() {
        return new CalendarSettingsReader(this).problems();
    }

    /**
     * The calendar they describe.
     *
     * @param ofProject the project's zone
     * @throws IllegalArgumentException with all problems if there are any
     */
    public WorkingCalendar calendar(ZoneId ofProject) {
        return new CalendarSettingsReader(this).calendar(ofProject);
    }
}
