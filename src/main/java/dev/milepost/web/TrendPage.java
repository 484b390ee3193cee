package dev.milepost.web;

import dev.milepost.chart.BurnUp;
import dev.milepost.chart.ForecastChart;
import dev.milepost.chart.TrendChart;
import dev.milepost.evidence.Activities;
import dev.milepost.forecast.Forecast;
import dev.milepost.gate.Milestones;
import dev.milepost.plan.PlanLibrary;
import dev.milepost.plan.Project;
import dev.milepost.plan.ProjectCalendars;
import dev.milepost.tracking.Expectations;
import dev.milepost.tracking.Trend;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What moved: the trend of each milestone, how the forecast of one of them changed, and how the tasks burn up. */
@Screen
class TrendPage {

    private final ProjectsApi projects;
    private final Expectations expectations;
    private final Milestones milestones;
    private final Activities activities;
    private final PlanLibrary plans;
    private final ProjectCalendars calendars;

    TrendPage(
            ProjectsApi projects,
            Expectations expectations,
            Milestones milestones,
            Activities activities,
            PlanLibrary plans,
            ProjectCalendars calendars) {
        this.projects = projects;
        this.expectations = expectations;
        this.milestones = milestones;
        this.activities = activities;
        this.plans = plans;
        this.calendars = calendars;
    }

    @GetMapping("/projects/{key}/trend")
    String show(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String milestone,
            @ModelAttribute("say") Wording say,
            Model model) {
        Project project = milestones.project(key);
        ZoneId zone = calendars.of(project).zone();
        LocalDate today = LocalDate.ofInstant(say.now(), zone);
        List<Trend> trends = expectations.trend(key);
        model.addAttribute("project", projects.one(key));
        model.addAttribute("lines", trends.stream().map(Line::of).toList());
        model.addAttribute(
                "known", trends.stream().anyMatch(trend -> !trend.points().isEmpty()));
        model.addAttribute(
                "chart",
                TrendChart.draw(
                        TrendDrawings.trends(
                                say.text("trend.chart"),
                                key,
                                trends,
                                today,
                                trend -> say.word("trend.pattern", trend.pattern())),
                        Drawings.words(say)));
        chosen(trends, milestone).ifPresent(trend -> {
            List<Forecast> forecasts = expectations.history(key).stream()
                    .filter(forecast -> forecast.milestone().equals(trend.key()))
                    .toList();
            List<Forecast> newestFirst = new ArrayList<>(forecasts);
            Collections.reverse(newestFirst);
            model.addAttribute("chosen", trend);
            model.addAttribute("history", newestFirst);
            model.addAttribute(
                    "forecastChart",
                    ForecastChart.draw(
                            TrendDrawings.history(trend.name(), forecasts, today, trend.reached()),
                            Drawings.words(say)));
        });
        List<BurnUp.Point> tasks = TrendDrawings.burnUp(
                plans.plan(project.definition()), activities.of(key), project.start(), today, zone);
        model.addAttribute("tasks", tasks);
        model.addAttribute(
                "taskChart", BurnUp.draw(new BurnUp.Tasks(say.text("trend.tasks"), today, tasks), Drawings.words(say)));
        return "trend";
    }

    /** The milestone that was asked for; else the next one. */
    private static Optional<Trend> chosen(List<Trend> trends, @Nullable String key) {
        if (key != null) {
            return trends.stream().filter(trend -> trend.key().equals(key)).findFirst();
        }
        return trends.stream()
                .filter(trend -> trend.reached() == null)
                .findFirst()
                .or(() -> trends.stream().reduce((earlier, later) -> later));
    }

    /** A trend in words. */
    record Line(
            Trend trend,
            @Nullable LocalDate first,
            @Nullable LocalDate last) {
        static Line of(Trend trend) {
            return new Line(
                    trend,
                    trend.points().isEmpty() ? null : trend.points().get(0).forecast(),
                    trend.points().isEmpty()
                            ? null
                            : trend.points().get(trend.points().size() - 1).forecast());
        }
    }
}
