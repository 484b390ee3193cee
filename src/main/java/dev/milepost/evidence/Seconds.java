package dev.milepost.evidence;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads durations. What is negative, localised, or no number is not known: "1,234" may mean two things. */
final class Seconds {

    private static final Pattern PLAIN = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,30})?([eE][-+]?[0-9]{1,2})?");
    private static final BigDecimal MOST = BigDecimal.TEN.pow(12);

    private Seconds() {}

    static @Nullable BigDecimal of(@Nullable String text) {
        if (text == null || !PLAIN.matcher(text.strip()).matches()) {
            return null;
        }
        BigDecimal seconds = new BigDecimal(text.strip());
        return seconds.compareTo(MOST) > 0 ? null : seconds.setScale(9, java.math.RoundingMode.HALF_UP);
    }

    static @Nullable BigDecimal sum(@Nullable BigDecimal some, @Nullable BigDecimal more) {
        if (some == null || more == null) {
            return some == null ? more : some;
        }
        return some.add(more);
    }

    static @Nullable Duration duration(@Nullable BigDecimal seconds) {
        if (seconds == null) {
            return null;
        }
        long whole = seconds.longValue();
        long nanos =
                seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue();
        return Duration.ofSeconds(whole, nanos);
    }
}
