package dev.milepost.web;

import dev.milepost.gate.Conditions;
import dev.milepost.gate.CriterionState;
import dev.milepost.gate.GateView;
import dev.milepost.gate.Milestones;
import dev.milepost.gate.ShadowLog;
import dev.milepost.gate.facts.Condition;
import dev.milepost.plan.PlanLibrary;
import dev.milepost.plan.Project;
import dev.milepost.plan.RuleMode;
import dev.milepost.process.ConditionDesk;
import dev.milepost.process.SignOffDesk;
import dev.milepost.signoff.WaiverSettings;
import dev.milepost.signoff.Waivers;
import dev.milepost.tracking.Tracking;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Why a gate is shut, what opens it and when; who decides there, who did, and on what. */
@Screen
class GatePage {

    private static final int LOGGED = 10;

    private final Milestones milestones;
    private final Gates gates;
    private final GatesApi api;
    private final Tracking tracking;
    private final Proofs proofs;
    private final ShadowLog shadows;
    private final PlanLibrary plans;
    private final SignOffDesk desk;
    private final WaiversApi waivers;
    private final Waivers granting;
    private final WaiverSettings policy;
    private final Conditions conditions;
    private final ConditionDesk closing;
    private final Clock clock;

    GatePage(
            Milestones milestones,
            Gates gates,
            GatesApi api,
            Tracking tracking,
            Proofs proofs,
            ShadowLog shadows,
            PlanLibrary plans,
            SignOffDesk desk,
            WaiversApi waivers,
            Waivers granting,
            WaiverSettings policy,
            Conditions conditions,
            ConditionDesk closing,
            Clock clock) {
        this.milestones = milestones;
        this.gates = gates;
        this.api = api;
        this.tracking = tracking;
        this.proofs = proofs;
        this.shadows = shadows;
        this.plans = plans;
        this.desk = desk;
        this.waivers = waivers;
        this.granting = granting;
        this.policy = policy;
        this.conditions = conditions;
        this.closing = closing;
        this.clock = clock;
    }

    @GetMapping("/projects/{key}/gates/{gate}")
    String show(
            @PathVariable String key,
            @PathVariable String gate,
            @RequestParam(defaultValue = "0") int page,
            Principal user,
            Model model) {
        Project project = milestones.project(key);
        if (plans.plan(project.definition()).gate(gate).isEmpty()) {
            int newest = milestones.onceGate(key, gate).record().evaluation();
            return "redirect:/projects/{key}/gates/{gate}/evaluations/" + newest;
        }
        GateView view = milestones.gate(key, gate);
        GateBody body = gates.body(view);
        model.addAttribute("project", project);
        model.addAttribute("zone", project.zone().getId());
        model.addAttribute("gate", body);
        model.addAttribute("definition", view.definition());
        model.addAttribute("passedAt", view.record().passedAt());
        model.addAttribute("awaited", view.evaluation().facts().conditions());
        model.addAttribute("known", KnownNames.of(view.evaluation().facts()));
        model.addAttribute(
                "milestone",
                tracking.milestones(key).stream()
                        .filter(milestone -> milestone.key().equals(gate))
                        .findFirst()
                        .orElseThrow());
        model.addAttribute(
                "open",
                body.deciding().stream()
                        .filter(criterion -> OPEN.contains(criterion.state()))
                        .sorted(java.util.Comparator.comparing(criterion -> OPEN.indexOf(criterion.state())))
                        .toList());
        model.addAttribute(
                "warned",
                body.criteria().stream()
                        .filter(criterion -> criterion.mode() == RuleMode.WARN && OPEN.contains(criterion.state()))
                        .count());
        model.addAttribute("grounds", proofs.of(view.evaluation()));
        model.addAttribute("shadow", shadows.of(view));
        votes(view, body, user.getName(), project, model);
        waivers(project, gate, user.getName(), model);
        conditions(view, user.getName(), model);
        model.addAttribute("log", api.evaluations(key, gate, page, LOGGED));
        model.addAttribute("form", WhatIfForm.EMPTY);
        return "gate";
    }

    /** What keeps a gate shut, the gravest first. */
    private static final List<CriterionState> OPEN =
            List.of(CriterionState.ERROR, CriterionState.UNMET, CriterionState.UNKNOWN, CriterionState.STALE);

    private void votes(GateView view, GateBody body, String user, Project project, Model model) {
        Map<Integer, List<GateBody.Vote>> byEvaluation =
                body.signoffs().stream().collect(Collectors.groupingBy(GateBody.Vote::evaluation));
        model.addAttribute("votes", byEvaluation);
        model.addAttribute("seat", desk.seat(view, user).orElse(null));
        model.addAttribute(
                "voted",
                body.signoffs().stream()
                        .anyMatch(vote -> vote.round() == body.round()
                                && vote.voided() == null
                                && (user.equals(vote.person()) || user.equals(vote.onBehalfOf()))));
        model.addAttribute("decisions", SignOffTasksApi.decisions(view.definition()));
        model.addAttribute(
                "ways",
                SignOffTasksApi.ways(
                        view.definition(), plans.plan(project.definition()).phases()));
    }

    private void waivers(Project project, String gate, String user, Model model) {
        model.addAttribute(
                "waivers",
                waivers.list(project.key()).items().stream()
                        .filter(waiver -> waiver.gate().equals(gate))
                        .toList());
        model.addAttribute("mayGrant", granting.mayGrant(user));
        model.addAttribute("granters", policy.granters());
        model.addAttribute("today", clock.instant().atZone(project.zone()).toLocalDate());
        model.addAttribute(
                "latestWaiver",
                clock.instant()
                        .plus(policy.longest())
                        .atZone(project.zone())
                        .toLocalDate()
                        .minusDays(1));
    }

    private void conditions(GateView view, String user, Model model) {
        List<SetHere> set = conditions.of(view.record().project()).stream()
                .filter(condition -> condition.gate().equals(view.definition().key()))
                .map(condition -> new SetHere(
                        condition, condition.closing() == null && closing.mayClose(condition, view.definition(), user)))
                .toList();
        model.addAttribute("conditions", set);
    }

    /** A condition on which this gate was passed, and whether its reader may close it. */
    record SetHere(Condition condition, boolean mine) {}
}
