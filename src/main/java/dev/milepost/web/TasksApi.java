package dev.milepost.web;

import dev.milepost.evidence.Activity;
import dev.milepost.gate.GateResult;
import dev.milepost.gate.Milestones;
import dev.milepost.process.ProjectRuns;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/projects/{project}/tasks")
@Tag(name = "Tasks", description = "What people do in a project")
class TasksApi {

    private final ProjectRuns runs;
    private final Milestones milestones;

    TasksApi(ProjectRuns runs, Milestones milestones) {
        this.runs = runs;
        this.milestones = milestones;
    }

    @GetMapping
    @Operation(summary = "The open and ended tasks of a project, in order of their start")
    Page<TaskBody> list(@PathVariable String project) {
        milestones.project(project);
        List<TaskBody> all = runs.tasks(project).stream().map(TaskBody::of).toList();
        return new Page<>(all, 0, Math.max(1, all.size()), all.size());
    }

    @PostMapping("/{id}/complete")
    @Operation(summary = "Complete a task, as Tasklist does")
    Completed complete(@PathVariable String project, @PathVariable String id, Principal user) {
        return new Completed(id, runs.complete(project, id, user.getName()));
    }

    /** A completed task, and the gates it led to an evaluation of. */
    record Completed(String id, List<GateResult> gates) {}

    /** A task. */
    record TaskBody(
            String id,
            String task,
            String name,
            Activity.State state,
            Instant startedAt,
            @Nullable Instant finishedAt) {
        static TaskBody of(Activity run) {
            return new TaskBody(run.id(), run.element(), run.name(), run.state(), run.startedAt(), run.finishedAt());
        }
    }
}
