package dev.milepost.web;

import dev.milepost.check.PlanCheck;
import dev.milepost.importing.ImportRefused;
import dev.milepost.importing.ImportedPlan;
import dev.milepost.importing.PlanImport;
import dev.milepost.process.MilepostProperties;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;

@RestController
@Tag(name = "Plans")
class PlanImportApi {

    private final PlanImport imports;
    private final MilepostProperties properties;
    private final Clock clock;

    PlanImportApi(PlanCheck check, MilepostProperties properties, Clock clock) {
        this.imports = new PlanImport(check);
        this.properties = properties;
        this.clock = clock;
    }

    @PostMapping(path = "/api/plans/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "Make a plan of a BPMN file or schedule of another tool; deploys nothing",
            description = "Answers the plan and what was understood, changed, dropped and is left to complete.")
    ImportedPlan convert(@RequestParam(defaultValue = "") String process, MultipartHttpServletRequest request)
            throws IOException {
        Map<String, byte[]> files = UploadedFiles.of(request, "curl -F file=@drawing.bpmn");
        if (files.size() != 1) {
            throw new InvalidRequestException("The upload holds " + files.size() + " files. Import one at a time.");
        }
        Map.Entry<String, byte[]> file = files.entrySet().iterator().next();
        try {
            return imports.of(
                    file.getKey(),
                    file.getValue(),
                    process,
                    clock.instant().atZone(properties.zoneOrDefault()).toLocalDate());
        } catch (ImportRefused e) {
            throw new InvalidRequestException("No plan was made. " + e.getMessage());
        }
    }
}
