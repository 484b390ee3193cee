package dev.milepost.web;

import dev.milepost.forecast.Forecast;
import dev.milepost.tracking.EvaluationReport;
import dev.milepost.tracking.Evaluations;
import dev.milepost.tracking.Expectations;
import dev.milepost.tracking.ProjectForecast;
import dev.milepost.tracking.ReportText;
import dev.milepost.tracking.ScheduleView;
import dev.milepost.tracking.Schedules;
import dev.milepost.tracking.Trend;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/projects/{project}")
@Tag(name = "Forecasts", description = "When milestones will be reached, and what was learned in the end")
class ForecastApi {

    private final Expectations expectations;
    private final Evaluations evaluations;
    private final Schedules schedules;

    ForecastApi(Expectations expectations, Evaluations evaluations, Schedules schedules) {
        this.expectations = expectations;
        this.evaluations = evaluations;
        this.schedules = schedules;
    }

    @GetMapping("/forecast")
    @Operation(
            summary = "All that is to be expected now",
            description = "Milestones with realism and the path to them, work with its float, what cannot be scheduled,"
                    + " work items at the pace of the past, earned schedule.")
    ProjectForecast forecast(@PathVariable String project) {
        return expectations.of(project);
    }

    @GetMapping("/schedule")
    @Operation(
            summary = "When the work was, is and is to be done",
            description =
                    "Phases, tasks and milestones in the order of the plan, and what waits for what; without chance.")
    ScheduleView schedule(@PathVariable String project) {
        return schedules.of(project);
    }

    @GetMapping("/forecast/history")
    @Operation(summary = "The forecasts that were kept, one a milestone and day, the newest day first")
    Page<Forecast> history(
            @PathVariable String project,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        Page.check(page, size);
        List<Forecast> all = new java.util.ArrayList<>(expectations.history(project));
        java.util.Collections.reverse(all);
        List<Forecast> some = all.stream().skip((long) page * size).limit(size).toList();
        return new Page<>(some, page, size, all.size());
    }

    @GetMapping("/trend")
    @Operation(summary = "Milestone trend analysis: report dates against forecast dates, and what the lines look like")
    Page<Trend> trend(@PathVariable String project) {
        List<Trend> all = expectations.trend(project);
        return new Page<>(all, 0, Math.max(1, all.size()), all.size());
    }

    @GetMapping(value = "/evaluation-report", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "What was planned and what happened",
            description = "Sent as Markdown or as a table where that is accepted: Accept: text/markdown, text/csv.")
    EvaluationReport evaluation(@PathVariable String project) {
        return evaluations.of(project);
    }

    @GetMapping(value = "/evaluation-report", produces = MediaType.TEXT_MARKDOWN_VALUE)
    String evaluationText(@PathVariable String project) {
        return ReportText.of(evaluations.of(project));
    }

    @GetMapping(value = "/evaluation-report", produces = "text/csv;charset=UTF-8")
    String evaluationTable(@PathVariable String project) {
        return EvaluationCsv.of(evaluations.of(project));
    }
}
