package dev.milepost.forecast.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.forecast.analysis.EstimateAccuracy.Done;
import dev.milepost.forecast.network.Spread;
import java.util.List;
import org.junit.jupiter.api.Test;

class EstimateAccuracyTest {

    @Test
    void takesTheMedianRatioAndTheShareInsideTheBounds() {
        EstimateAccuracy accuracy = EstimateAccuracy.of(List.of(
                new Done(new Spread(3, 5, 10), 10),
                new Done(new Spread(3, 5, 10), 11),
                new Done(new Spread(3, 5, 10), 3),
                new Done(Spread.fixed(4), 5)));

        assertThat(accuracy).isEqualTo(new EstimateAccuracy(4, (1.25 + 2) / 2, 0.5));
    }

    @Test
    void workEstimatedAtNothingHasNoRatio() {
        assertThat(EstimateAccuracy.of(List.of(new Done(Spread.NONE, 1))))
                .isEqualTo(new EstimateAccuracy(1, null, 0.0));
        assertThat(EstimateAccuracy.of(List.of())).isEqualTo(new EstimateAccuracy(0, null, null));
    }
}
