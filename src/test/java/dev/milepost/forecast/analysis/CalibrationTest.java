package dev.milepost.forecast.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.milepost.forecast.analysis.Calibration.Bin;
import dev.milepost.forecast.analysis.Calibration.Call;
import dev.milepost.forecast.analysis.HitRate.Promise;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    private static final LocalDate MARCH = LocalDate.parse("2026-03-31");

    @Test
    void perfectForecastsScoreZeroAndIgnoranceAQuarter() {
        assertThat(Calibration.of(List.of(new Call(1, true), new Call(0, false)))
                        .brier())
                .isZero();
        assertThat(Calibration.of(List.of(new Call(0.5, true), new Call(0.5, false)))
                        .brier())
                .isEqualTo(0.25);
    }

    @Test
    void comparesWhatWasSaidWithWhatHappenedByBins() {
        Calibration calibration = Calibration.of(
                List.of(new Call(0.8, true), new Call(0.82, true), new Call(0.84, false), new Call(1, true)));

        assertThat(calibration.brier()).isCloseTo((0.04 + 0.0324 + 0.7056) / 4, within(1e-12));
        assertThat(calibration.bins()).hasSize(2);
        Bin eighty = calibration.bins().get(0);
        assertThat(eighty.calls()).isEqualTo(3);
        assertThat(eighty.said()).isCloseTo(0.82, within(1e-12));
        assertThat(eighty.met()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(calibration.bins().get(1).from()).isEqualTo(0.9);
    }

    @Test
    void noCallsGiveNoScore() {
        assertThat(Calibration.of(List.of())).isNull();
        assertThatIllegalArgumentException().isThrownBy(() -> new Call(1.5, true));
    }

    @Test
    void aDateHoldsOnItsDayAndBreaksOnTheNext() {
        HitRate rate = HitRate.of(
                List.of(new Promise(MARCH, MARCH), new Promise(MARCH, MARCH.plusDays(1)), new Promise(MARCH, null)),
                MARCH);

        assertThat(rate).isEqualTo(new HitRate(2, 1));
        assertThat(rate.share()).isEqualTo(0.5);
    }

    @Test
    void aDateThatPassedWithoutItsMilestoneIsBroken() {
        assertThat(HitRate.of(List.of(new Promise(MARCH, null)), MARCH.plusDays(1)))
                .isEqualTo(new HitRate(1, 0));
        assertThat(HitRate.of(List.of(), MARCH).share()).isNull();
    }
}
