package dev.milepost.web;

import dev.milepost.evidence.Activities;
import dev.milepost.evidence.Activity;
import dev.milepost.gate.GateResult;
import dev.milepost.gate.MilestoneView;
import dev.milepost.gate.Milestones;
import dev.milepost.gate.TargetChanges;
import dev.milepost.plan.PlanLibrary;
import dev.milepost.plan.Project;
import dev.milepost.plan.Projects;
import dev.milepost.process.ProjectRuns;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.time.LocalDate;
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
    private final TargetChanges targets;
    private final Activities activities;
    private final PlanLibrary plans;

    ProjectsApi(
            ProjectRuns runs,
            Projects projects,
            Milestones milestones,
            TargetChanges targets,
            Activities activities,
            PlanLibrary plans) {
        this.runs = runs;
        this.projects = projects;
        this.milestones = milestones;
        this.targets = targets;
        this.activities = activities;
        this.plans = plans;
    }

    @PostMapping
    @Operation(summary = "Start a project of the newest version of a plan")
    ResponseEntity<ProjectBody> start(@RequestBody NewProject body, Principal user) {
        Map<String, String> parameters = body.parameters() == null ? Map.of() : body.parameters();
        parameters.forEach((name, value) -> {
            Texts.required("parameters", name);
            Texts.required("parameters." + name, value);
        });
        Project project = runs.start(
                Texts.required("key", body.key()),
                Texts.required("plan", body.plan()),
                Texts.optional("name", body.name()),
                Dates.day("start", body.start()),
                parameters,
                user.getName());
        return ResponseEntity.created(URI.create("/api/projects/" + project.key()))
                .body(body(project));
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
        return body(milestones.project(key));
    }

    @GetMapping("/{key}/milestones")
    @Operation(summary = "The milestones of a project, in the order of its plan")
    Page<MilestoneView> milestones(@PathVariable String key) {
        List<MilestoneView> all = milestones.of(key);
        return new Page<>(all, 0, Math.max(1, all.size()), all.size());
    }

    @PatchMapping("/{key}/milestones/{milestone}")
    @Operation(summary = "Move the target of a milestone, on the record")
    MovedTarget move(
            @PathVariable String key, @PathVariable String milestone, @RequestBody NewTarget body, Principal user) {
        LocalDate target = Dates.day("target", body.target());
        if (target == null) {
            throw new InvalidRequestException("The field 'target' is missing. It needs a date, as in 2026-12-01.");
        }
        String reason = Texts.comment("reason", body.reason());
        if (reason == null) {
            throw new InvalidRequestException("The field 'reason' is missing. A moved target needs one.");
        }
        List<GateResult> evaluated = targets.move(key, milestone, target, reason, user.getName());
        MilestoneView moved = milestones.of(key).stream()
                .filter(view -> view.key().equals(milestone))
                .findFirst()
                .orElseThrow();
        return new MovedTarget(moved, evaluated);
    }

    private ProjectBody body(Project project) {
        List<Activity> runsOfProject = activities.of(project.key());
        List<PhaseBody> phases = plans.plan(project.definition()).phases().stream()
                .map(phase -> PhaseBody.of(phase, runsOfProject))
                .toList();
        return new ProjectBody(
                project.key(),
                project.name(),
                project.state(),
                project.plan(),
                project.planVersion(),
                project.zone().getId(),
                project.start(),
                project.startedAt(),
                project.endedAt(),
                project.parameters(),
                phases,
                milestones.of(project.key()));
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

    /** A moved milestone, and the gates that were evaluated because of it. */
    record MovedTarget(MilestoneView milestone, List<GateResult> gates) {}

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

    /** A project. */
    record ProjectBody(
            String key,
            String name,
            Project.State state,
            String plan,
            int planVersion,
            String zone,
            LocalDate start,
            Instant startedAt,
            @Nullable Instant endedAt,
            Map<String, String> parameters,
            List<PhaseBody> phases,
            List<MilestoneView> milestones) {}
}
