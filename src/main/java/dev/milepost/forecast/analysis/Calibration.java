package dev.milepost.forecast.analysis;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How good past forecasts were.
 *
 * @param calls how many there were
 * @param brier mean of (probability − what happened)², what happened being 1 or 0: 0 is perfect, 0.25 is what always saying
 *     50 % earns (G. W. Brier, "Verification of forecasts expressed in terms of probability", Monthly Weather Review, 1950)
 * @param bins those bins of probability that hold a call, ascending
 */
public record Calibration(int calls, double brier, List<Bin> bins) {

    private static final int BINS = 10;

    /** Copies its list. */
    public Calibration {
        bins = List.copyOf(bins);
    }

    /** Judges calls; {@code null} where there is none. */
    public static @Nullable Calibration of(List<Call> calls) {
        if (calls.isEmpty()) {
            return null;
        }
        double[] said = new double[BINS];
        int[] count = new int[BINS];
        int[] met = new int[BINS];
        double squares = 0;
        for (Call call : calls) {
            int bin = Math.min(BINS - 1, (int) (call.probability() * BINS));
            said[bin] += call.probability();
            count[bin]++;
            met[bin] += call.met() ? 1 : 0;
            squares += Math.pow(call.probability() - (call.met() ? 1 : 0), 2);
        }
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            if (count[i] > 0) {
                bins.add(new Bin(i / 10.0, (i + 1) / 10.0, count[i], said[i] / count[i], (double) met[i] / count[i]));
            }
        }
        return new Calibration(calls.size(), squares / calls.size(), bins);
    }

    /**
     * A forecast whose outcome is known.
     *
     * @param probability that was said, from 0 to 1
     * @param met whether it happened
     */
    public record Call(double probability, boolean met) {

        /** Checks the probability. */
        public Call {
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException("A probability lies between 0 and 1, but is " + probability + ".");
            }
        }
    }

    /**
     * Calls with about the same probability.
     *
     * @param from lowest probability of the bin
     * @param to up to here, exclusive; the last bin includes 1
     * @param calls how many
     * @param said their mean probability
     * @param met the share that happened; well calibrated if near {@code said}
     */
    public record Bin(double from, double to, int calls, double said, double met) {}
}
