package dev.milepost.forecast.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TypingErrorsTest {

    private static final Map<String, LocalDate> PLANNED =
            dates("alpha 2025-01-10", "beta 2025-03-10", "candidate 2025-05-10", "final 2025-06-10");

    @Test
    void aYearTooEarlyStandsOutEvenInTheOnlyRelease() {
        Release release = new Release(
                "1", dates("alpha 2025-01-10", "beta 2024-03-10", "candidate 2025-05-10", "final 2025-06-10"), PLANNED);

        assertThat(TypingErrors.in(List.of(release))).singleElement().satisfies(error -> {
            assertThat(error.milestone()).isEqualTo("beta");
            assertThat(error.series()).isEqualTo(TypingError.Series.PLANNED);
            assertThat(error.reason()).contains("before 'alpha' of 2025-01-10").contains("maybe 2025-03-10");
        });
    }

    @Test
    void theLastMilestoneAYearTooLateStandsOutByItsSlip() {
        Release release = new Release("1", moved(PLANNED, 3), with(moved(PLANNED, 5), "final", "2026-06-15"));

        assertThat(TypingErrors.in(List.of(release))).singleElement().satisfies(error -> {
            assertThat(error.milestone()).isEqualTo("final");
            assertThat(error.reason()).contains("the year of one of the two dates is wrong");
        });
    }

    @Test
    void theOrderOfTheFileDoesNotMatter() {
        Release sorted = new Release("1", new TreeMap<>(PLANNED), new TreeMap<>(PLANNED));
        LinkedHashMap<String, LocalDate> backward = new LinkedHashMap<>();
        List.of("final", "candidate", "beta", "alpha").forEach(name -> backward.put(name, PLANNED.get(name)));
        Release reversed = new Release("2", backward, with(backward, "candidate", "2024-05-10"));

        assertThat(TypingErrors.in(List.of(sorted, reversed)))
                .singleElement()
                .satisfies(error -> assertThat(error)
                        .extracting(TypingError::release, TypingError::milestone, TypingError::series)
                        .containsExactly("2", "candidate", TypingError.Series.ACTUAL));
    }

    @Test
    void neighboursMaySwapNowAndThenButNotIfNoOtherReleaseDoes() {
        Release usual = new Release(
                "1", dates("test 2025-03-01", "docs 2025-03-08"), dates("test 2025-03-02", "docs 2025-03-09"));
        Release swapped = new Release(
                "2", dates("docs 2025-07-01", "test 2025-07-05"), dates("docs 2025-07-01", "test 2025-07-05"));
        Release usualToo = new Release(
                "3", dates("test 2025-09-01", "docs 2025-09-08"), dates("test 2025-09-02", "docs 2025-09-09"));
        Release odd = new Release(
                "4", dates("test 2025-11-01", "docs 2025-11-08"), dates("docs 2025-11-01", "test 2025-11-09"));

        assertThat(TypingErrors.in(List.of(usual, swapped, usualToo))).isEmpty();
        assertThat(TypingErrors.in(List.of(usual, usualToo, odd)))
                .singleElement()
                .satisfies(error -> assertThat(error.release()).isEqualTo("4"));
    }

    @Test
    void longDelaysAreNoTypingErrors() {
        Release late = new Release("1", PLANNED, moved(PLANNED, 200));

        assertThat(TypingErrors.in(List.of(late))).isEmpty();
        assertThat(TypingErrors.in(List.of(new Release("2", Map.of(), Map.of()))))
                .isEmpty();
    }

    static Map<String, LocalDate> dates(String... entries) {
        Map<String, LocalDate> dates = new LinkedHashMap<>();
        Arrays.stream(entries)
                .map(entry -> entry.split(" "))
                .forEach(entry -> dates.put(entry[0], LocalDate.parse(entry[1])));
        return dates;
    }

    static Map<String, LocalDate> moved(Map<String, LocalDate> dates, int days) {
        Map<String, LocalDate> moved = new LinkedHashMap<>(dates);
        moved.replaceAll((name, date) -> date.plusDays(days));
        return moved;
    }

    private static Map<String, LocalDate> with(Map<String, LocalDate> dates, String name, String date) {
        Map<String, LocalDate> changed = new LinkedHashMap<>(dates);
        changed.put(name, LocalDate.parse(date));
        return changed;
    }
}
