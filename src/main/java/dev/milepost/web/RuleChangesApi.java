package dev.milepost.web;

import dev.milepost.gate.Milestones;
import dev.milepost.gate.RuleChange;
import dev.milepost.gate.RuleChanges;
import dev.milepost.gate.RuleMoves;
import dev.milepost.process.PlanMigrations;
import dev.milepost.process.PlanVersions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Rule changes", description = "Move running projects to other rules, on purpose and on the record")
class RuleChangesApi {

    private final RuleMoves moves;
    private final PlanMigrations migrations;
    private final RuleChanges changes;
    private final Milestones milestones;
    private final PlanVersions versions;

    RuleChangesApi(
            RuleMoves moves,
            PlanMigrations migrations,
            RuleChanges changes,
            Milestones milestones,
            PlanVersions versions) {
        this.moves = moves;
        this.migrations = migrations;
        this.changes = changes;
        this.milestones = milestones;
        this.versions = versions;
    }

    @PostMapping("/api/rebindings")
    @Operation(
            summary = "Move running projects to the rules of another deployment; their process stays as it is",
            description = "By the deployment, or by the version of the project's plan whose rules are meant; without"
                    + " either, those of the newest. Each project by itself: one that is refused keeps none of the others."
                    + " With dryRun the same report, and nothing is changed.")
    Moved rebind(@RequestBody Rebinding body, Principal user) {
        String deployment = Texts.optional("deployment", body.deployment());
        if (deployment != null && body.version() != null) {
            throw new InvalidRequestException(
                    "Send either 'deployment' or 'version': the version of a plan names the deployment it came with.");
        }
        RuleMoves.Order order = order(body.reason(), body.dryRun(), user);
        return new Moved(
                order.dryRun(),
                ProjectMoves.each(
                        body.projects(),
                        key -> moves.toRules(
                                key, deployment == null ? deploymentOf(key, body.version()) : deployment, order)));
    }

    @PostMapping("/api/migrations")
    @Operation(
            summary = "Move running projects to another version of their plan: process, gates and rules",
            description =
                    "Without a version, to the newest. Nothing moves unless everything a project is at has a place in"
                            + " the other version; what has none is named. Each project by itself: one that is refused keeps none"
                            + " of the others. With dryRun the same report, and nothing is changed.")
    Moved migrate(@RequestBody Migration body, Principal user) {
        RuleMoves.Order order = order(body.reason(), body.dryRun(), user);
        Map<String, String> parameters = Texts.parameters(body.parameters());
        return new Moved(
                order.dryRun(),
                ProjectMoves.each(body.projects(), key -> migrations.migrate(key, body.version(), parameters, order)));
    }

    @GetMapping("/api/projects/{project}/rule-changes")
    @Operation(summary = "Each time a project was moved to other rules, with its report, the newest first")
    Page<RuleChange> list(
            @PathVariable String project,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "20") int size) {
        Page.check(page, size);
        String key = milestones.project(project).key();
        return new Page<>(changes.page(key, page, size), page, size, changes.count(key));
    }

    private String deploymentOf(String project, @Nullable Integer version) {
        String plan = milestones.project(project).plan();
        return (version == null ? versions.newest(plan) : versions.find(plan, version)).deployment();
    }

    private static RuleMoves.Order order(@Nullable String reason, @Nullable Boolean dryRun, Principal user) {
        return new RuleMoves.Order(
                user.getName(), Texts.requiredComment("reason", reason), Boolean.TRUE.equals(dryRun));
    }

    /**
     * Which projects are moved to which rules.
     *
     * @param version of the plan of each project
     */
    record Rebinding(
            @Nullable List<@Nullable String> projects,
            @Nullable String deployment,
            @Nullable Integer version,
            @Nullable String reason,
            @Nullable Boolean dryRun) {}

    /**
     * Which projects are moved to which version of their plan.
     *
     * @param version of the plan of each project
     * @param parameters settings that the version needs and a project was not given
     */
    record Migration(
            @Nullable List<@Nullable String> projects,
            @Nullable Integer version,
            @Nullable Map<String, String> parameters,
            @Nullable String reason,
            @Nullable Boolean dryRun) {}

    /** What became of each project. */
    record Moved(boolean dryRun, List<MovedProject> projects) {}
}
