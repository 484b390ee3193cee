package dev.milepost.forecast.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class EarnedScheduleTest {

    /** January to October, ten a month. */
    private static final List<Double> PLAN = Collections.nCopies(10, 10.0);

    @Test
    void fiveWholeMonthsAndAPartOfJuneAreEarnedAtTheEndOfJuly() {
        EarnedSchedule july = EarnedSchedule.of(PLAN, 54, 7);

        assertThat(july.earnedSchedule()).isCloseTo(5.4, within(1e-12));
        assertThat(july.variance()).isCloseTo(-1.6, within(1e-12));
        assertThat(july.performance()).isCloseTo(5.4 / 7, within(1e-12));
        assertThat(july.estimatedDuration()).isCloseTo(10 / (5.4 / 7), within(1e-12));
        assertThat(july.needed()).isCloseTo(4.6 / 3, within(1e-12));
        assertThat(july.neededFor(12)).isCloseTo(4.6 / 5, within(1e-12));
    }

    @Test
    void interpolatesInUnevenMonths() {
        assertThat(EarnedSchedule.of(List.of(5.0, 20.0, 40.0), 35, 2).earnedSchedule())
                .isEqualTo(2.25);
    }

    @Test
    void nothingEarnedIsNoTime() {
        EarnedSchedule none = EarnedSchedule.of(PLAN, 0, 2);

        assertThat(none.earnedSchedule()).isZero();
        assertThat(none.performance()).isZero();
        assertThat(none.estimatedDuration()).isNull();
        assertThat(none.needed()).isEqualTo(10.0 / 8);
    }

    @Test
    void allEarnedNeedsNoPaceAndStaysLate() {
        EarnedSchedule all = EarnedSchedule.of(PLAN, 1000, 12.5);

        assertThat(all.earnedSchedule()).isEqualTo(10);
        assertThat(all.variance()).isEqualTo(-2.5);
        assertThat(all.performance()).isEqualTo(0.8);
        assertThat(all.needed()).isZero();
        assertThat(all.recoveryUnlikely(10, 1.1)).isFalse();
    }

    @Test
    void beforeTheStartThereIsNoPace() {
        EarnedSchedule early = EarnedSchedule.of(PLAN, 0, -1);

        assertThat(early.performance()).isNull();
        assertThat(early.estimatedDuration()).isNull();
        assertThat(early.variance()).isEqualTo(1);
        assertThat(early.needed()).isCloseTo(10.0 / 11, within(1e-12));
    }

    @Test
    void noPaceSufficesWhenNoTimeIsLeft() {
        EarnedSchedule late = EarnedSchedule.of(PLAN, 90, 10);

        assertThat(late.needed()).isNull();
        assertThat(late.recoveryUnlikely(10, EarnedSchedule.UNLIKELY_TO_RECOVER))
                .isTrue();
    }

    @Test
    void recoveryIsUnlikelyAboveTheLimitButOnlyOnceAFifthIsDone() {
        assertThat(EarnedSchedule.of(PLAN, 54, 7).recoveryUnlikely(10, 1.1)).isTrue();
        assertThat(EarnedSchedule.of(PLAN, 54, 7).recoveryUnlikely(12, 1.1)).isFalse();
        assertThat(EarnedSchedule.of(PLAN, 20, 4).recoveryUnlikely(10, 1.1)).isFalse();
    }

    @Test
    void periodsWithoutPlannedValueCountAsEarnedAndLeaveNoTail() {
        assertThat(EarnedSchedule.of(List.of(0.0, 10.0, 0.0, 10.0, 0.0), 10, 1).earnedSchedule())
                .isEqualTo(3);
        assertThat(EarnedSchedule.of(List.of(0.0, 10.0, 0.0), 10, 1).plannedDuration())
                .isEqualTo(2);
    }

    @Test
    void refusesPlansWithoutValue() {
        assertThatIllegalArgumentException().isThrownBy(() -> EarnedSchedule.of(List.of(0.0), 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> EarnedSchedule.of(List.of(1.0, -1.0), 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> EarnedSchedule.of(PLAN, Double.NaN, 1));
    }
}
