package dev.milepost.web;

import dev.milepost.gate.Evaluation;
import dev.milepost.gate.GateView;
import dev.milepost.gate.Milestones;
import dev.milepost.plan.PlanLibrary;
import dev.milepost.plan.Project;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One evaluation of a gate as it was recorded, and what is different between any two. */
@Screen
class GateEvaluationPage {

    private final Milestones milestones;
    private final Gates gates;
    private final GatesApi api;
    private final Proofs proofs;
    private final PlanLibrary plans;

    GateEvaluationPage(Milestones milestones, Gates gates, GatesApi api, Proofs proofs, PlanLibrary plans) {
        this.milestones = milestones;
        this.gates = gates;
        this.api = api;
        this.proofs = proofs;
        this.plans = plans;
    }

    @GetMapping("/projects/{key}/gates/{gate}/evaluations/{number}")
    String one(@PathVariable String key, @PathVariable String gate, @PathVariable int number, Model model) {
        GateView view = frame(key, gate, model);
        Evaluation evaluation = api.evaluation(key, gate, number);
        model.addAttribute("evaluation", evaluation);
        model.addAttribute("criteria", criteria(evaluation));
        model.addAttribute("grounds", proofs.of(evaluation));
        model.addAttribute("newest", view.record().evaluation());
        model.addAttribute(
                "votes",
                gates.body(view).signoffs().stream()
                        .filter(vote -> vote.evaluation() == number)
                        .toList());
        return "gate-evaluation";
    }

    /** Without numbers, the newest evaluation and the one before. */
    @GetMapping("/projects/{key}/gates/{gate}/compare")
    String compare(
            @PathVariable String key,
            @PathVariable String gate,
            @RequestParam(required = false) @Nullable Integer from,
            @RequestParam(required = false) @Nullable Integer to,
            Model model) {
        int newest = frame(key, gate, model).record().evaluation();
        int second = to == null ? newest : to;
        int first = from == null ? Math.max(1, second - 1) : from;
        model.addAttribute("newest", newest);
        if (newest > 0) {
            Evaluation before = api.evaluation(key, gate, first);
            Evaluation after = api.evaluation(key, gate, second);
            List<FindingPair> pairs = FindingPair.of(criteria(before), criteria(after));
            model.addAttribute("before", before);
            model.addAttribute("after", after);
            model.addAttribute("pairs", pairs);
            model.addAttribute(
                    "different",
                    pairs.stream()
                            .filter(pair -> pair.change() != FindingPair.Change.SAME)
                            .count());
            model.addAttribute("sameRules", rules(before).equals(rules(after)));
        }
        return "gate-compare";
    }

    private GateView frame(String key, String gate, Model model) {
        Project project = milestones.project(key);
        GateView view = milestones.onceGate(key, gate);
        model.addAttribute("project", project);
        model.addAttribute("zone", project.zone().getId());
        model.addAttribute("definition", view.definition());
        model.addAttribute("gone", plans.plan(project.definition()).gate(gate).isEmpty());
        return view;
    }

    private static List<GateBody.Criterion> criteria(Evaluation evaluation) {
        return evaluation.findings().stream().map(GateBody.Criterion::of).toList();
    }

    private static List<String> rules(Evaluation evaluation) {
        return evaluation.rules().stream()
                .map(rule -> rule.file() + " " + rule.alias() + " " + rule.mode() + " " + rule.sha256())
                .toList();
    }
}
