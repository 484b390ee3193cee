package dev.milepost.web;

import dev.milepost.gate.Conditions;
import dev.milepost.gate.GateResult;
import dev.milepost.gate.Milestones;
import dev.milepost.gate.facts.Condition;
import dev.milepost.process.ConditionDesk;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/projects/{project}/conditions")
@Tag(name = "Conditions", description = "What gates were passed on, and whether it is done")
class ConditionsApi {

    private final Conditions conditions;
    private final ConditionDesk desk;
    private final Milestones milestones;

    ConditionsApi(Conditions conditions, ConditionDesk desk, Milestones milestones) {
        this.conditions = conditions;
        this.desk = desk;
        this.milestones = milestones;
    }

    @GetMapping
    @Operation(summary = "All conditions of a project, open and closed")
    Page<Condition> list(@PathVariable String project) {
        milestones.project(project); // 404 before anything else
        List<Condition> all = conditions.of(project);
        return new Page<>(all, 0, Math.max(1, all.size()), all.size());
    }

    @PostMapping("/{number}/close")
    @Operation(summary = "Close a condition: by its owner, or an approver of the gate that was passed on it")
    Closed close(@PathVariable String project, @PathVariable int number, @RequestBody Closing body, Principal caller) {
        String comment = Texts.comment("comment", body.comment());
        if (comment == null) {
            throw new InvalidRequestException("The field 'comment' is missing. Say what was done.");
        }
        List<GateResult> gates = desk.close(project, number, caller.getName(), comment);
        Condition closed = conditions.of(project).stream()
                .filter(condition -> condition.number() == number)
                .findFirst()
                .orElseThrow();
        return new Closed(closed, gates);
    }

    /** What was done. */
    record Closing(@Nullable String comment) {}

    /** A closed condition, and the gates that were evaluated because of it. */
    record Closed(Condition condition, List<GateResult> gates) {}
}
