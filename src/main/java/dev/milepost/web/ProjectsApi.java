package dev.milepost.web;

import dev.milepost.evidence.Activities;
import dev.milepost.evidence.Activity;
import dev.milepost.forecast.Gap;
import dev.milepost.forecast.analysis.Realism;
import dev.milepost.forecast.analysis.RealismBands;
import dev.milepost.gate.GateResult;
import dev.milepost.gate.Milestones;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.Goal;
import dev.milepost.plan.Plan;
import dev.milepost.plan.PlanLibrary;
import dev.milepost.plan.Project;
import dev.milepost.plan.Projects;
import dev.milepost.process.ProjectRuns;
import dev.milepost.tracking.Expectations;
import dev.milepost.tracking.Impact;
import dev.milepost.tracking.MilestoneView;
import dev.milepost.tracking.Replanning;
import dev.milepost.tracking.Tracker;
import dev.milepost.tracking.Tracking;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/projects")
@Tag(name = "Projects", description = "Start projects of plans and follow their milestones")
class ProjectsApi {

    private final ProjectRuns runs;
    private final Projects projects;
    private final Milestones milestones;
    private final Tracking tracking;
    private final Tracker tracker;
    private final Expectations expectations;
    private final Replanning replanning;
    private final Activities activities;
    private final PlanLibrary plans;

    ProjectsApi(
            ProjectRuns runs,
            Projects projects,
            Milestones milestones,
            Tracking tracking,
            Tracker tracker,
            Expectations expectations,
            Replanning replanning,
            Activities activities,
            PlanLibrary plans) {
        this.runs = runs;
        this.projects = projects;
        this.milestones = milestones;
        this.tracking = tracking;
        this.tracker = tracker;
        this.expectations = expectations;
        this.replanning = replanning;
        this.activities = activities;
        this.plans = plans;
    }

    @PostMapping
    @Operation(summary = "Start a project of the newest version of a plan")
    ResponseEntity<ProjectBody> start(@RequestBody NewProject body, Principal user) {
        Map<String, String> parameters = Texts.parameters(body.parameters());
        Project project = runs.start(
                Texts.required("key", body.key()),
                Texts.required("plan", body.plan()),
                Texts.optional("name", body.name()),
                Dates.day("start", body.start()),
                parameters,
                user.getName());
        if (tracker.mayBeForecast(project)) {
            tracker.look(project.key());
        }
        List<MilestoneView> views = tracking.milestones(project.key());
        ProjectBody started = body(project, views, expectations.warnings(project.key()), Realistic.of(views));
        return ResponseEntity.created(URI.create("/api/projects/" + project.key()))
                .body(started);
    }

    @GetMapping
    @Operation(summary = "List projects, the newest first")
    Page<ProjectLine> list(
            @RequestParam(required = false) Project.@Nullable State state,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        Page.check(page, size);
        List<ProjectLine> items =
                projects.page(state, page, size).stream().map(ProjectLine::of).toList();
        return new Page<>(items, page, size, projects.count(state));
    }

    @GetMapping("/{key}")
    @Operation(summary = "One project with its phases and milestones")
    ProjectBody one(@PathVariable String key) {
        return body(milestones.project(key), tracking.milestones(key), null, null);
    }

    @GetMapping("/{key}/milestones")
    @Operation(summary = "The milestones of a project, in the order of its plan")
    Page<MilestoneView> milestones(@PathVariable String key) {
        List<MilestoneView> all = tracking.milestones(key);
        return new Page<>(all, 0, Math.max(1, all.size()), all.size());
    }

    @PatchMapping("/{key}/milestones/{milestone}")
    @Operation(
            summary = "Move the target of a milestone, on the record",
            description = "Answers with what that does to all milestones. With dryRun=true nothing is changed.")
    MovedTarget move(
            @PathVariable String key,
            @PathVariable String milestone,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody NewTarget body,
            Principal user) {
        LocalDate target = Dates.day("target", body.target());
        if (target == null) {
            throw new InvalidRequestException("The field 'target' is missing. It needs a date, as in 2026-12-01.");
        }
        String reason = Texts.comment("reason", body.reason());
        if (reason == null) {
            throw new InvalidRequestException("The field 'reason' is missing. A moved target needs one.");
        }
        Replanning.Done done = replanning.target(key, milestone, target, reason, user.getName(), dryRun);
        MilestoneView moved = tracking.milestones(key).stream()
                .filter(view -> view.key().equals(milestone))
                .findFirst()
                .orElseThrow();
        return new MovedTarget(moved, done.gates(), done.impact());
    }

