package dev.milepost.tracking;

import dev.milepost.evidence.Activity;
import dev.milepost.evidence.Observation;
import dev.milepost.forecast.analysis.EarnedSchedule;
import dev.milepost.forecast.analysis.Throughput;
import dev.milepost.plan.Baseline;
import dev.milepost.plan.Estimate;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** At which pace a project goes: finished work items a week, and work done against the work planned. */
final class Pace {

    private static final double DAYS_A_WEEK = 7.0;

    private Pace() {}

    /** When all open work items are done, if whole weeks go on as they did since the first one was finished. */
    static ProjectForecast.Throughput workItems(Inputs in, int runs, long seed) {
        int open = (int) in.workItems().stream()
                .filter(item -> item.state() == Observation.WorkItem.State.OPEN)
                .count();
        if (open == 0) {
            return new ProjectForecast.Throughput(0, null, null, null, "No work item is open.");
        }
        LocalDate thisWeek = monday(in.today());
        Map<LocalDate, Long> finished = in.workItems().stream()
                .filter(item -> item.state() == Observation.WorkItem.State.DONE && item.finished() != null)
                .map(item -> monday(item.finished()))
                .filter(week -> week.isBefore(thisWeek))
                .collect(Collectors.groupingBy(week -> week, Collectors.counting()));
        List<Integer> weeks = new ArrayList<>();
        if (!finished.isEmpty()) {
            LocalDate first = Collections.max(
                    List.of(Collections.min(finished.keySet()), thisWeek.minusWeeks(Throughput.MOST_WEEKS)));
            for (LocalDate week = first; week.isBefore(thisWeek); week = week.plusWeeks(1)) {
                weeks.add(finished.getOrDefault(week, 0L).intValue());
            }
        }
        Throughput.Answer answer =
                Throughput.forecast(List.of(new Throughput.Stream("work items", open, weeks)), runs, seed);
        if (answer instanceof Throughput.Weeks done) {
            return new ProjectForecast.Throughput(
                    open,
                    in.today().plusWeeks(done.p50()),
                    in.today().plusWeeks(done.p85()),
                    in.today().plusWeeks(done.p95()),
                    null);
        }
        return new ProjectForecast.Throughput(open, null, null, null, ((Throughput.NoForecast) answer).reason());
    }

    /** Earned schedule against the reporting baseline; {@code null} where that plans no work or the project has not begun. */
    static ProjectForecast.@Nullable Earned earned(Inputs in) {
        Baseline baseline = in.reporting().orElse(null);
        double passed = ChronoUnit.DAYS.between(in.project().start(), in.today()) / DAYS_A_WEEK;
        if (baseline == null || passed <= 0) {
            return null;
        }
        Set<String> done = in.runs().stream()
                .filter(run -> run.state() == Activity.State.COMPLETED)
                .map(Activity::element)
                .collect(Collectors.toSet());
        List<Double> planned = new ArrayList<>();
        double earned = 0;
        for (Baseline.TaskEntry task : baseline.entries().tasks()) {
            double value = value(in, task);
            if (value > 0 && task.finish() != null) {
                int week =
                        (int) Math.max(0, ChronoUnit.DAYS.between(in.project().start(), task.finish()) / 7);
                while (planned.size() <= week) {
                    planned.add(0.0);
                }
                planned.set(week, planned.get(week) + value);
                earned += done.contains(task.id()) ? value : 0;
            }
        }
        if (planned.isEmpty()) {
            return null;
        }
        EarnedSchedule schedule = EarnedSchedule.of(planned, earned, passed);
        boolean unlikely = schedule.recoveryUnlikely(schedule.plannedDuration(), EarnedSchedule.UNLIKELY_TO_RECOVER);
        return new ProjectForecast.Earned(
                schedule.earnedSchedule(),
                schedule.actualTime(),
                schedule.plannedDuration(),
                schedule.performance(),
                schedule.needed(),
                unlikely,
                String.format(
                        Locale.ROOT,
                        "After %.1f weeks, work of the first %.1f weeks is done%s.",
                        schedule.actualTime(),
                        schedule.earnedSchedule(),
                        unlikely ? "; that the project still ends as planned is very unlikely" : ""));
    }

    private static double value(Inputs in, Baseline.TaskEntry task) {
        return task.estimate() == null
                ? 0
                : Estimate.parse(task.estimate())
                        .map(estimate ->
                                (double) estimate.likely().minutes(in.calendar().minutesPerDay()))
                        .orElse(0.0);
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
