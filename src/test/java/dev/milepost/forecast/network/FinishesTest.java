package dev.milepost.forecast.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FinishesTest {

    private static final Finishes HUNDRED =
            new Finishes(IntStream.rangeClosed(1, 100).asDoubleStream().toArray());

    @Test
    void takesTheNearestRankForAPercentile() {
        Finishes five = new Finishes(new double[] {50, 15, 40, 20, 35});

        assertThat(five.percentile(0.05)).isEqualTo(15);
        assertThat(five.percentile(0.3)).isEqualTo(20);
        assertThat(five.percentile(0.4)).isEqualTo(20);
        assertThat(five.percentile(0.5)).isEqualTo(35);
        assertThat(five.percentile(1)).isEqualTo(50);
    }

    @Test
    void isNotMovedARankByRounding() {
        IntStream.rangeClosed(1, 100)
                .forEach(rank -> assertThat(HUNDRED.percentile(rank / 100.0)).isEqualTo(rank));
    }

    @Test
    void countsADeadlineItselfAsInTime() {
        assertThat(HUNDRED.shareBy(80)).isEqualTo(0.8);
        assertThat(HUNDRED.shareBy(79.5)).isEqualTo(0.79);
        assertThat(HUNDRED.shareBy(0)).isZero();
        assertThat(HUNDRED.shareBy(1_000)).isEqualTo(1);
        assertThat(HUNDRED.mean()).isEqualTo(50.5);
    }

    @Test
    void knowsNothingOfWhatNeverHappened() {
        Finishes none = new Finishes(new double[0]);

        assertThat(none.percentile(0.5)).isNaN();
        assertThat(none.shareBy(1)).isNaN();
        assertThat(none.mean()).isNaN();
    }
}
