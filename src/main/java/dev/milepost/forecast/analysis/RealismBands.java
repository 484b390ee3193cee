package dev.milepost.forecast.analysis;

import java.util.Locale;

/**
 * Where the bands of realism lie, by p, the probability that a target is met. Each boundary belongs to exactly one band:
 * unrealistic: p &lt; {@code ambitious}; ambitious: {@code ambitious} ≤ p &lt; {@code realistic}; realistic: {@code realistic} ≤ p
 * ≤ {@code comfortable}; comfortable: {@code comfortable} &lt; p ≤ {@code tooEasy}; too easy: p &gt; {@code tooEasy}.
 *
 * <p>The standard boundaries are Milepost's own. Percentiles that others publish promises at are 50, 80, 85 and 95: GAO-16-89G,
 * "Schedule Assessment Guide" (2015), on risk analysis, and the throughput forecasts of flow metrics.
 *
 * @param ambitious the lowest probability that is ambitious
 * @param realistic the lowest that is realistic
 * @param comfortable the highest that is still realistic
 * @param tooEasy the highest that is still comfortable
 */
public record RealismBands(double ambitious, double realistic, double comfortable, double tooEasy) {

    /** 0.2, 0.5, 0.85, 0.95. */
    public static final RealismBands STANDARD = new RealismBands(0.2, 0.5, 0.85, 0.95);

    /** Checks that the boundaries ascend strictly between 0 and 1. */
    public RealismBands {
        if (!(0 < ambitious
                && ambitious < realistic
                && realistic < comfortable
                && comfortable < tooEasy
                && tooEasy < 1)) {
            throw new IllegalArgumentException(
                    "Bands of realism need 0 < ambitious < realistic < comfortable < too easy < 1, but are " + ambitious
                            + ", " + realistic + ", " + comfortable + ", " + tooEasy + ".");
        }
    }

    /**
     * Judges a target.
     *
     * @param probability that it is met, from 0 to 1
     */
    public Judgement judge(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("A probability lies between 0 and 1, but is " + probability + ".");
        }
        Realism band = band(probability);
        return new Judgement(band, probability, reason(band, probability));
    }

    private Realism band(double p) {
        if (p < ambitious) {
            return Realism.UNREALISTIC;
        }
        if (p < realistic) {
            return Realism.AMBITIOUS;
        }
        if (p <= comfortable) {
            return Realism.REALISTIC;
        }
        return p <= tooEasy ? Realism.COMFORTABLE : Realism.TOO_EASY;
    }

    private String reason(Realism band, double p) {
        String met = "Met with a probability of " + percent(p) + ": " + band.words();
        return switch (band) {
            case UNREALISTIC ->
                met + ", because that is below " + percent(ambitious) + ". Move the target or cut work.";
            case AMBITIOUS ->
                met + ", because that is from " + percent(ambitious) + " to below " + percent(realistic)
                        + ": it is more likely missed than met.";
            case REALISTIC ->
                met + ", because that is from " + percent(realistic) + " to " + percent(comfortable) + ".";
            case COMFORTABLE ->
                met + ", because that is above " + percent(comfortable) + " and up to " + percent(tooEasy) + ".";
            case TOO_EASY ->
                met + ", because that is above " + percent(tooEasy)
                        + ": the target holds hardly anybody to anything, unless a date from outside sets it.";
        };
    }

    /** As many digits as tell a value from the boundary beside it. */
    private static String percent(double p) {
        String text = String.format(Locale.ROOT, "%.1f", 100 * p);
        double shown = Double.parseDouble(text);
        if (shown == 100 && p < 1) {
            return "nearly 100 %";
        }
        return (text.endsWith(".0") ? text.substring(0, text.length() - 2) : text) + " %";
    }

    /**
     * What a target is, and why.
     *
     * @param band how realistic it is
     * @param probability that it is met
     * @param reason a sentence with the numbers
     */
    public record Judgement(Realism band, double probability, String reason) {}
}
