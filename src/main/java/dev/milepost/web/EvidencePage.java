package dev.milepost.web;

import dev.milepost.evidence.Observation;
import dev.milepost.gate.Milestones;
import dev.milepost.plan.PlanLibrary;
import dev.milepost.plan.Project;
import dev.milepost.web.EvidenceApi.EvidenceLine;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What a project's gates are judged by, and where to hand in more. */
@Screen
class EvidencePage {

    private final EvidenceApi evidence;
    private final Milestones milestones;
    private final PlanLibrary plans;

    EvidencePage(EvidenceApi evidence, Milestones milestones, PlanLibrary plans) {
        this.evidence = evidence;
        this.milestones = milestones;
        this.plans = plans;
    }

    @GetMapping("/projects/{key}/evidence")
    String show(@PathVariable String key, Model model) {
        Project project = milestones.project(key);
        Map<Observation.Kind, List<EvidenceLine>> kinds = evidence.newest(key).items().stream()
                .collect(Collectors.groupingBy(
                        EvidenceLine::kind, () -> new EnumMap<>(Observation.Kind.class), Collectors.toList()));
        model.addAttribute("project", project);
        model.addAttribute("kinds", kinds);
        model.addAttribute("phases", plans.plan(project.definition()).phases());
        model.addAttribute("states", Observation.WorkItem.State.values());
        return "evidence";
    }
}
