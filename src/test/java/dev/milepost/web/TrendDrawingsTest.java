package dev.milepost.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.chart.BurnUp;
import dev.milepost.evidence.Activity;
import dev.milepost.plan.Flow;
import dev.milepost.plan.Plan;
import dev.milepost.plan.PlannedTask;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrendDrawingsTest {

    private static final LocalDate START = LocalDate.of(2026, 3, 2);

    @Test
    void allTasksOfThePlanCountFromTheStart() {
        assertThat(points(List.of())).containsExactly(new BurnUp.Point(START, 2, 0));
    }

    @Test
    void tasksThatAreDoneAgainCountAgainAndCancelledOnesNoLonger() {
        List<BurnUp.Point> points = points(List.of(
                run("a", Activity.State.COMPLETED, 3, 4),
                run("b", Activity.State.CANCELLED, 3, 5),
                run("a", Activity.State.COMPLETED, 6, 7),
                run("b", Activity.State.OPEN, 6, null)));
        assertThat(points)
                .containsExactly(
                        new BurnUp.Point(START, 2, 0),
                        new BurnUp.Point(day(3), 2, 0),
                        new BurnUp.Point(day(4), 2, 1),
                        new BurnUp.Point(day(5), 1, 1),
                        new BurnUp.Point(day(6), 3, 1),
                        new BurnUp.Point(day(7), 3, 2));
    }

    private static List<BurnUp.Point> points(List<Activity> runs) {
        Plan plan = new Plan(
                "p",
                "p",
                "p.bpmn",
                List.of(),
                List.of(task("a"), task("b")),
                List.of(),
                List.of(),
                new Flow(List.of(), List.of()));
        return TrendDrawings.burnUp(plan, runs, START, day(20), ZoneOffset.UTC);
    }

    private static PlannedTask task(String id) {
        return new PlannedTask(id, id, null, true, false, null);
    }

    private static Activity run(String element, Activity.State state, int from, @Nullable Integer to) {
        return new Activity(
                element + from,
                "x",
                Activity.Kind.USER_TASK,
                element,
                element,
                state,
                at(from),
                to == null ? null : at(to),
                null);
    }

    private static LocalDate day(int day) {
        return LocalDate.of(2026, 3, day);
    }

    private static Instant at(int day) {
        return day(day).atTime(12, 0).toInstant(ZoneOffset.UTC);
    }
}
