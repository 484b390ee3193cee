package dev.milepost.forecast;

import static dev.milepost.plan.Bpmn.flows;
import static dev.milepost.plan.Bpmn.gateWith;
import static dev.milepost.plan.Bpmn.start;
import static dev.milepost.plan.Bpmn.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.plan.Bpmn;
import dev.milepost.plan.Plan;
import dev.milepost.plan.PlanReader;
import dev.milepost.plan.PlanReading;
import dev.milepost.plan.calendar.WorkingCalendar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanWarningsTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-11-30");

    @Test
    void areNoneForASoundPlan() {
        assertThat(warnings(
                        task("a", "estimate=3d/5d/10d"),
                        gateWith("g", "target=10wd", "rules=tasks-complete.drl"),
                        flows("s -> a", "a -> g")))
                .isEmpty();
    }

    @Test
    void areNoneForTheShippedPlan() throws IOException {
        byte[] bpmn = Files.readAllBytes(Path.of("processes", "software-release.bpmn"));
        Plan plan = PlanReader.read("software-release.bpmn", bpmn).plans().get(0);

        assertThat(PlanWarnings.of(plan, MONDAY, Map.of(), WorkingCalendar.standard(ZoneId.of("Europe/Berlin"))))
                .isEmpty();
    }

    @Test
    void nameATargetThatCannotBeMetAtAll() {
        assertThat(warnings(
                        task("a", "estimate=4d/5d/10d"),
                        gateWith("g", "target=2026-12-02", "rules=tasks-complete.drl"),
                        flows("s -> a", "a -> g")))
                .containsExactly(new Gap(
                        "g",
                        "Gate 'g' cannot be reached by 2026-12-02: with every estimate at its shortest it is reached on"
                                + " 2026-12-03.",
                        "Give it more time, or put less work before it."));
    }

    @Test
    void nameTargetsOutOfOrderAlongTheFlow() {
        assertThat(warnings(
                        task("a", "estimate=1d"),
                        gateWith("g", "target=P4W", "rules=a.drl"),
                        gateWith("h", "target=P3W", "rules=a.drl"),
                        flows("s -> a", "a -> g", "g -> h")))
                .containsExactly(new Gap(
                        "h",
                        "Gate 'h' is due on 2026-12-21, before 'g', which comes first and is due on 2026-12-28.",
                        "Put one of the two targets right."));
    }

    @Test
    void nameGatesThatCannotBeMeasuredAndPlansWithoutEstimates() {
        assertThat(warnings(
                        gateWith("g", "target=P4W", "rules=tasks-complete.drl"),
                        task("a", "optional=true"),
                        gateWith("h", "target=${unknown}", "rules=tasks-complete.drl"),
                        flows("s -> g", "g -> a", "a -> h")))
                .extracting(Gap::element)
                .containsExactly("g", "h", "plan", "a");
    }

    private static List<Gap> warnings(String... snippets) {
        PlanReading reading = Bpmn.read(start("s") + String.join("", snippets));
        assertThat(reading.problems()).isEmpty();
        return PlanWarnings.of(reading.plans().get(0), MONDAY, Map.of(), WorkingCalendar.standard(ZoneId.of("UTC")));
    }
}
