package dev.milepost.forecast;

import static dev.milepost.forecast.PlanNetwork.startOf;

import dev.milepost.forecast.Assumptions.OutsideWork;
import dev.milepost.forecast.Draft.Step;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.Plan;
import dev.milepost.plan.PlannedTask;
import dev.milepost.plan.RuleUse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Adds what gates wait for by their rules, besides what the flow says. */
final class Waits {

    private static final String TASKS = "tasks-complete.drl";
    private static final String MILESTONE = "milestone-reached.drl";

    private final Plan plan;
    private final Draft draft;
    private final Timeline time;
    private final Gaps gaps;

    Waits(Plan plan, Draft draft, Timeline time, Gaps gaps) {
        this.plan = plan;
        this.draft = draft;
        this.time = time;
        this.gaps = gaps;
    }

    void draw(Assumptions assumptions) {
        Set<String> optional = plan.tasks().stream()
                .filter(PlannedTask::optional)
                .map(PlannedTask::id)
                .collect(Collectors.toSet());
        for (GateDefinition gate : plan.gates()) {
            boolean all = uses(gate, TASKS, "which").contains("all");
            waitFor(
                    gate,
                    gate.tasks().stream()
                            .filter(task -> all || !optional.contains(task))
                            .flatMap(task -> Optional.ofNullable(draft.find(task)).stream())
                            .toList());
            uses(gate, MILESTONE, "milestone").forEach(other -> waitFor(gate, draft.find(other)));
        }
        outsideWorks(assumptions);
    }

    /** The values of a parameter of a rule file by which a gate is decided, once per use. */
    private static Set<String> uses(GateDefinition gate, String file, String parameter) {
        Map<String, String> given = gate.parameters();
        return gate.deciding().stream()
                .filter(use -> use.file().equals(file))
                .map(use -> value(given, use, parameter))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .collect(Collectors.toSet());
    }

    private static @Nullable String value(Map<String, String> given, RuleUse use, String parameter) {
        String own = use.alias() == null ? null : given.get(use.alias() + "." + parameter);
        return own == null ? given.get(parameter) : own;
    }

    private void waitFor(GateDefinition gate, @Nullable Step earlier) {
        if (earlier != null) {
            waitFor(gate, List.of(earlier));
        }
    }

    /** Ties what the flow does not tie already; what only comes behind the gate cannot be waited for. */
    private void waitFor(GateDefinition gate, List<Step> earlier) {
        Step again = draft.find(gate.key() + ":again");
        Step entry = again == null ? draft.find(gate.key()) : again;
        if (entry != null && !earlier.isEmpty()) {
            Set<Step> behind = draft.from(entry);
            Set<Step> before = draft.upTo(entry);
            earlier.stream()
                    .filter(step -> !behind.contains(step) && !before.contains(step))
                    .forEach(step -> draft.link(step, entry));
        }
    }

    private void outsideWorks(Assumptions assumptions) {
        int unsaid = 0;
        for (OutsideWork work : assumptions.works()) {
            String phase = work.phase();
            Step begin = phase == null ? null : draft.find(startOf(phase));
            if (!work.open() || begin == null || phase == null) {
                continue;
            }
            LocalDate due = work.due();
            if (due == null) {
                unsaid++;
                continue;
            }
            Step step = draft.step("work-item:" + work.id());
            step.notBefore = Math.max(time.now(), time.endOf(due));
            draft.link(begin, step);
            plan.gates().stream().filter(gate -> phase.equals(gate.phase())).forEach(gate -> waitFor(gate, step));
            if (draft.out(step).isEmpty()) {
                draft.link(step, draft.known(PlanNetwork.endOf(phase)));
            }
        }
        if (unsaid > 0) {
            gaps.add(
                    plan.id(),
                    "When " + unsaid + " open work items will be done is not known. They are left out of the forecast.",
                    "Send them with the date by which they are due.");
        }
    }
}
