package dev.milepost.web;

import dev.milepost.check.Checked;
import dev.milepost.check.PlanCheck;
import dev.milepost.plan.Plan;
import dev.milepost.plan.Problem;
import dev.milepost.process.MilepostProperties;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;

@RestController
@RequestMapping("/api/plans/check")
@Tag(name = "Plans")
class PlanCheckApi {

    private final PlanCheck check;
    private final MilepostProperties properties;
    private final Clock clock;

    PlanCheckApi(PlanCheck check, MilepostProperties properties, Clock clock) {
        this.check = check;
        this.properties = properties;
        this.clock = clock;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "Check plans and rules as a deployment would, and deploy nothing")
    Answer check(MultipartHttpServletRequest request) throws IOException {
        Map<String, byte[]> files = UploadedFiles.of(request, "curl -F file=@release.bpmn -F file=@tasks-complete.drl");
        return Answer.of(check.of(
                files, clock.instant().atZone(properties.zoneOrDefault()).toLocalDate()));
    }

    /** What would become of a deployment. */
    record Answer(boolean deployable, List<String> plans, List<Problem> problems, List<Problem> warnings) {
        static Answer of(Checked checked) {
            return new Answer(
                    checked.problems().isEmpty(),
                    checked.plans().stream().map(Plan::id).toList(),
                    checked.problems(),
                    checked.warnings());
        }
    }
}
