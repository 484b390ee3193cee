package dev.milepost.web;

import dev.milepost.gate.Milestones;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Gates")
class GateEvidenceApi {

    private final Milestones milestones;
    private final Clock clock;

    GateEvidenceApi(Milestones milestones, Clock clock) {
        this.milestones = milestones;
        this.clock = clock;
    }

    @GetMapping("/api/projects/{project}/gates/{gate}/evidence")
    @Operation(summary = "What each criterion of a gate rests on, the oldest first")
    Map<String, List<Witness>> of(@PathVariable String project, @PathVariable String gate) {
        return Witness.of(milestones.gate(project, gate).evaluation(), clock.instant());
    }
}
