package dev.milepost.forecast.network;

/**
 * How long an activity may take, in units of working time: between {@code low} and {@code high}, most likely {@code likely}.
 *
 * @param low the shortest time; not negative
 * @param likely the most likely time, which the deterministic path uses
 * @param high the longest time
 */
public record Spread(double low, double likely, double high) {

    /** No time at all, as of a milestone. */
    public static final Spread NONE = fixed(0);

    /** Checks that the three times are finite, not negative and in ascending order. */
    public Spread {
        if (!(low >= 0 && low <= likely && likely <= high && high < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "A spread needs 0 <= low <= likely <= high, but is " + low + "/" + likely + "/" + high + ".");
        }
    }

    /** A time without uncertainty. */
    public static Spread fixed(double time) {
        return new Spread(time, time, time);
    }

    /** Whether there is no uncertainty. */
    public boolean isFixed() {
        return low == high;
    }
}
