package dev.milepost.web;

import dev.milepost.check.PlanCheck;
import dev.milepost.gate.RuleTrial;
import dev.milepost.gate.RuleTrialReport;
import dev.milepost.plan.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;

@RestController
@Tag(name = "Plans")
class RuleTrialApi {

    private final RuleTrial trial;
    private final PlanCheck check;

    RuleTrialApi(RuleTrial trial, PlanCheck check) {
        this.trial = trial;
        this.check = check;
    }

    @PostMapping(path = "/api/rules/replay", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "Try rule files on the recorded evaluations of projects; changes nothing",
            description =
                    "Each file takes the place of the one of its name. Answers what would have passed and does not,"
                            + " what would not have passed and does, and what nothing can be said of.")
    RuleTrialReport replay(@RequestParam List<String> project, MultipartHttpServletRequest request) throws IOException {
        List<Problem> problems = new ArrayList<>();
        Map<String, String> rules =
                PlanCheck.rules(UploadedFiles.of(request, "curl -F file=@tasks-complete.drl"), problems);
        if (problems.isEmpty()) {
            problems.addAll(check.ofRules(rules));
        }
        if (!problems.isEmpty()) {
            throw new InvalidRequestException("Nothing was replayed. "
                    + problems.stream().map(Problem::toString).collect(Collectors.joining(" ")));
        }
        return trial.of(project, rules);
    }
}
