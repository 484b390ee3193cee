package dev.milepost.web;

import dev.milepost.chart.Drawing;
import dev.milepost.chart.Gantt;
import dev.milepost.chart.Timeline;
import dev.milepost.chart.TrendChart;
import dev.milepost.chart.Words;
import dev.milepost.chart.Zoom;
import dev.milepost.gate.Milestones;
import dev.milepost.paper.Printer;
import dev.milepost.plan.Project;
import dev.milepost.plan.ProjectCalendars;
import dev.milepost.tracking.Expectations;
import dev.milepost.tracking.Status;
import dev.milepost.tracking.Tracking;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Charts", description = "Drawings for reports, chats and wikis, in the language of Accept-Language")
class ChartsApi {

    private static final String SVG = "image/svg+xml;charset=UTF-8";
    private static final Gantt.View VIEW = new Gantt.View(Zoom.FIT, 1_100, 220);

    private final Milestones milestones;
    private final Tracking tracking;
    private final Expectations expectations;
    private final PortfolioApi portfolio;
    private final ProjectCalendars calendars;
    private final Printer printer;
    private final MessageSource texts;
    private final Clock clock;

    ChartsApi(
            Milestones milestones,
            Tracking tracking,
            Expectations expectations,
            PortfolioApi portfolio,
            ProjectCalendars calendars,
            Printer printer,
            MessageSource texts,
            Clock clock) {
        this.milestones = milestones;
        this.tracking = tracking;
        this.expectations = expectations;
        this.portfolio = portfolio;
        this.calendars = calendars;
        this.printer = printer;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping(value = "/api/projects/{project}/timeline.svg", produces = SVG)
    @Operation(summary = "The milestones of a project on a time axis, as SVG")
    String timelineSvg(@PathVariable String project, @RequestParam(defaultValue = "FIT") Zoom zoom, Locale locale) {
        return timeline(project, zoom, locale).svg();
    }

    @GetMapping(value = "/api/projects/{project}/timeline.png", produces = MediaType.IMAGE_PNG_VALUE)
    @Operation(summary = "The milestones of a project on a time axis, as PNG")
    byte[] timelinePng(@PathVariable String project, @RequestParam(defaultValue = "FIT") Zoom zoom, Locale locale) {
        return printer.png(timeline(project, zoom, locale).svg());
    }

    @GetMapping(value = "/api/projects/{project}/trend.svg", produces = SVG)
    @Operation(summary = "The milestone trend analysis of a project, as SVG")
    String trendSvg(@PathVariable String project, Locale locale) {
        return trend(project, locale).svg();
    }

    @GetMapping(value = "/api/projects/{project}/trend.png", produces = MediaType.IMAGE_PNG_VALUE)
    @Operation(summary = "The milestone trend analysis of a project, as PNG")
    byte[] trendPng(@PathVariable String project, Locale locale) {
        return printer.png(trend(project, locale).svg());
    }

    @GetMapping(value = "/api/portfolio/timeline.svg", produces = SVG)
    @Operation(
            summary = "Projects with their milestones on one time axis, as SVG",
            description = "Filters as /api/portfolio.")
    String portfolioSvg(
            @RequestParam(required = false) Project.@Nullable State state,
            @RequestParam(required = false) @Nullable String plan,
            @RequestParam(required = false) @Nullable Status status,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(defaultValue = "status") String sort,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size,
            @RequestParam(defaultValue = "FIT") Zoom zoom,
            Principal caller,
            Locale locale) {
        return portfolio(portfolio.portfolio(state, plan, status, text, false, sort, page, size, caller), zoom, locale)
                .svg();
    }

    @GetMapping(value = "/api/portfolio/timeline.png", produces = MediaType.IMAGE_PNG_VALUE)
    @Operation(
            summary = "Projects with their milestones on one time axis, as PNG",
            description = "Filters as /api/portfolio.")
    byte[] portfolioPng(
            @RequestParam(required = false) Project.@Nullable State state,
            @RequestParam(required = false) @Nullable String plan,
            @RequestParam(required = false) @Nullable Status status,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(defaultValue = "status") String sort,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size,
            @RequestParam(defaultValue = "FIT") Zoom zoom,
            Principal caller,
            Locale locale) {
        return printer.png(
                portfolio(portfolio.portfolio(state, plan, status, text, false, sort, page, size, caller), zoom, locale)
                        .svg());
    }

    private Drawing timeline(String key, Zoom zoom, Locale locale) {
        Project project = milestones.project(key);
        Timeline.Line line = new Timeline.Line(
                project.name(),
                null,
                tracking.milestones(key).stream()
                        .map(milestone -> Drawings.milestone(key, milestone))
                        .toList());
        return Timeline.draw(
                new Timeline.Portfolio(project.name(), today(project), List.of(line)), VIEW.with(zoom), words(locale));
    }

    private Drawing trend(String key, Locale locale) {
        Project project = milestones.project(key);
        return TrendChart.draw(
                TrendDrawings.trends(
                        project.name(),
                        key,
                        expectations.trend(key),
                        today(project),
                        trend -> texts.getMessage("trend.pattern." + trend.pattern(), null, locale)),
                words(locale));
    }

    private Drawing portfolio(PortfolioApi.PortfolioBody found, Zoom zoom, Locale locale) {
        return Timeline.draw(
                Drawings.portfolio(
                        texts.getMessage("frame.portfolio", null, locale),
                        found.items(),
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)),
                VIEW.with(zoom),
                words(locale));
    }

    private Words words(Locale locale) {
        return Words.of(locale, key -> texts.getMessage(key, null, locale));
    }

    private LocalDate today(Project project) {
        return LocalDate.ofInstant(clock.instant(), calendars.of(project).zone());
    }
}
