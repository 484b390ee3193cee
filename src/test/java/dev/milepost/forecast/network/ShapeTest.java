package dev.milepost.forecast.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ShapeTest {

    private static final int STEPS = 100_000;

    @ParameterizedTest
    @EnumSource(Shape.class)
    void risesFromTheShortestTimeToTheLongest(Shape shape) {
        Quantile quantile = shape.of(new Spread(2, 3, 9));

        assertThat(quantile.at(0)).isEqualTo(2);
        assertThat(quantile.at(Math.nextDown(1.0))).isBetween(8.99, 9.0);
        double last = 0;
        for (int step = 0; step < STEPS; step++) {
            double time = quantile.at((double) step / STEPS);
            assertThat(time).isGreaterThanOrEqualTo(last);
            last = time;
        }
    }

    @ParameterizedTest
    @CsvSource({"0,0,1", "0,1,1", "1,1.5,2", "1,2,7", "10,10.1,90"})
    void hasTheMeanAndVarianceOfBetaPert(double low, double likely, double high) {
        Quantile quantile = Shape.BETA_PERT.of(new Spread(low, likely, high));
        double mean = (low + 4 * likely + high) / 6;

        assertThat(mean(quantile)).isEqualTo(mean, within(1e-4 * (high - low)));
        assertThat(mean(u -> (quantile.at(u) - mean) * (quantile.at(u) - mean)))
                .isEqualTo((mean - low) * (high - mean) / 7, within(1e-4 * (high - low) * (high - low)));
    }

    /** With the most likely time at the lowest, the distribution function is 1 - (1-x)^5. */
    @Test
    void hasTheQuantilesOfTheBetaDistribution() {
        Quantile quantile = Shape.BETA_PERT.of(new Spread(0, 0, 1));

        for (double p : new double[] {0.05, 0.2, 0.5, 0.8, 0.95, 0.99}) {
            assertThat(quantile.at(p)).isEqualTo(1 - Math.pow(1 - p, 0.2), within(1e-4));
        }
    }

    @ParameterizedTest
    @CsvSource({"0,0,1", "0,1,1", "1,2,7"})
    void hasTheMeanOfTheTriangle(double low, double likely, double high) {
        assertThat(mean(Shape.TRIANGULAR.of(new Spread(low, likely, high))))
                .isEqualTo((low + likely + high) / 3, within(1e-4));
    }

    private static double mean(Quantile quantile) {
        double sum = 0;
        for (int step = 0; step < STEPS; step++) {
            sum += quantile.at((step + 0.5) / STEPS);
        }
        return sum / STEPS;
    }
}
