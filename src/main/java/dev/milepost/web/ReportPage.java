package dev.milepost.web;

import dev.milepost.chart.Gantt;
import dev.milepost.chart.Timeline;
import dev.milepost.chart.Zoom;
import dev.milepost.gate.CriterionState;
import dev.milepost.gate.Milestones;
import dev.milepost.paper.Printer;
import dev.milepost.plan.ProjectCalendars;
import dev.milepost.tracking.EvaluationReport;
import dev.milepost.tracking.Evaluations;
import dev.milepost.tracking.MilestoneView;
import dev.milepost.tracking.Status;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Where a project stands, on one page of paper: as a page that prints well and as PDF, from the same template. */
@Screen
class ReportPage {

    private static final Gantt.View SHEET = new Gantt.View(Zoom.FIT, 1_000, 200);
    private static final int CHANGES = 5;
    private static final Set<CriterionState> FINE =
            Set.of(CriterionState.MET, CriterionState.WAIVED, CriterionState.NOT_APPLICABLE);

    private final ProjectsApi projects;
    private final Milestones milestones;
    private final Gates gates;
    private final Evaluations evaluations;
    private final ProjectCalendars calendars;
    private final Printer printer;
    private final ITemplateEngine templates;

    ReportPage(
            ProjectsApi projects,
            Milestones milestones,
            Gates gates,
            Evaluations evaluations,
            ProjectCalendars calendars,
            Printer printer,
            ITemplateEngine templates) {
        this.projects = projects;
        this.milestones = milestones;
        this.gates = gates;
        this.evaluations = evaluations;
        this.calendars = calendars;
        this.printer = printer;
        this.templates = templates;
    }

    @GetMapping("/projects/{key}/report")
    String show(@PathVariable String key, @ModelAttribute("say") Wording say, Model model) {
        model.addAllAttributes(content(key, say));
        return "report";
    }

    @GetMapping("/projects/{key}/report.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String key, @ModelAttribute("say") Wording say) {
        Map<String, Object> content = content(key, say);
        content.put("say", say);
        byte[] pdf = printer.pdf(templates.process("report-pdf", new Context(say.locale(), content)));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(key + "-report.pdf", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(pdf);
    }

    private Map<String, Object> content(String key, Wording say) {
        ProjectsApi.ProjectBody project = projects.one(key);
        LocalDate today = LocalDate.ofInstant(
                say.now(), calendars.of(milestones.project(key)).zone());
        Timeline.Line line = new Timeline.Line(
                project.name(),
                null,
                project.milestones().stream()
                        .map(milestone -> Drawings.milestone(key, milestone))
                        .toList());
        List<EvaluationReport.Replan> changes =
                new ArrayList<>(evaluations.of(key).replans());
        Collections.reverse(changes);
        Map<String, Object> content = new HashMap<>();
        content.put("project", project);
        content.put("today", today);
        content.put("reached", count(project, Status.REACHED));
        content.put(
                "troubled",
                project.milestones().stream().filter(ReportPage::isTroubled).toList());
        content.put(
                "chart",
                Timeline.draw(
                        new Timeline.Portfolio(say.text("report.timeline"), today, List.of(line)),
                        SHEET,
                        Drawings.words(say)));
        content.put("changes", changes.stream().limit(CHANGES).toList());
        project.milestones().stream()
                .filter(one -> one.status() != Status.REACHED && one.status() != Status.STOPPED)
                .findFirst()
                .ifPresent(next -> {
                    content.put("next", next);
                    content.put(
                            "missing",
                            gates.body(key, next.key()).deciding().stream()
                                    .filter(criterion -> !FINE.contains(criterion.state()))
                                    .toList());
                });
        return content;
    }

    private static boolean isTroubled(MilestoneView milestone) {
        return milestone.status() == Status.LATE || milestone.status() == Status.AT_RISK;
    }

    private static long count(ProjectsApi.ProjectBody project, Status status) {
        return project.milestones().stream()
                .filter(one -> one.status() == status)
                .count();
    }
}
