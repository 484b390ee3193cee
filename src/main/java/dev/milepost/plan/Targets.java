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
                return period.isNegative() ? null : new Target.AfterStart(period);
            }
            return new Target.OnDate(LocalDate.parse(trimmed));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