    private ProjectBody body(
            Project project,
            List<MilestoneView> views,
            @Nullable List<Gap> warnings,
            @Nullable List<Realistic> realism) {
        List<Activity> runsOfProject = activities.of(project.key());
        Plan plan = plans.plan(project.definition());
        List<PhaseBody> phases = plan.phases().stream()
                .map(phase -> PhaseBody.of(phase, runsOfProject))
                .toList();
        return new ProjectBody(
                project.key(),
                project.name(),
                project.state(),
                project.plan(),
                project.planVersion(),
                project.rules().equals(project.deployment()) ? null : project.rules(),
                project.zone().getId(),
                project.start(),
                project.startedAt(),
                project.endedAt(),
                project.parameters(),
                phases,
                plan.goals().stream().map(goal -> GoalBody.of(goal, plan)).toList(),
                views,
                warnings,
                realism);
    }

    /** What starts a project. */
    record NewProject(
            @Nullable String key,
            @Nullable String plan,
            @Nullable String name,
            @Nullable LocalDate start,
            @Nullable Map<String, String> parameters) {}

    /** A new target and why. */
    record NewTarget(@Nullable LocalDate target, @Nullable String reason) {}

    /** A moved milestone, the gates that were evaluated because of it, and what it does to all milestones. */
    record MovedTarget(MilestoneView milestone, List<GateResult> gates, Impact impact) {}

    /** A project in a list. */
    record ProjectLine(
            String key,
            String name,
            Project.State state,
            String plan,
            int planVersion,
            Instant startedAt,
            @Nullable Instant endedAt) {
        static ProjectLine of(Project project) {
            return new ProjectLine(
                    project.key(),
                    project.name(),
                    project.state(),
                    project.plan(),
                    project.planVersion(),
                    project.startedAt(),
                    project.endedAt());
        }
    }

    /** What a project is for, and which milestones serve that. */
    record GoalBody(String id, String text, List<String> milestones) {
        static GoalBody of(Goal goal, Plan plan) {
            return new GoalBody(
                    goal.id(),
                    goal.text(),
                    plan.gates().stream()
                            .filter(gate -> gate.planning().goals().contains(goal.id()))
                            .map(GateDefinition::key)
                            .toList());
        }
    }

    /** How realistic the target of a milestone is. */
    record Realistic(String milestone, Realism band, double probability, String reason) {
        static List<Realistic> of(List<MilestoneView> views) {
            List<Realistic> all = new ArrayList<>();
            for (MilestoneView view : views) {
                MilestoneView.Expected forecast = view.forecast();
                if (forecast != null) {
                    RealismBands.Judgement judged = RealismBands.STANDARD.judge(forecast.probability());
                    all.add(new Realistic(view.key(), judged.band(), judged.probability(), judged.reason()));
                }
            }
            return all;
        }
    }

    /**
     * A project.
     *
     * @param rulesDeployment the deployment whose rules its gates use, where that is another than its plan's own
     * @param warnings what is doubtful in its plan; only in the answer to its start
     * @param realism how realistic its targets are; only in the answer to its start
     */
    record ProjectBody(
            String key,
            String name,
            Project.State state,
            String plan,
            int planVersion,
            @Nullable String rulesDeployment,
            String zone,
            LocalDate start,
            Instant startedAt,
            @Nullable Instant endedAt,
            Map<String, String> parameters,
            List<PhaseBody> phases,
            List<GoalBody> goals,
            List<MilestoneView> milestones,
            @Nullable List<Gap> warnings,
            @Nullable List<Realistic> realism) {}
}
