package dev.milepost.forecast;

import dev.milepost.forecast.network.Activity;
import dev.milepost.forecast.network.CriticalPath;
import dev.milepost.forecast.network.Dates;
import dev.milepost.forecast.network.InvalidNetworkException;
import dev.milepost.forecast.network.Network;
import dev.milepost.forecast.network.Schedule;
import dev.milepost.forecast.network.Spread;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.Plan;
import dev.milepost.plan.UnresolvedTargetException;
import dev.milepost.plan.calendar.Deadline;
import dev.milepost.plan.calendar.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is doubtful in a plan although it can be carried out. Stateless. */
public final class PlanWarnings {

    private final Plan plan;
    private final LocalDate start;
    private final Map<String, String> parameters;
    private final WorkingCalendar calendar;
    private final Map<String, Deadline> targets = new HashMap<>();
    private final List<Gap> found = new ArrayList<>();

    private PlanWarnings(Plan plan, LocalDate start, Map<String, String> parameters, WorkingCalendar calendar) {
        this.plan = plan;
        this.start = start;
        this.parameters = parameters;
        this.calendar = calendar;
        for (GateDefinition gate : plan.gates()) {
            try {
                targets.put(gate.key(), plan.target(gate.key(), start, parameters, calendar, Map.of()));
            } catch (UnresolvedTargetException e) {
                // known only once the project is started with what it needs
            }
        }
    }

    /**
     * Everything doubtful in a plan: gates that cannot be measured, targets out of order along the flow, and targets that cannot
     * be met even if every estimate is at its shortest.
     *
     * @param start the project's first day; for a plan that nobody has started yet, a likely one
     * @param parameters the project's parameters; targets that need others are left out
     */
    public static List<Gap> of(Plan plan, LocalDate start, Map<String, String> parameters, WorkingCalendar calendar) {
        try {
            return new PlanWarnings(plan, start, parameters, calendar).find();
        } catch (InvalidNetworkException e) {
            return List.of(new Gap(
                    plan.id(),
                    "The plan cannot be scheduled: " + e.getMessage(),
                    "Draw ways back as error events of gates, or from exclusive gateways."));
        }
    }

    private List<Gap> find() {
        PlanNetwork drawn =
                PlanNetwork.of(plan, Progress.none(start, Instant.EPOCH), calendar, Assumptions.of(days(), parameters));
        plan.gates().forEach(this::checkMeasure);
        checkOrder(drawn.network());
        if (drawn.estimated()) {
            checkShortest(drawn);
        } else {
            found.add(new Gap(
                    plan.id(),
                    "No task of the plan has an estimate: there is nothing to forecast.",
                    "Write milepost:estimate on its tasks, as 5d, 4h or 3d/5d/10d."));
        }
        found.addAll(drawn.gaps());
        return List.copyOf(found);
    }

    private Map<String, LocalDate> days() {
        Map<String, LocalDate> days = new HashMap<>();
        targets.forEach((gate, deadline) -> days.put(gate, deadline.day()));
        return days;
    }

    /** A gate that only counts tasks, of which it has none, can never say how far it is. */
    private void checkMeasure(GateDefinition gate) {
        boolean onlyTasks = gate.deciding().stream().allMatch(use -> use.file().equals("tasks-complete.drl"));
        if (onlyTasks && gate.tasks().isEmpty()) {
            found.add(new Gap(
                    gate.key(),
                    "Gate '" + gate.name()
                            + "' cannot be measured: its only criterion counts tasks, and it closes none.",
                    "Put tasks into its phase, or give it a rule file that looks at something else."));
        } else if (onlyTasks
                && plan.tasks().stream()
                        .filter(task -> gate.tasks().contains(task.id()))
                        .allMatch(task -> task.optional())
                && !"all".equals(gate.parameters().get("which"))) {
            found.add(new Gap(
                    gate.key(),
                    "Gate '" + gate.name()
                            + "' cannot be measured: its only criterion counts mandatory tasks, and all of its"
                            + " tasks are optional.",
                    "Set milepost:param.which to all, or make a task mandatory."));
        }
    }

    /** A milestone that comes after another one is not due before it. */
    private void checkOrder(Network network) {
        Map<String, List<String>> next = new HashMap<>();
        network.links().stream()
                .filter(link -> link.probability() > 0)
                .forEach(link -> next.computeIfAbsent(link.from(), none -> new ArrayList<>())
                        .add(link.to()));
        for (GateDefinition gate : plan.gates()) {
            Deadline its = targets.get(gate.key());
            Set<String> later = Reach.from(gate.key(), next);
            for (GateDefinition other : plan.gates()) {
                Deadline others = targets.get(other.key());
                if (its != null
                        && others != null
                        && !other.equals(gate)
                        && later.contains(other.key())
                        && others.day().isBefore(its.day())) {
                    found.add(new Gap(
                            other.key(),
                            "Gate '" + other.name() + "' is due on " + others.day() + ", before '" + gate.name()
                                    + "', which comes first and is due on " + its.day() + ".",
                            "Put one of the two targets right."));
                }
            }
        }
    }

    /** Everything as short as it can be, on the way that is most likely taken: who is late then is late for certain. */
    private void checkShortest(PlanNetwork drawn) {
        Network shortest = new Network(
                drawn.network().activities().stream()
                        .map(PlanWarnings::shortest)
                        .toList(),
                drawn.network().links(),
                List.of());
        Schedule schedule = CriticalPath.of(shortest);
        for (GateDefinition gate : plan.gates()) {
            Deadline target = targets.get(gate.key());
            Dates dates = schedule.activities().get(gate.key());
            if (target != null && dates != null) {
                Instant earliest = drawn.at(gate.key(), dates.earlyFinish());
                if (target.hasPassed(earliest, calendar.zone())) {
                    found.add(new Gap(
                            gate.key(),
                            "Gate '" + gate.name() + "' cannot be reached by " + target.day()
                                    + ": with every estimate at its shortest it is reached on "
                                    + target.dayOf(earliest, calendar.zone()) + ".",
                            "Give it more time, or put less work before it."));
                }
            }
        }
    }

    private static Activity shortest(Activity activity) {
        return new Activity(
                activity.id(),
                Spread.fixed(activity.duration().low()),
                activity.join(),
                activity.split(),
                activity.notBefore(),
                activity.start(),
                activity.finish());
    }

    /** Where links lead to. */
    private static final class Reach {
        static Set<String> from(String first, Map<String, List<String>> next) {
            Set<String> found = new HashSet<>();
            Deque<String> open = new ArrayDeque<>(next.getOrDefault(first, List.of()));
            while (!open.isEmpty()) {
                String id = open.pop();
                if (found.add(id)) {
                    open.addAll(next.getOrDefault(id, List.of()));
                }
            }
            return found;
        }
    }
}
