package dev.milepost.forecast.network;

import java.util.Arrays;

/** When something finished in many runs: an empirical distribution. */
final class Finishes {

    private static final double TOLERANCE = 1e-9;

    private final double[] ascending;

    Finishes(double[] finishes) {
        ascending = finishes.clone();
        Arrays.sort(ascending);
    }

    int count() {
        return ascending.length;
    }

    double[] ascending() {
        return ascending.clone();
    }

    /** The nearest rank: the earliest finish that was kept in at least that share of the runs. */
    double percentile(double p) {
        if (!(p > 0 && p <= 1)) {
            throw new IllegalArgumentException(
                    "A percentile is above 0 and up to 1, as 0.8 for P80, but is " + p + ".");
        }
        // A product such as 0.07 * 100 lies a little above the rank that is meant.
        int rank = (int) Math.ceil(p * ascending.length * (1 - TOLERANCE));
        return ascending.length == 0 ? Double.NaN : ascending[Math.max(rank, 1) - 1];
    }

    /** The share of the runs in which it was finished by then. */
    double shareBy(double deadline) {
        double inTime = deadline + Graph.tolerance(deadline);
        int count = 0;
        int above = ascending.length;
        while (count < above) {
            int middle = (count + above) >>> 1;
            if (ascending[middle] <= inTime) {
                count = middle + 1;
            } else {
                above = middle;
            }
        }
        return (double) count / ascending.length;
    }

    /** Added up in one order, unlike what streams do, so that the bits are the same on each JDK. */
    double mean() {
        double sum = 0;
        for (double finish : ascending) {
            sum += finish;
        }
        return sum / ascending.length;
    }
}
