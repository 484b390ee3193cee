package dev.milepost.forecast.analysis;

import java.util.Comparator;
import java.util.List;

/**
 * How late the milestones of the next release will be, from how late those of earlier ones were.
 *
 * <p>The forecast distribution is the empirical one of all earlier slips of the same kind of project, those of the same
 * milestone weighing {@value #SAME_MILESTONE} times as much as others: one milestone has few past slips, and the milestones of
 * a release tend to slip together, so that the others say much about it. No shape is assumed, so that tails may be as heavy as
 * they are. A share p of the next slips is expected up to the weighted quantile at p (n + 1) / n, n = (Σw)² / Σw² being the
 * effective number of slips (Kish): the usual correction with which the k-th of n ordered values bounds the next one with
 * probability k / (n + 1) if all come from one distribution (Wilks, "Determination of sample sizes for setting tolerance
 * limits", 1941; conformal prediction calls it split-conformal). The median needs no correction.
 *
 * <p>Limits: slips within a release are not independent, so few releases tell less than their number of slips suggests; and a
 * kind of disturbance that has never been seen is not in the forecast.
 */
public final class SlipForecast {

    /** How much more a past slip of the same milestone weighs; between 1 and 6 back-tests hardly differ. */
    public static final int SAME_MILESTONE = 3;

    /** Fewer past slips than this give no forecast: the highest of four bounds the next with a probability of 80 %. */
    public static final int FEWEST = 4;

    private final List<PastSlip> history;

    private SlipForecast(List<PastSlip> history) {
        this.history = history;
    }

    /** A forecast from these earlier slips, in any order. */
    public static SlipForecast from(List<PastSlip> history) {
        for (PastSlip slip : history) {
            if (!Double.isFinite(slip.days())) {
                throw new IllegalArgumentException("The slip of '" + slip.milestone() + "' in '" + slip.release()
                        + "' is " + slip.days() + ", which is no number of days.");
            }
        }
        return new SlipForecast(history.stream()
                .sorted(Comparator.comparingDouble(PastSlip::days))
                .toList());
    }

    /** What to expect of a milestone of the next release. */
    public Answer of(String milestone) {
        if (history.size() < FEWEST) {
            return new NoForecast("Only " + history.size() + " earlier slips are known; " + FEWEST + " are needed.");
        }
        double[] days = new double[history.size()];
        double[] weights = new double[history.size()];
        for (int i = 0; i < days.length; i++) {
            days[i] = history.get(i).days();
            weights[i] = history.get(i).milestone().equals(milestone) ? SAME_MILESTONE : 1;
        }
        return new Expected(milestone, new WeightedSample(days, weights));
    }

    /** What a forecast answers. */
    public sealed interface Answer permits Expected, NoForecast {}

    /** Why there is no forecast. */
    public record NoForecast(String reason) implements Answer {}

    /** A milestone's expected slip. */
    public static final class Expected implements Answer {

        private final String milestone;
        private final WeightedSample sample;

        private Expected(String milestone, WeightedSample sample) {
            this.milestone = milestone;
            this.sample = sample;
        }

        /** Which milestone. */
        public String milestone() {
            return milestone;
        }

        /** The median slip, in days. */
        public double median() {
            return sample.quantile(0.5);
        }

        /**
         * The days of slip that are not exceeded with probability {@code p}, above 0.5 and below 1; at most the largest slip
         * that has been seen, even where that bounds the next one with a smaller probability.
         */
        public double atMost(double p) {
            if (!(p > 0.5 && p < 1)) {
                throw new IllegalArgumentException(
                        "A bound is asked for at a probability between 0.5 and 1, not at " + p + ".");
            }
            double size = sample.effectiveSize();
            return sample.quantile(Math.min(1, p * (size + 1) / size));
        }

        /**
         * The probability that the slip is {@code days} or less, by Laplace's rule of succession, (k + 1) / (n + 2): what has
         * never been seen is unlikely, not impossible.
         */
        public double probability(double days) {
            double size = sample.effectiveSize();
            return (sample.share(days) * size + 1) / (size + 2);
        }
    }
}
