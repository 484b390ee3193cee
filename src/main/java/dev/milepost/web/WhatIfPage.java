package dev.milepost.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.milepost.gate.GateView;
import dev.milepost.gate.Milestones;
import dev.milepost.plan.PlanLibrary;
import dev.milepost.plan.Project;
import java.io.IOException;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What a gate would say at another instant, or if something else had been observed. Nothing is recorded. */
@Screen
class WhatIfPage {

    private final Milestones milestones;
    private final Gates gates;
    private final WhatIfApi api;
    private final PlanLibrary plans;
    private final ObjectMapper json;

    WhatIfPage(Milestones milestones, Gates gates, WhatIfApi api, PlanLibrary plans, ObjectMapper json) {
        this.milestones = milestones;
        this.gates = gates;
        this.api = api;
        this.plans = plans;
        this.json = json;
    }

    @GetMapping("/projects/{key}/gates/{gate}/what-if")
    String ask(
            @PathVariable String key, @PathVariable String gate, @RequestParam Map<String, String> fields, Model model)
            throws IOException {
        Project project = milestones.project(key);
        GateView view = milestones.gate(key, gate);
        GateBody now = gates.body(view);
        WhatIfForm form = WhatIfForm.of(fields);
        model.addAttribute("project", project);
        model.addAttribute("zone", project.zone().getId());
        model.addAttribute("gate", now);
        model.addAttribute("form", form);
        model.addAttribute("known", KnownNames.of(view.evaluation().facts()));
        model.addAttribute("phases", plans.plan(project.definition()).phases());
        boolean beingWritten = fields.containsKey("add") || fields.containsKey("drop");
        if (!beingWritten) {
            try {
                WhatIfApi.WhatIf question = form.question(project.zone(), json);
                model.addAttribute("question", json.writeValueAsString(question));
                if (form.supposes()) {
                    WhatIfApi.WhatIfBody answer = api.whatIf(key, gate, question);
                    model.addAttribute("answer", answer);
                    model.addAttribute("pairs", FindingPair.of(now.criteria(), answer.criteria()));
                }
            } catch (InvalidRequestException e) {
                model.addAttribute("refusal", e.getMessage());
            }
        }
        return "gate-what-if";
    }
}
