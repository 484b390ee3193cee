package dev.milepost.web;

import dev.milepost.chart.BurnUp;
import dev.milepost.chart.ForecastChart;
import dev.milepost.chart.TrendChart;
import dev.milepost.evidence.Activity;
import dev.milepost.forecast.Forecast;
import dev.milepost.plan.Plan;
import dev.milepost.plan.PlannedTask;
import dev.milepost.tracking.Trend;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns what is known of the past into what is drawn of it. */
final class TrendDrawings {

    private TrendDrawings() {}

    /**
     * The trends of a project.
     *
     * @param pattern says in words what a line looks like
     */
    static TrendChart.Trends trends(
            String title, String project, List<Trend> trends, LocalDate today, Function<Trend, String> pattern) {
        return new TrendChart.Trends(
                title,
                today,
                trends.stream()
                        .map(trend -> new TrendChart.Line(
                                trend.name(),
                                pattern.apply(trend),
                                trend.points().stream()
                                        .map(point -> new TrendChart.Point(point.on(), point.forecast()))
                                        .toList(),
                                trend.baseline(),
                                trend.reached(),
                                Drawings.path("projects", project, "gates", trend.key())))
                        .toList());
    }

    /** The forecasts of one milestone, the oldest first. */
    static ForecastChart.History history(
            String title, List<Forecast> forecasts, LocalDate today, @Nullable LocalDate reached) {
        return new ForecastChart.History(
                title,
                today,
                forecasts.stream()
                        .map(one -> new ForecastChart.Point(one.day(), one.p50(), one.p80(), one.p95(), one.target()))
                        .toList(),
                reached);
    }

    /**
     * How many tasks there were and how many were complete, on each day on which that changed. All tasks of the plan count from the
     * start; one that is done again counts again, and one that was cancelled no longer.
     */
    static List<BurnUp.Point> burnUp(Plan plan, List<Activity> runs, LocalDate start, LocalDate today, ZoneId zone) {
        List<Activity> tasks =
                runs.stream().filter(run -> run.kind() != Activity.Kind.PHASE).toList();
        Set<LocalDate> days = new TreeSet<>(Set.of(start.isAfter(today) ? today : start));
        for (Activity task : tasks) {
            days.add(day(task.startedAt(), zone));
            if (task.finishedAt() != null) {
                days.add(day(task.finishedAt(), zone));
            }
        }
        Set<String> planned = plan.tasks().stream().map(PlannedTask::id).collect(Collectors.toSet());
        List<BurnUp.Point> points = new ArrayList<>();
        for (LocalDate on : days) {
            points.add(point(on, planned, tasks, zone));
        }
        return points;
    }

    private static BurnUp.Point point(LocalDate on, Set<String> planned, List<Activity> tasks, ZoneId zone) {
        Set<String> untouched = new HashSet<>(planned);
        int scope = planned.size();
        int done = 0;
        for (Activity task : tasks) {
            if (day(task.startedAt(), zone).isAfter(on)) {
                continue;
            }
            scope += untouched.remove(task.element()) ? 0 : 1;
            boolean ended =
                    task.finishedAt() != null && !day(task.finishedAt(), zone).isAfter(on);
            if (ended && task.state() == Activity.State.COMPLETED) {
                done++;
            } else if (ended) {
                scope--;
            }
        }
        return new BurnUp.Point(on, scope, done);
    }

    private static LocalDate day(Instant instant, ZoneId zone) {
        return LocalDate.ofInstant(instant, zone);
    }
}
