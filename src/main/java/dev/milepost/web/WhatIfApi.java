package dev.milepost.web;

import dev.milepost.gate.Evaluation;
import dev.milepost.gate.Milestones;
import dev.milepost.gate.RuleTrial;
import dev.milepost.gate.Supposed;
import dev.milepost.gate.Verdict;
import dev.milepost.process.login.Permissions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Gates")
class WhatIfApi {

    private static final String REPLAY = "/api/rules/replay";

    private final Milestones milestones;
    private final RuleTrial trial;
    private final CandidateFiles files;
    private final Permissions permissions;

    WhatIfApi(Milestones milestones, RuleTrial trial, CandidateFiles files, Permissions permissions) {
        this.milestones = milestones;
        this.trial = trial;
        this.files = files;
        this.permissions = permissions;
    }

    @PostMapping("/api/projects/{project}/gates/{gate}/what-if")
    @Operation(
            summary =
                    "What the rules would say at another instant, with more evidence or with other rules; nothing is recorded",
            description =
                    "rules holds texts by the names of rule files that the gate uses, and takes the right to deploy them.")
    WhatIfBody whatIf(
            @PathVariable String project,
            @PathVariable String gate,
            @RequestBody(required = false) @Nullable WhatIf body)
            throws TooLargeException {
        WhatIf asked = body == null ? new WhatIf(null, null, null) : body;
        List<Supposed> evidence = asked.evidence() == null
                ? List.of()
                : asked.evidence().stream().map(SupposedBody::of).toList();
        Instant at = Dates.instant("at", asked.at());
        Evaluation evaluation = asked.rules() == null || asked.rules().isEmpty()
                ? milestones.whatIf(project, gate, at, evidence)
                : trial.whatIf(project, gate, at, evidence, rules(asked.rules()));
        return new WhatIfBody(
                evaluation.verdict(),
                evaluation.evaluatedAt(),
                evaluation.nextEvaluationAt(),
                evaluation.findings().stream().map(GateBody.Criterion::of).toList());
    }

    /** Rules are code: who may not deploy them may not have them run either. */
    private Map<String, String> rules(Map<String, @Nullable String> texts) throws TooLargeException {
        if (!permissions.may("POST", REPLAY)) {
            throw new MissingRightException("A what-if with other rules", permissions.groups("POST", REPLAY));
        }
        return files.of(texts, "The gate was not judged.");
    }

    /**
     * A question: at another instant, with more evidence, with other rules.
     *
     * @param rules texts by the names of files that the gate uses
     */
    record WhatIf(
            @Nullable Instant at,
            @Nullable List<SupposedBody> evidence,
            @Nullable Map<String, @Nullable String> rules) {}

    /** The answer to a what-if. */
    record WhatIfBody(
            Verdict verdict,
            Instant evaluatedAt,
            @Nullable Instant nextEvaluationAt,
            List<GateBody.Criterion> criteria) {}
}
