package dev.milepost.forecast.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.milepost.forecast.analysis.SlipForecast.Expected;
import dev.milepost.forecast.analysis.SlipForecast.NoForecast;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlipForecastTest {

    @Test
    void fourSlipsAreNeeded() {
        assertThat(SlipForecast.from(slips("ga", 1, 2, 3)).of("ga"))
                .isEqualTo(new NoForecast("Only 3 earlier slips are known; 4 are needed."));
        assertThat(SlipForecast.from(slips("ga", 1, 2, 3, 4)).of("ga")).isInstanceOf(Expected.class);
    }

    @Test
    void theHighestOfFourIsTheEightyPercentBound() {
        Expected expected =
                (Expected) SlipForecast.from(slips("ga", 4, 1, 3, 2)).of("ga");

        assertThat(expected.median()).isEqualTo(2);
        assertThat(expected.atMost(0.8)).isEqualTo(4);
        assertThat(expected.atMost(0.6)).isEqualTo(3);
        assertThat(expected.probability(0)).isCloseTo(1.0 / 6, within(1e-12));
        assertThat(expected.probability(4)).isCloseTo(5.0 / 6, within(1e-12));
    }

    @Test
    void theSameMilestoneWeighsThreeTimes() {
        List<PastSlip> history = new ArrayList<>(slips("code", 0, 0, 0, 0));
        history.addAll(slips("ga", 10, 10));

        assertThat(((Expected) SlipForecast.from(history).of("code")).median()).isZero();
        assertThat(((Expected) SlipForecast.from(history).of("ga")).median()).isEqualTo(10);
        assertThat(((Expected) SlipForecast.from(history).of("new one")).median())
                .isZero();
    }

    @Test
    void eightyPercentBoundsHoldInAboutEightyPercentEvenOfHeavyTails() {
        Random random = new Random(11);
        int held = 0;
        int runs = 4000;
        for (int run = 0; run < runs; run++) {
            List<PastSlip> history = new ArrayList<>();
            for (int i = 0; i < 14; i++) {
                history.add(new PastSlip("r", "m", heavyTailed(random)));
            }
            Expected expected = (Expected) SlipForecast.from(history).of("m");
            held += heavyTailed(random) <= expected.atMost(0.8) ? 1 : 0;
        }

        assertThat((double) held / runs).isCloseTo(0.8, within(0.02));
    }

    @Test
    void refusesWhatIsNoNumberOrNoBound() {
        assertThatIllegalArgumentException().isThrownBy(() -> SlipForecast.from(slips("ga", Double.NaN)));
        Expected expected =
                (Expected) SlipForecast.from(slips("ga", 1, 2, 3, 4)).of("ga");
        assertThatIllegalArgumentException().isThrownBy(() -> expected.atMost(0.2));
    }

    /** Cauchy: without a mean. */
    private static double heavyTailed(Random random) {
        return Math.tan(Math.PI * (random.nextDouble() - 0.5));
    }

    private static List<PastSlip> slips(String milestone, double... days) {
        List<PastSlip> slips = new ArrayList<>();
        for (double day : days) {
            slips.add(new PastSlip("r", milestone, day));
        }
        return slips;
    }
}
