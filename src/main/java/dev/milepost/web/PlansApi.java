package dev.milepost.web;

import dev.milepost.forecast.Gap;
import dev.milepost.forecast.PlanWarnings;
import dev.milepost.gate.RuleLibrary;
import dev.milepost.gate.RuleReader;
import dev.milepost.plan.Approvers;
import dev.milepost.plan.Estimate;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.Goal;
import dev.milepost.plan.Phase;
import dev.milepost.plan.PlannedTask;
import dev.milepost.plan.RuleUse;
import dev.milepost.plan.calendar.WorkingCalendar;
import dev.milepost.process.MilepostProperties;
import dev.milepost.process.PlanVersions;
import dev.milepost.process.ProjectRuns;
import dev.milepost.tracking.Experience;
import dev.milepost.tracking.Experiences;
import dev.milepost.tracking.Portfolio;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/plans")
@Tag(name = "Plans", description = "What can be started")
class PlansApi {

    private final ProjectRuns runs;
    private final PlanVersions versions;
    private final MilepostProperties properties;
    private final Clock clock;
    private final Experiences experiences;
    private final Portfolio portfolio;
    private final RuleLibrary library;
    private final RuleReader reader;

    PlansApi(
            ProjectRuns runs,
            PlanVersions versions,
            Experiences experiences,
            Portfolio portfolio,
            MilepostProperties properties,
            Clock clock,
            RuleLibrary library,
            RuleReader reader) {
        this.portfolio = portfolio;
        this.runs = runs;
        this.versions = versions;
        this.experiences = experiences;
        this.library = library;
        this.reader = reader;
        this.properties = properties;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "The newest version of each plan")
    Page<PlanBody> list() {
        List<PlanBody> all = runs.plans().stream().map(this::body).toList();
        return new Page<>(all, 0, Math.max(1, all.size()), all.size());
    }

    @GetMapping("/{plan}")
    @Operation(summary = "One plan with its phases, tasks and gates")
    PlanBody one(@PathVariable String plan) {
        return runs.plan(plan).map(this::body).orElseThrow(() -> unknown(plan));
    }

    @GetMapping("/{plan}/experience")
    @Operation(summary = "What earlier projects of a plan say of the next one")
    Experience experience(@PathVariable String plan) {
        return experiences.of(runs.plan(plan).orElseThrow(() -> unknown(plan)).plan());
    }

    @GetMapping("/{plan}/standing")
    @Operation(summary = "How the running projects of a plan stand at each of its gates, by plan version")
    Page<Portfolio.GateStanding> standing(@PathVariable String plan) {
        List<Portfolio.GateStanding> all = portfolio.standing(plan);
        if (all.isEmpty() && runs.plan(plan).isEmpty()) {
            throw unknown(plan);
        }
        return new Page<>(all, 0, Math.max(1, all.size()), all.size());
    }

    @GetMapping("/{plan}/criteria")
    @Operation(summary = "What the gates of a plan ask for, with the values they give to their rules")
    Page<PlanCriterion> criteria(@PathVariable String plan) {
        ProjectRuns.DeployedPlan deployed = runs.plan(plan).orElseThrow(() -> unknown(plan));
        List<PlanCriterion> all = deployed.plan().gates().stream()
                .flatMap(gate -> PlanCriterion.of(gate, library.load(deployed.deployment(), gate.rules()), reader))
                .toList();
        return new Page<>(all, 0, Math.max(1, all.size()), all.size());
    }

    @GetMapping("/{plan}/versions")
    @Operation(summary = "Every version of a plan that is deployed, the newest first, with its deployment")
    Page<PlanVersions.PlanVersion> versions(@PathVariable String plan) {
        List<PlanVersions.PlanVersion> all = versions.of(plan);
        if (all.isEmpty()) {
            throw unknown(plan);
        }
        return new Page<>(all, 0, Math.max(1, all.size()), all.size());
    }

    private static NotFoundException unknown(String plan) {
        return new NotFoundException(
                "There is no plan '" + plan + "'. GET /api/plans lists all plans that can be started.");
    }

    /** With what is doubtful in it for a project that begins today. */
    private PlanBody body(ProjectRuns.DeployedPlan deployed) {
        ZoneId zone = properties.zoneOrDefault();
        LocalDate today = clock.instant().atZone(zone).toLocalDate();
        return PlanBody.of(deployed, PlanWarnings.of(deployed.plan(), today, Map.of(), WorkingCalendar.standard(zone)));
    }

    /**
     * A plan.
     *
     * @param parameters what a project of it has to say when it starts
     */
    record PlanBody(
            String id,
            String name,
            int version,
            String deployment,
            List<Phase> phases,
            List<TaskBody> tasks,
            List<GateBody> gates,
            List<Goal> goals,
            List<NeededParameter> parameters,
            List<Gap> warnings) {
        static PlanBody of(ProjectRuns.DeployedPlan deployed, List<Gap> warnings) {
            return new PlanBody(
                    deployed.plan().id(),
                    deployed.plan().name(),
                    deployed.version(),
                    deployed.deployment(),
                    deployed.plan().phases(),
                    deployed.plan().tasks().stream().map(TaskBody::of).toList(),
                    deployed.plan().gates().stream().map(GateBody::of).toList(),
                    deployed.plan().goals(),
                    NeededParameter.of(deployed.plan()),
                    warnings);
        }
    }

    private static @Nullable String text(@Nullable Estimate estimate) {
        return estimate == null ? null : estimate.text();
    }

    /** A task as its plan defines it. */
    record TaskBody(
            String id,
            String name,
            @Nullable String phase,
            boolean manual,
            boolean optional,
            @Nullable String estimate) {
        static TaskBody of(PlannedTask task) {
            return new TaskBody(
                    task.id(), task.name(), task.phase(), task.manual(), task.optional(), text(task.estimate()));
        }
    }

    /** A gate as its plan defines it. */
    record GateBody(
            String key,
            String name,
            @Nullable String phase,
            String type,
            String target,
            List<RuleUse> rules,
            Map<String, String> parameters,
            List<Approvers> approvers,
            @Nullable Integer waiversWithin,
            List<String> tasks,
            List<String> goals,
            @Nullable String approvalTime,
            @Nullable Double recycle) {
        static GateBody of(GateDefinition gate) {
            return new GateBody(
                    gate.key(),
                    gate.name(),
                    gate.phase(),
                    gate.type().name().toLowerCase(Locale.ROOT),
                    gate.target().text(),
                    gate.rules(),
                    new TreeMap<>(gate.parameters()),
                    gate.approvers(),
                    gate.signOff().waiverDays(),
                    gate.tasks(),
                    gate.planning().goals(),
                    text(gate.planning().approvalTime()),
                    gate.planning().recycle());
        }
    }
}
