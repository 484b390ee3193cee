package dev.milepost.plan;

import static dev.milepost.plan.Bpmn.flows;
import static dev.milepost.plan.Bpmn.gateWith;
import static dev.milepost.plan.Bpmn.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.plan.calendar.Deadline;
import dev.milepost.plan.calendar.WorkingCalendar;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetsTest {

    private static final LocalDate FRIDAY = LocalDate.parse("2026-11-27");
    private final WorkingCalendar calendar = WorkingCalendar.standard(ZoneId.of("Europe/Berlin"));

    @ParameterizedTest
    @CsvSource({
        "2026-12-01, 2026-12-01, false",
        "P6W, 2027-01-08, false",
        "10wd, 2026-12-11, false",
        "10 wd, 2026-12-11, false",
        "2026-12-01 AoE, 2026-12-01, true",
        "10wd aoe, 2026-12-11, true",
        "${due}, 2026-12-03, true"
    })
    void areDays(String target, LocalDate day, boolean anywhere) {
        Plan plan = plan(gateWith("g", "rules=a.drl", "target=" + target), flows("s -> g"));

        assertThat(plan.target("g", FRIDAY, Map.of("due", "4wd AoE"), calendar, Map.of()))
                .isEqualTo(new Deadline(day, anywhere));
    }

    @Test
    void areCountedFromEachOtherAndFollowWhenOneIsMoved() {
        Plan plan = plan(
                gateWith("beta", "rules=a.drl", "target=2026-12-05"),
                gateWith("rc", "rules=a.drl", "target=beta + 10wd"),
                gateWith("freeze", "rules=a.drl", "target=rc - 3wd"),
                flows("s -> beta", "beta -> freeze", "freeze -> rc"));

        assertThat(plan.targets(FRIDAY, Map.of(), calendar, Map.of()))
                .isEqualTo(Map.of(
                        "beta", Deadline.of(LocalDate.parse("2026-12-05")),
                        "rc", Deadline.of(LocalDate.parse("2026-12-18")),
                        "freeze", Deadline.of(LocalDate.parse("2026-12-15"))));
        assertThat(plan.target("freeze", FRIDAY, Map.of(), calendar, Map.of("beta", LocalDate.parse("2026-12-08")))
                        .day())
                .isEqualTo("2026-12-17");
        assertThat(plan.gate("rc").orElseThrow().target().text()).isEqualTo("beta + 10wd");
    }

    @Test
    void areNoneWhereTheyAreCountedFromThemselvesOrFromNothing() {
        PlanReading reading = Bpmn.read(
                start("s"),
                gateWith("beta", "rules=a.drl", "target=rc + 1wd"),
                gateWith("rc", "rules=a.drl", "target=beta + 10wd"),
                gateWith("ga", "rules=a.drl", "target=rcc + 10wd AoE"),
                flows("s -> beta", "beta -> rc", "rc -> ga"));

        assertThat(reading.problems())
                .extracting(Problem::message)
                .containsExactly(
                        "The target of gate 'beta' is counted from itself: beta from rc from beta.",
                        "The target of gate 'rc' is counted from itself: rc from beta from rc.",
                        "The target of gate 'ga' is counted from 'rcc', which is no gate of this plan.");
        assertThat(reading.problems().get(2).advice()).startsWith("Did you mean 'rc'? ");
    }

    @Test
    void areNoneWhereAParameterLeadsBackToThem() {
        Plan plan = plan(gateWith("g", "rules=a.drl", "target=${due}"), flows("s -> g"));

        assertThatThrownBy(() -> plan.target("g", FRIDAY, Map.of("due", "g + 1wd"), calendar, Map.of()))
                .isInstanceOf(UnresolvedTargetException.class)
                .hasMessageContaining("counted from itself");
        assertThatThrownBy(() -> plan.target("g", FRIDAY, Map.of("due", "h + 1wd"), calendar, Map.of()))
                .isInstanceOf(UnresolvedTargetException.class)
                .hasMessageContaining("'h', which is no milestone");
    }

    private static Plan plan(String... snippets) {
        PlanReading reading = Bpmn.read(start("s") + String.join("", snippets));
        assertThat(reading.problems()).isEmpty();
        return reading.plans().get(0);
    }
}
