package dev.milepost.forecast.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.milepost.forecast.analysis.Throughput.NoForecast;
import dev.milepost.forecast.analysis.Throughput.Stream;
import dev.milepost.forecast.analysis.Throughput.Weeks;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThroughputTest {

    private static final List<Integer> UNEVEN = List.of(0, 4, 1, 0, 7, 2, 3, 0, 5, 2);

    @Test
    void aSteadyPaceLeavesNoDoubt() {
        assertThat(forecast(new Stream("web", 21, List.of(3, 3, 3, 3, 3, 3)))).isEqualTo(new Weeks(7, 7, 7));
    }

    @Test
    void weeksWithoutFinishesCount() {
        Weeks busy = (Weeks) forecast(new Stream("web", 30, List.of(4, 4, 4, 4, 4, 4)));
        Weeks idle = (Weeks) forecast(new Stream("web", 30, List.of(4, 0, 4, 0, 4, 0)));

        assertThat(idle.p50()).isGreaterThan(busy.p50());
        assertThat(idle.p95()).isGreaterThan(idle.p50());
    }

    @Test
    void theMedianOfACoinTossIsKnown() {
        // One item, finished in half of the weeks: after one week half of the runs, after three weeks 7/8, after five
        // 31/32.
        assertThat(forecast(new Stream("web", 1, List.of(1, 0, 1, 0, 1, 0)))).satisfies(answer -> {
            Weeks weeks = (Weeks) answer;
            assertThat(weeks.p50()).isBetween(1, 2);
            assertThat(weeks.p85()).isEqualTo(3);
            assertThat(weeks.p95()).isEqualTo(5);
        });
    }

    @Test
    void theSlowestOfSeveralStreamsCountsInEachRun() {
        Stream one = new Stream("web", 20, UNEVEN);
        Stream other = new Stream("core", 20, UNEVEN);
        Weeks alone = (Weeks) forecast(one);
        Weeks both = (Weeks) forecast(one, other);

        assertThat(both.p50()).isGreaterThan(alone.p50());
    }

    @Test
    void theSameSeedGivesTheSameAnswer() {
        Stream stream = new Stream("web", 50, UNEVEN);

        assertThat(Throughput.forecast(List.of(stream), 1000, 7))
                .isEqualTo(Throughput.forecast(List.of(stream), 1000, 7));
    }

    @Test
    void nothingOpenTakesNoTimeWhateverTheHistory() {
        assertThat(forecast(new Stream("web", 0, List.of()))).isEqualTo(new Weeks(0, 0, 0));
    }

    @Test
    void tooLittleHistoryGivesTheReasonInstead() {
        assertThat(forecast(new Stream("web", 3, List.of(1, 2, 3))))
                .isEqualTo(new NoForecast("Stream 'web' has 3 weeks of history; 6 are needed."));
        assertThat(forecast(new Stream("web", 3, List.of(0, 0, 0, 0, 0, 0)))).isInstanceOf(NoForecast.class);
        assertThat(forecast(new Stream("web", 1_000_000, UNEVEN)))
                .isEqualTo(new NoForecast("At the pace of the past, more than 520 weeks are needed."));
    }

    @Test
    void refusesNegativeCountsAndSillyRuns() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Stream("web", -1, UNEVEN));
        assertThatIllegalArgumentException().isThrownBy(() -> new Stream("web", 1, List.of(1, -1)));
        assertThatIllegalArgumentException().isThrownBy(() -> Throughput.forecast(List.of(), 0, 1));
    }

    private static Throughput.Answer forecast(Stream... streams) {
        return Throughput.forecast(List.of(streams), 10_000, 42);
    }
}
