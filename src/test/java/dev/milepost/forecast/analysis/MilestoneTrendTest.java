package dev.milepost.forecast.analysis;

import static dev.milepost.forecast.analysis.TrendPattern.OVERDUE_NOT_REPLANNED;
import static dev.milepost.forecast.analysis.TrendPattern.RECOVERING;
import static dev.milepost.forecast.analysis.TrendPattern.SLIPPING;
import static dev.milepost.forecast.analysis.TrendPattern.STABLE;
import static dev.milepost.forecast.analysis.TrendPattern.TOO_FEW_REPORTS;
import static dev.milepost.forecast.analysis.TrendPattern.UNSTABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.milepost.forecast.analysis.MilestoneTrend.Gap;
import dev.milepost.forecast.analysis.MilestoneTrend.Report;
import dev.milepost.forecast.analysis.MilestoneTrend.Thresholds;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MilestoneTrendTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-01-05");
    private static final LocalDate PLANNED = LocalDate.parse("2026-06-01");

    /** What weekly reports added to the first date, in days. */
    static Stream<Arguments> lines() {
        return Stream.of(
                Arguments.of(STABLE, List.of(0, 0, 0)),
                Arguments.of(STABLE, List.of(0, 5, 0, 5)),
                Arguments.of(SLIPPING, List.of(0, 0, 6)),
                Arguments.of(SLIPPING, List.of(0, 2, 4, 6, 8)),
                Arguments.of(SLIPPING, List.of(0, -10, 20)),
                Arguments.of(RECOVERING, List.of(0, 20, 12)),
                Arguments.of(RECOVERING, List.of(0, -3, -6, -9)),
                Arguments.of(UNSTABLE, List.of(0, 10, 0, 10)),
                Arguments.of(UNSTABLE, List.of(0, -10, 0, -10, 0)));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void namesThePattern(TrendPattern pattern, List<Integer> moves) {
        MilestoneTrend trend = trend(reports(moves), FIRST.plusWeeks(moves.size() - 1));

        assertThat(trend.pattern()).as(trend.reason()).isEqualTo(pattern);
        assertThat(trend.drift()).isEqualTo(moves.get(moves.size() - 1).longValue());
        assertThat(trend.gaps()).isEmpty();
    }

    @Test
    void anOldDateThatNobodyMovedIsOverdueFromTheNextDayOn() {
        List<Report> reports = List.of(new Report(PLANNED.minusDays(3), PLANNED));

        assertThat(trend(reports, PLANNED).pattern()).isEqualTo(TOO_FEW_REPORTS);
        assertThat(trend(reports, PLANNED.plusDays(1)).pattern()).isEqualTo(OVERDUE_NOT_REPLANNED);
    }

    @Test
    void aReachedMilestoneIsNotOverdueAndLaterReportsAreLeftOut() {
        List<Report> reports = new ArrayList<>(reports(List.of(0, 0)));
        reports.add(new Report(PLANNED.plusDays(30), PLANNED.plusDays(60)));
        MilestoneTrend trend =
                MilestoneTrend.of(reports, PLANNED.plusDays(90), FIRST.plusWeeks(1), Thresholds.STANDARD);

        assertThat(trend.pattern()).isEqualTo(STABLE);
        assertThat(trend.points()).hasSize(2);
    }

    @Test
    void theLastReportOfADayCounts() {
        List<Report> reports = List.of(
                new Report(FIRST, PLANNED.plusDays(40)),
                new Report(FIRST, PLANNED),
                new Report(FIRST.plusDays(7), PLANNED));

        assertThat(trend(reports, FIRST.plusDays(7)).pattern()).isEqualTo(STABLE);
    }

    @Test
    void missingReportsAreNamedBetweenAndAfterOthers() {
        List<Report> reports = List.of(new Report(FIRST, PLANNED), new Report(FIRST.plusWeeks(3), PLANNED));

        assertThat(trend(reports, FIRST.plusWeeks(5)).gaps())
                .containsExactly(
                        new Gap(FIRST, FIRST.plusWeeks(3), 2), new Gap(FIRST.plusWeeks(3), FIRST.plusWeeks(5), 2));
    }

    @Test
    void noReportIsTooFew() {
        assertThat(trend(List.of(), FIRST).pattern()).isEqualTo(TOO_FEW_REPORTS);
        assertThatIllegalArgumentException().isThrownBy(() -> new Thresholds(-1, 7));
    }

    private static MilestoneTrend trend(List<Report> reports, LocalDate today) {
        return MilestoneTrend.of(reports, today, null, Thresholds.STANDARD);
    }

    private static List<Report> reports(List<Integer> moves) {
        List<Report> reports = new ArrayList<>();
        for (int i = 0; i < moves.size(); i++) {
            reports.add(new Report(FIRST.plusWeeks(i), PLANNED.plusDays(moves.get(i))));
        }
        return reports;
    }
}
