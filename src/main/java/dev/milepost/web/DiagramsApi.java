package dev.milepost.web;

import dev.milepost.gate.Milestones;
import dev.milepost.process.Diagrams;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Diagrams", description = "Plans as they are drawn")
class DiagramsApi {

    private final Diagrams diagrams;
    private final Milestones milestones;

    DiagramsApi(Diagrams diagrams, Milestones milestones) {
        this.diagrams = diagrams;
        this.milestones = milestones;
    }

    @GetMapping(value = "/api/projects/{project}/diagram", produces = MediaType.APPLICATION_XML_VALUE)
    @Operation(summary = "The BPMN file of a project's own version of its plan")
    byte[] ofProject(@PathVariable String project) {
        return diagrams.of(milestones.project(project).definition());
    }

    @GetMapping(value = "/api/plans/{plan}/diagram", produces = MediaType.APPLICATION_XML_VALUE)
    @Operation(summary = "The BPMN file of the newest version of a plan")
    byte[] ofPlan(@PathVariable String plan) {
        return diagrams.ofPlan(plan);
    }
}
