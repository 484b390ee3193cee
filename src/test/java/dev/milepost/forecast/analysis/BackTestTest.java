package dev.milepost.forecast.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.forecast.analysis.BackTest.Case;
import dev.milepost.forecast.analysis.BackTest.Summary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackTestTest {

    @Test
    void forwardForecastsKnowEarlierReleasesOnlyWhateverTheOrderInTheFile() {
        Release first = release("9", "2024-01-01", 1, 2, 3, 4);
        Release second = release("10", "2024-07-01", 10, 20, 30, 40);
        BackTest test = BackTest.of(List.of(second, first));

        assertThat(test.releases()).extracting(Release::name).containsExactly("9", "10");
        assertThat(test.forward()).hasSize(4).allSatisfy(one -> {
            assertThat(one.slip().release()).isEqualTo("10");
            assertThat(one.p80()).isLessThanOrEqualTo(4);
            assertThat(one.held()).isFalse();
        });
        assertThat(test.forward()).extracting(Case::last).containsExactly(1.0, 2.0, 3.0, 4.0);
        assertThat(test.leaveOneOut()).hasSize(8);
    }

    @Test
    void datesWithTypingErrorsAreNeitherLearntFromNorJudged() {
        Release first = release("1", "2024-01-01", 1, 2, 3, 4, 5);
        Map<String, LocalDate> wrong = new LinkedHashMap<>(first.planned());
        wrong.put("m2", wrong.get("m2").minusYears(1));
        BackTest test = BackTest.of(
                List.of(new Release("1", wrong, first.actual()), release("2", "2024-07-01", 1, 2, 3, 4, 5)));

        assertThat(test.errors()).extracting(TypingError::milestone).containsExactly("m2");
        assertThat(test.leaveOneOut())
                .hasSize(9)
                .allSatisfy(one -> assertThat(one.p80()).isLessThan(100));
    }

    @Test
    void onSlipsThatVaryTheMedianBeatsTheSameSlipAsLastTime() {
        Random random = new Random(5);
        List<Release> releases = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            int[] slips = random.ints(6, 0, 30).toArray();
            releases.add(release(
                    "r" + i, LocalDate.parse("2015-01-01").plusMonths(6L * i).toString(), slips));
        }
        Collections.shuffle(releases, random);
        Summary summary = Summary.of(BackTest.of(releases).forward());

        assertThat(summary.cases()).isEqualTo(234);
        assertThat((double) summary.held() / summary.cases()).isBetween(0.65, 0.95);
        assertThat(summary.medianError()).isLessThanOrEqualTo(summary.medianErrorOfLast());
    }

    @Test
    void oneReleaseIsNoHistory() {
        BackTest test = BackTest.of(List.of(release("1", "2024-01-01", 1, 2, 3, 4)));

        assertThat(test.forward()).isEmpty();
        assertThat(test.leaveOneOut()).isEmpty();
        assertThat(Summary.of(test.forward())).isEqualTo(new Summary(0, 0, 0, null, null, null));
    }

    /** Milestones m0, m1… a month apart, each late by so many days. */
    private static Release release(String name, String start, int... slips) {
        Map<String, LocalDate> planned = new LinkedHashMap<>();
        Map<String, LocalDate> actual = new LinkedHashMap<>();
        for (int i = 0; i < slips.length; i++) {
            LocalDate date = LocalDate.parse(start).plusDays(31L * i);
            planned.put("m" + i, date);
            actual.put("m" + i, date.plusDays(slips[i]));
        }
        return new Release(name, planned, actual);
    }
}
