package dev.milepost.web;

import dev.milepost.gate.RuleTrial;
import dev.milepost.plan.Project;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;

@RestController
@Tag(name = "Plans")
class RuleTrialApi {

    private static final String UNDONE = "Nothing was replayed.";

    private final RuleTrial trial;
    private final CandidateFiles files;
    private final ChosenProjects projects;
    private final GatesApi gates;

    RuleTrialApi(RuleTrial trial, CandidateFiles files, ChosenProjects projects, GatesApi gates) {
        this.trial = trial;
        this.files = files;
        this.projects = projects;
        this.gates = gates;
    }

    @PostMapping(path = "/api/rules/replay", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "Try rule files on recorded evaluations and open gates; changes nothing",
            description =
                    "Each file takes the place of the one of its name. Projects are named by project, or chosen by plan, by"
                            + " running=true, or by both. Answers what would have passed and does not, what would not have passed"
                            + " and does, what nothing can be said of, and which gates of running projects would change now; with"
                            + " unreached=true also gates that their projects have not come to.")
    RuleTrialBody replay(
            @RequestParam(required = false) @Nullable List<String> project,
            @RequestParam(required = false) @Nullable String plan,
            @RequestParam(defaultValue = "false") boolean running,
            @RequestParam(defaultValue = "false") boolean unreached,
            MultipartHttpServletRequest request)
            throws IOException {
        List<Project> chosen = projects.of(project == null ? List.of() : project, plan, running);
        Map<String, String> rules = files.of(request, UNDONE);
        return RuleTrialBody.of(trial.of(chosen, rules, unreached));
    }

    @PostMapping(
            path = "/api/projects/{project}/gates/{gate}/evaluations/{number}/replay",
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "One recorded evaluation beside what it would have been with other rule files; changes nothing")
    ReplayedBody replayOne(
            @PathVariable String project,
            @PathVariable String gate,
            @PathVariable int number,
            MultipartHttpServletRequest request)
            throws IOException {
        var then = gates.evaluation(project, gate, number);
        return ReplayedBody.of(trial.of(then, files.of(request, UNDONE)));
    }
}
