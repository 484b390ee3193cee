package dev.milepost.gate.facts;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * So many of so many, compared exactly.
 *
 * @param part how many count
 * @param whole of how many
 */
public record Ratio(long part, long whole) {

    /** Whether it reaches a minimum; nothing of nothing reaches none. */
    public boolean atLeast(BigDecimal minimum) {
        return whole > 0 && BigDecimal.valueOf(part).compareTo(needed(minimum)) >= 0;
    }

    /** How many more have to count to reach a minimum. */
    public long missing(BigDecimal minimum) {
        return Math.max(0, needed(minimum).setScale(0, RoundingMode.CEILING).longValueExact() - part);
    }

    private BigDecimal needed(BigDecimal minimum) {
        return minimum.multiply(BigDecimal.valueOf(whole));
    }

    /** The quotient, rounded down so that it never reads as more than it is: {@code 0.949}. */
    @Override
    public String toString() {
        if (whole == 0) {
            return "nothing of nothing";
        }
        BigDecimal quotient =
                BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), new MathContext(34, RoundingMode.DOWN));
        return quotient.setScale(3, RoundingMode.DOWN).stripTrailingZeros().toPlainString();
    }
}
