package dev.milepost.forecast.analysis;

/** Ascending values with weights. */
final class WeightedSample {

    private static final double ROUNDING = 1e-9;

    private final double[] values;
    private final double[] weights;
    private final double total;
    private final double squares;

    WeightedSample(double[] ascending, double[] weights) {
        this.values = ascending;
        this.weights = weights;
        double sum = 0;
        double sumOfSquares = 0;
        for (double weight : weights) {
            sum += weight;
            sumOfSquares += weight * weight;
        }
        this.total = sum;
        this.squares = sumOfSquares;
    }

    /** The lowest value up to which the share {@code p} of the weight lies. */
    double quantile(double p) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += weights[i];
            if (sum >= p * total - ROUNDING) {
                return values[i];
            }
        }
        return values[values.length - 1];
    }

    /** The share of the weight of values up to {@code value}. */
    double share(double value) {
        double sum = 0;
        for (int i = 0; i < values.length && values[i] <= value; i++) {
            sum += weights[i];
        }
        return sum / total;
    }

    /** Kish's effective size: how many values of equal weight would tell as much. */
    double effectiveSize() {
        return total * total / squares;
    }
}
