package dev.milepost.web;

import dev.milepost.gate.Decision;
import dev.milepost.gate.DecisionLog;
import dev.milepost.gate.Differences;
import dev.milepost.gate.GateView;
import dev.milepost.gate.Milestones;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.Phase;
import dev.milepost.plan.PlanLibrary;
import dev.milepost.plan.Project;
import dev.milepost.plan.WayBack;
import dev.milepost.process.SignOffTasks;
import dev.milepost.process.SignOffTasks.SignOffTask;
import dev.milepost.signoff.Rounds;
import dev.milepost.web.SignOffTaskBody.Earlier;
import dev.milepost.web.SignOffTaskBody.Way;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

@RestController
@Tag(name = "Sign-off tasks", description = "What Tasklist's form shows to whoever signs a gate off")
class SignOffTasksApi {

    private final SignOffTasks tasks;
    private final Gates gates;
    private final Milestones milestones;
    private final Rounds rounds;
    private final DecisionLog log;
    private final PlanLibrary plans;
    private final Clock clock;

    SignOffTasksApi(
            SignOffTasks tasks,
            Gates gates,
            Milestones milestones,
            Rounds rounds,
            DecisionLog log,
            PlanLibrary plans,
            Clock clock) {
        this.tasks = tasks;
        this.gates = gates;
        this.milestones = milestones;
        this.rounds = rounds;
        this.log = log;
        this.plans = plans;
        this.clock = clock;
    }

    @GetMapping("/api/signoff-tasks/{task}")
    @Operation(summary = "What an open sign-off task asks, on what grounds, and what can be decided")
    SignOffTaskBody one(@PathVariable String task, Principal caller, HttpServletRequest request) {
        SignOffTask found = tasks.find(task, caller.getName())
                .orElseThrow(() -> new NotFoundException("There is no open sign-off task '" + task
                        + "' for you. It may have been decided or withdrawn in the meantime: look at the gate."));
        Project project = milestones.project(found.project());
        GateView view = milestones.gate(found.project(), found.gate());
        return new SignOffTaskBody(
                project.key(),
                project.name(),
                project.zone().getId(),
                gates.body(found.project(), found.gate()),
                view.record().evaluation(),
                Ages.between(view.evaluation().evaluatedAt(), clock.instant()),
                request.getContextPath() + path(found, view.record().evaluation()),
                Witness.of(view.evaluation(), clock.instant()),
                earlier(view),
                decisions(view.definition()),
                ways(view.definition(), plans.plan(project.definition()).phases()));
    }

    private static String path(SignOffTask task, int evaluation) {
        return UriComponentsBuilder.newInstance()
                .pathSegment("api", "projects", task.project(), "gates", task.gate(), "evaluations", "" + evaluation)
                .build()
                .encode()
                .toUriString();
    }

    private @Nullable Earlier earlier(GateView view) {
        return rounds.before(view.record())
                .map(before -> new Earlier(
                        before.evaluation(),
                        before.at(),
                        before.end(),
                        log.find(view.record().project(), view.record().key(), before.evaluation())
                                .map(then -> Differences.between(then, view.evaluation()))
                                .orElse(List.of())))
                .orElse(null);
    }

    /** What can be decided at a gate, as its plan is drawn. */
    static List<Decision> decisions(GateDefinition gate) {
        return Stream.of(Decision.GO, Decision.CONDITIONAL_GO, Decision.HOLD, Decision.RECYCLE, Decision.KILL)
                .filter(decision ->
                        decision != Decision.CONDITIONAL_GO || !gate.next().isEmpty())
                .filter(decision ->
                        decision != Decision.RECYCLE || !gate.waysBack().isEmpty())
                .toList();
    }

    /** Where a gate can send its project back to. */
    static List<Way> ways(GateDefinition gate, List<Phase> phases) {
        return gate.waysBack().stream()
                .map(WayBack::phase)
                .map(id -> new Way(
                        id,
                        phases.stream()
                                .filter(phase -> phase.id().equals(id))
                                .map(Phase::name)
                                .findFirst()
                                .orElse("where the plan leads")))
                .toList();
    }
}
