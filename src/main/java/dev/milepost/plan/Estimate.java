package dev.milepost.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The working time something should take: between {@code low} and {@code high}, most likely {@code likely}. All three are the
 * same where only one is written. How long a day is, is for the calendar to say: of times in different units, the order is not
 * known before.
 *
 * @param low the shortest time
 * @param likely the most likely time
 * @param high the longest time
 * @param text the estimate as written, {@code 5d}, {@code 4h} or {@code 3d/5d/10d}
 */
public record Estimate(Time low, Time likely, Time high, String text) {

    private static final String TIME = "(\\d{1,4}(?:\\.\\d{1,2})?)([dh])";
    private static final Pattern PATTERN = Pattern.compile(TIME + "(?:/" + TIME + "/" + TIME + ")?");

    /** An amount of working time. */
    public record Time(BigDecimal amount, Unit unit) {

        private boolean isMoreThan(Time other) {
            return unit == other.unit && amount.compareTo(other.amount) > 0;
        }

        /** In working minutes, where a day has so many. */
        public long minutes(long minutesPerDay) {
            return amount.multiply(BigDecimal.valueOf(unit == Unit.HOURS ? 60 : minutesPerDay))
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
        }
    }

    /** What working time is counted in. */
    public enum Unit {
        DAYS,
        HOURS
    }

    /** Reads an estimate; empty where the text is none, or its times are not in ascending order. */
    public static Optional<Estimate> parse(String text) {
        Matcher matcher = PATTERN.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Time low = time(matcher, 1);
        Time likely = matcher.group(3) == null ? low : time(matcher, 3);
        Time high = matcher.group(3) == null ? low : time(matcher, 5);
        return low.isMoreThan(likely) || likely.isMoreThan(high)
                ? Optional.empty()
                : Optional.of(new Estimate(low, likely, high, text.strip()));
    }

    private static Time time(Matcher matcher, int group) {
        return new Time(
                new BigDecimal(matcher.group(group)), matcher.group(group + 1).equals("h") ? Unit.HOURS : Unit.DAYS);
    }

    /** As written. */
    @Override
    public String toString() {
        return text;
    }
}
