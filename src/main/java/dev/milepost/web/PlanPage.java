package dev.milepost.web;

import dev.milepost.process.MilepostProperties;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What can be started, what it will ask for, and how realistic it is. */
@Screen
class PlanPage {

    private final PlansApi plans;
    private final WatchedFilesApi watched;
    private final MilepostProperties properties;
    private final Clock clock;

    PlanPage(PlansApi plans, WatchedFilesApi watched, MilepostProperties properties, Clock clock) {
        this.plans = plans;
        this.watched = watched;
        this.properties = properties;
        this.clock = clock;
    }

    @GetMapping("/plans")
    String all(Model model) {
        model.addAttribute("plans", plans.list().items());
        model.addAttribute("watched", watched.latest());
        return "plans";
    }

    @GetMapping("/plans/{plan}")
    String one(@PathVariable String plan, Model model) {
        PlansApi.PlanBody body = plans.one(plan);
        Map<String, List<PlanCriterion>> criteria =
                plans.criteria(plan).items().stream().collect(Collectors.groupingBy(PlanCriterion::gate));
        model.addAttribute("plan", body);
        model.addAttribute("phases", Part.of(body));
        model.addAttribute(
                "gates",
                body.gates().stream()
                        .map(gate -> new Asked(gate, criteria.getOrDefault(gate.key(), List.of())))
                        .toList());
        model.addAttribute("experience", plans.experience(plan));
        model.addAttribute("zone", properties.zoneOrDefault().getId());
        model.addAttribute(
                "today", clock.instant().atZone(properties.zoneOrDefault()).toLocalDate());
        return "plan";
    }

    /** A gate with what it asks for. */
    record Asked(PlansApi.GateBody gate, List<PlanCriterion> criteria) {}

    /**
     * Tasks that lie together.
     *
     * @param name the phase's name; empty for tasks that lie in none
     */
    record Part(String name, List<PlansApi.TaskBody> tasks) {
        static List<Part> of(PlansApi.PlanBody plan) {
            List<Part> parts = plan.phases().stream()
                    .map(phase -> new Part(
                            phase.name(),
                            plan.tasks().stream()
                                    .filter(task -> phase.id().equals(task.phase()))
                                    .toList()))
                    .collect(Collectors.toList());
            List<PlansApi.TaskBody> loose =
                    plan.tasks().stream().filter(task -> task.phase() == null).toList();
            if (!loose.isEmpty()) {
                parts.add(new Part("", loose));
            }
            return parts;
        }
    }
}
