package dev.milepost.plan;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a target as designers write it. */
final class Targets {

    /** What to write instead of something that is no target. */
    static final String FORMS =
            "a date (2026-12-01), a period from the project's start (P6W), working days after the start (10wd)"
                    + " or after another milestone's target (beta + 10wd), or a parameter (${releaseDate})";

    private static final Pattern PARAMETER = Pattern.compile("\\$\\{\\s*([A-Za-z][A-Za-z0-9_.-]*)\\s*}");
    private static final Pattern WORKING_DAYS =
            Pattern.compile("(?:([A-Za-z][A-Za-z0-9_-]{0,63})\\s+([+-])\\s+)?(\\d{1,4})\\s*wd");
    private static final Pattern ANYWHERE = Pattern.compile("(.*\\S)\\s+(?i:aoe)");

    private Targets() {}

    /** The target that the text states, or {@code null} where it is none. */
    static @Nullable Target parse(String text) {
        String trimmed = text.trim();
        Matcher anywhere = ANYWHERE.matcher(trimmed);
        if (anywhere.matches()) {
            Target day = parseDay(anywhere.group(1));
            return day == null ? null : new Target.AnywhereOnEarth(day);
        }
        return parseDay(trimmed);
    }

    /** Whether a target is only known once a parameter is. */
    static boolean namesParameter(Target target) {
        return target instanceof Target.FromParameter
                || (target instanceof Target.AnywhereOnEarth anywhere && namesParameter(anywhere.day()));
    }

    private static @Nullable Target parseDay(String text) {
        Matcher parameter = PARAMETER.matcher(text);
        if (parameter.matches()) {
            return new Target.FromParameter(parameter.group(1));
        }
        Matcher workingDays = WORKING_DAYS.matcher(text);
        if (workingDays.matches()) {
            int days = Integer.parseInt(workingDays.group(3));
            String milestone = workingDays.group(1);
            return milestone == null
                    ? new Target.WorkingDays(days)
                    : new Target.AfterMilestone(milestone, "-".equals(workingDays.group(2)) ? -days : days);
        }
        try {
            if (text.startsWith("P")) {
                Period period = Period.parse(text);
                return period.isNegative() || isAbsurd(LocalDate.EPOCH.plus(period))
                        ? null
                        : new Target.AfterStart(period);
            }
            LocalDate date = LocalDate.parse(text);
            return isAbsurd(date) ? null : new Target.OnDate(date);
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    /** A year that is a slip of the pen: before 1900, or centuries ahead. */
    private static boolean isAbsurd(LocalDate date) {
        return date.getYear() < 1900 || date.getYear() > 2999;
    }
}
