package dev.milepost.web;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Checks numbers of requests. */
final class Numbers {

    private static final int DIGITS = 100;

    private Numbers() {}

    /** The value of a metric: a decimal number of sane size. */
    static BigDecimal metric(@Nullable BigDecimal value) {
        if (value == null) {
            throw new InvalidRequestException("The field 'value' is missing. It needs a number.");
        }
        if (value.precision() > DIGITS || Math.abs((long) value.scale()) > DIGITS) {
            throw new InvalidRequestException(
                    "The field 'value' has more than " + DIGITS + " digits. Send a number of sane size.");
        }
        return value;
    }
}
