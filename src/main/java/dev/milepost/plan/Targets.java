package dev.milepost.plan;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a target as designers write it. */
final class Targets {

    private static final Pattern PARAMETER = Pattern.compile("\\$\\{\\s*([A-Za-z][A-Za-z0-9_.-]*)\\s*}");

    private Targets() {}

    /** The target that the text states, or {@code null} where it is neither date, period from the start nor parameter. */
    static @Nullable Target parse(String text) {
        String trimmed = text.trim();
        Matcher parameter = PARAMETER.matcher(trimmed);
        if (parameter.matches()) {
            return new Target.FromParameter(parameter.group(1));
        }
        try {
            if (trimmed.startsWith("P")) {
                Period period = Period.parse(trimmed);
                return period.isNegative() || isAbsurd(LocalDate.EPOCH.plus(period))
                        ? null
                        : new Target.AfterStart(period);
            }
            LocalDate date = LocalDate.parse(trimmed);
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
