package dev.milepost.forecast.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RealismBandsTest {

    @ParameterizedTest
    @CsvSource({
        "0,      UNREALISTIC",
        "0.1999, UNREALISTIC",
        "0.2,    AMBITIOUS",
        "0.4999, AMBITIOUS",
        "0.5,    REALISTIC",
        "0.85,   REALISTIC",
        "0.8501, COMFORTABLE",
        "0.95,   COMFORTABLE",
        "0.9501, TOO_EASY",
        "1,      TOO_EASY",
    })
    void putsEachBoundaryIntoOneBand(double probability, Realism band) {
        assertThat(RealismBands.STANDARD.judge(probability).band()).isEqualTo(band);
    }

    @Test
    void saysWhyWithNumbers() {
        assertThat(RealismBands.STANDARD.judge(0.125).reason())
                .isEqualTo(
                        "Met with a probability of 12.5 %: unrealistic, because that is below 20 %. Move the target or cut work.");
        assertThat(RealismBands.STANDARD.judge(0.99999).reason())
                .startsWith("Met with a probability of nearly 100 %: too easy");
    }

    @Test
    void goesByBandsOfOnesOwn() {
        assertThat(new RealismBands(0.1, 0.3, 0.6, 0.7).judge(0.65).band()).isEqualTo(Realism.COMFORTABLE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 0.9, 1, Double.NaN})
    void refusesBandsThatDoNotAscend(double ambitious) {
        assertThatIllegalArgumentException().isThrownBy(() -> new RealismBands(ambitious, 0.5, 0.85, 0.95));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void refusesWhatIsNoProbability(double probability) {
        assertThatIllegalArgumentException().isThrownBy(() -> RealismBands.STANDARD.judge(probability));
    }
}
