package dev.milepost.forecast.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.milepost.forecast.analysis.SlipParts.Part;
import dev.milepost.forecast.analysis.SlipParts.Phase;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlipPartsTest {

    @Test
    void tellsWhichPhaseCostHowMuch() {
        SlipParts slip = SlipParts.of(
                List.of(
                        phase("build", "2026-01-05", "2026-01-16", "2026-01-06", "2026-01-20"),
                        phase("test", "2026-01-19", "2026-01-30", "2026-01-23", "2026-02-04")),
                SlipPartsTest::workingDays);

        assertThat(slip.slip()).isEqualTo(3);
        assertThat(slip.parts())
                .containsExactly(
                        new Part("start of build", 0, 1),
                        new Part("build", 9, 10),
                        new Part("wait before test", 1, 3),
                        new Part("test", 9, 8));
        assertThat(slip.parts()).extracting(Part::contribution).containsExactly(1L, 1L, 2L, -1L);
    }

    @Test
    void thePartsAddUpToTheSlipWhateverTheDates() {
        Random random = new Random(3);
        for (int run = 0; run < 1000; run++) {
            List<Phase> phases = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(6); i++) {
                phases.add(new Phase("p" + i, day(random), day(random), day(random), day(random)));
            }
            SlipParts slip = SlipParts.of(phases, SlipPartsTest::workingDays);

            assertThat(slip.parts().stream().mapToLong(Part::contribution).sum())
                    .isEqualTo(slip.slip());
        }
    }

    @Test
    void needsAPhase() {
        assertThatIllegalArgumentException().isThrownBy(() -> SlipParts.of(List.of(), SlipPartsTest::workingDays));
    }

    private static Phase phase(String name, String plannedStart, String plannedFinish, String start, String finish) {
        return new Phase(
                name,
                LocalDate.parse(plannedStart),
                LocalDate.parse(plannedFinish),
                LocalDate.parse(start),
                LocalDate.parse(finish));
    }

    private static LocalDate day(Random random) {
        return LocalDate.parse("2026-01-01").plusDays(random.nextInt(700));
    }

    private static long workingDays(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return -workingDays(to, from);
        }
        return from.datesUntil(to)
                .filter(day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY)
                .count();
    }
}
