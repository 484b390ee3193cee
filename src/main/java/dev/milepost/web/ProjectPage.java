package dev.milepost.web;

import dev.milepost.chart.Gantt;
import dev.milepost.chart.Zoom;
import dev.milepost.evidence.Activity;
import dev.milepost.gate.CriterionState;
import dev.milepost.gate.Milestones;
import dev.milepost.plan.ProjectCalendars;
import dev.milepost.tracking.MilestoneView;
import dev.milepost.tracking.Status;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Where one project stands, what moved, and when its next milestone comes. */
@Screen
class ProjectPage {

    private static final Set<CriterionState> FINE =
            Set.of(CriterionState.MET, CriterionState.WAIVED, CriterionState.NOT_APPLICABLE);

    private final ProjectsApi projects;
    private final TasksApi tasks;
    private final ForecastApi forecasts;
    private final Gates gates;
    private final Milestones milestones;
    private final ProjectCalendars calendars;

    ProjectPage(
            ProjectsApi projects,
            TasksApi tasks,
            ForecastApi forecasts,
            Gates gates,
            Milestones milestones,
            ProjectCalendars calendars) {
        this.forecasts = forecasts;
        this.milestones = milestones;
        this.calendars = calendars;
        this.projects = projects;
        this.tasks = tasks;
        this.gates = gates;
    }

    @GetMapping("/projects/{key}")
    String show(
            @PathVariable String key,
            @RequestParam(defaultValue = "FIT") Zoom zoom,
            @ModelAttribute("say") Wording say,
            Model model) {
        ProjectsApi.ProjectBody project = projects.one(key);
        List<TasksApi.TaskBody> all = tasks.list(key).items();
        model.addAttribute("project", project);
        model.addAttribute(
                "next",
                next(project)
                        .map(milestone -> Next.of(milestone, gates.body(key, milestone.key())))
                        .orElse(null));
        model.addAttribute(
                "open",
                all.stream().filter(task -> task.state() == Activity.State.OPEN).toList());
        model.addAttribute(
                "ended",
                all.stream().filter(task -> task.state() != Activity.State.OPEN).toList());
        model.addAttribute("zoom", zoom);
        model.addAttribute("zooms", Zoom.values());
        model.addAttribute(
                "chart",
                Gantt.draw(
                        Drawings.schedule(
                                say.text("project.gantt"),
                                key,
                                forecasts.schedule(key),
                                project.milestones(),
                                calendars.of(milestones.project(key))),
                        Drawings.DESK.with(zoom),
                        Drawings.words(say)));
        return "project";
    }

    /** The first milestone of the plan that is still to be reached. */
    private static Optional<MilestoneView> next(ProjectsApi.ProjectBody project) {
        return project.milestones().stream()
                .filter(milestone -> milestone.status() != Status.REACHED && milestone.status() != Status.STOPPED)
                .findFirst();
    }

    /**
     * What the project is on its way to.
     *
     * @param missing the criteria that keep its gate shut
     */
    record Next(MilestoneView milestone, GateBody gate, List<GateBody.Criterion> missing) {
        static Next of(MilestoneView milestone, GateBody gate) {
            return new Next(
                    milestone,
                    gate,
                    gate.deciding().stream()
                            .filter(criterion -> !FINE.contains(criterion.state()))
                            .toList());
        }
    }
}
