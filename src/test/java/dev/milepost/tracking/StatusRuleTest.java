package dev.milepost.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.forecast.Forecast;
import dev.milepost.plan.calendar.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Monday 2026-03-16 is the target, Monday 2026-03-02 is today, unless a test says otherwise. */
class StatusRuleTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");
    private static final LocalDate TARGET = LocalDate.parse("2026-03-16");
    private final StatusRule rule = new StatusRule(WorkingCalendar.standard(ZoneOffset.UTC), TrackingSettings.STANDARD);

    @ParameterizedTest
    @CsvSource({"1.0, ON_TRACK", "0.8, ON_TRACK", "0.7999, WATCH", "0.5, WATCH", "0.4999, AT_RISK", "0.0, AT_RISK"})
    void saysHowLikelyTheTargetIsMet(double probability, Status status) {
        StatusRule.Judged judged =
                rule.judge(forecast(probability, "2026-03-18").build());

        assertThat(judged.status()).isEqualTo(status);
        assertThat(judged.reason()).contains("in 80 of 100 cases by 2026-03-18, 2 working days after its target");
    }

    @Test
    void isLateFromTheDayAfterTheTarget() {
        assertThat(rule.judge(forecast(0.1, "2026-03-20").madeOn("2026-03-16").build())
                        .status())
                .isEqualTo(Status.AT_RISK);
        StatusRule.Judged late =
                rule.judge(forecast(0, "2026-03-20").today("2026-03-17").build());
        assertThat(late.status()).isEqualTo(Status.LATE);
        assertThat(late.reason()).startsWith("not reached, 1 working day after its target");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-13, reached early by 1 working day",
        "2026-03-16, reached on time",
        "2026-03-17, reached late by 1 working day",
        "2026-03-23, reached late by 5 working days"
    })
    void countsWorkingDaysWhenReached(LocalDate reached, String reason) {
        StatusRule.Judged judged = rule.judge(new Given().reached(reached).build());

        assertThat(judged).isEqualTo(new StatusRule.Judged(Status.REACHED, reason));
    }

    @Test
    void isUnknownOnceItHasBegunAndNothingIsForecast() {
        assertThat(rule.judge(new Given().build()).status()).isEqualTo(Status.NOT_STARTED);
        assertThat(rule.judge(new Given().begun().build()).status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void isUnknownWhenItsForecastIsTooOld() {
        assertThat(rule.judge(forecast(1, "2026-03-10")
                                .begun()
                                .today("2026-03-09")
                                .build())
                        .status())
                .as("as old as the rhythm")
                .isEqualTo(Status.ON_TRACK);
        assertThat(rule.judge(forecast(1, "2026-03-10")
                                .begun()
                                .today("2026-03-10")
                                .build())
                        .status())
                .isEqualTo(Status.UNKNOWN);
    }

    @Test
    void doesNotTurnGreenBecauseItsTargetWasMoved() {
        StatusRule.Judged judged = rule.judge(
                forecast(0.95, "2026-03-12").replanned(2, "2026-03-09").build());

        assertThat(judged.status()).isEqualTo(Status.WATCH);
        assertThat(judged.reason()).endsWith("re-planned twice, first baseline 2026-03-09");
    }

    @Test
    void isGreenAgainOnceTheOldDateHoldsOrANewBaselineWasTaken() {
        assertThat(rule.judge(forecast(0.99, "2026-03-09")
                                .replanned(1, "2026-03-09")
                                .build())
                        .status())
                .as("also the first promise is kept")
                .isEqualTo(Status.ON_TRACK);
        assertThat(rule.judge(forecast(0.95, "2026-03-12")
                                .replanned(1, "2026-03-16")
                                .build())
                        .status())
                .as("the new target is the baseline that is reported against")
                .isEqualTo(Status.ON_TRACK);
    }

    @Test
    void staysWatchedWithoutAForecastWhenItsTargetWasMovedBehindTheBaseline() {
        assertThat(rule.judge(new Given().replanned(1, "2026-03-09").build()).status())
                .isEqualTo(Status.WATCH);
    }

    @Test
    void watchesAMilestoneWhoseWorkItemsAreDueLater() {
        StatusRule.Judged judged = rule.judge(
                forecast(1, "2026-03-10").dueLater("X-1 (2026-03-20)").build());

        assertThat(judged.status()).isEqualTo(Status.WATCH);
        assertThat(judged.reason()).endsWith("due after its target: work item X-1 (2026-03-20)");
    }

    @Test
    void saysWhatPushesAMilestoneMost() {
        assertThat(rule.judge(forecast(1, "2026-03-10")
                                .pushedBy("build", "Build it")
                                .build())
                        .reason())
                .endsWith("; pushed most by Build it");
        assertThat(rule.judge(forecast(1, "2026-03-10")
                                .pushedBy("gate", "Release")
                                .build())
                        .reason())
                .endsWith("; pushed most by the time its own gate takes");
    }

    @Test
    void saysThatAForecastDoesNotKnowWhenEvidenceComes() {
        assertThat(rule.judge(forecast(1, "2026-03-10").shut().build()).reason())
                .endsWith("; its gate is shut, and when its evidence comes is not in the forecast");
    }

    private static Given forecast(double probability, String p80) {
        LocalDate day = LocalDate.parse(p80);
        Given given = new Given();
        given.forecast = new Forecast(
                "gate", TODAY, Instant.EPOCH, TARGET, null, day, day, day, probability, List.of(), 1, 100, "");
        return given;
    }

    /** A case in which nothing special is said. */
    private static final class Given {
        private LocalDate today = TODAY;
        private LocalDate baseline = TARGET;
        private int replans;
        private Forecast forecast;
        private LocalDate reached;
        private boolean begun;
        private boolean shut;
        private List<String> dueLater = List.of();

        Given today(String day) {
            today = LocalDate.parse(day);
            return this;
        }

        Given madeOn(String day) {
            today = LocalDate.parse(day);
            forecast = new Forecast(
                    "gate",
                    today,
                    Instant.EPOCH,
                    TARGET,
                    null,
                    forecast.p50(),
                    forecast.p80(),
                    forecast.p95(),
                    forecast.probability(),
                    List.of(),
                    1,
                    100,
                    "");
            return this;
        }

        Given replanned(int times, String from) {
            replans = times;
            baseline = LocalDate.parse(from);
            return this;
        }

        Given reached(LocalDate day) {
            reached = day;
            return this;
        }

        Given begun() {
            begun = true;
            return this;
        }

        Given shut() {
            shut = true;
            return this;
        }

        Given pushedBy(String id, String name) {
            forecast = new Forecast(
                    "gate",
                    forecast.day(),
                    Instant.EPOCH,
                    TARGET,
                    null,
                    forecast.p50(),
                    forecast.p80(),
                    forecast.p95(),
                    forecast.probability(),
                    List.of(new Forecast.Cause(id, name, 1, 2)),
                    1,
                    100,
                    "");
            return this;
        }

        Given dueLater(String item) {
            dueLater = List.of(item);
            return this;
        }

        StatusRule.Case build() {
            return new StatusRule.Case(
                    today, TARGET, baseline, baseline, replans, forecast, reached, false, begun, shut, dueLater);
        }
    }
}
