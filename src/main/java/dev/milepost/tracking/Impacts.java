package dev.milepost.tracking;

import dev.milepost.forecast.network.InvalidNetworkException;
import dev.milepost.plan.GateDefinition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out what a change of a plan does. */
final class Impacts {

    private Impacts() {}

    /** The difference between a project as it is and as it would be. */
    static Impact between(Inputs before, Inputs after, int runs) {
        long seed = Projector.seed(before.digest());
        Projection old;
        Projection now;
        try {
            old = Projector.project(before, runs, seed);
            now = Projector.project(after, runs, seed);
        } catch (InvalidNetworkException e) {
            return new Impact(List.of(), "This plan cannot be scheduled, so nothing can be said: " + e.getMessage());
        }
        List<Impact.Moved> moved = new ArrayList<>();
        for (GateDefinition gate : before.plan().gates()) {
            Impact.Moved change = change(gate, before, old, after, now);
            if (!(change.target().isNone()
                    && change.p50().isNone()
                    && change.p80().isNone()
                    && change.probability().isNone())) {
                moved.add(change);
            }
        }
        return new Impact(moved, reason(moved, now.estimated()));
    }

    private static Impact.Moved change(
            GateDefinition gate, Inputs before, Projection old, Inputs after, Projection now) {
        String key = gate.key();
        Projection.@Nullable Expectation was = old.milestones().get(key);
        Projection.@Nullable Expectation is = now.milestones().get(key);
        return new Impact.Moved(
                key,
                gate.name(),
                gate.phase(),
                new Impact.Shift<>(before.target(key), after.target(key)),
                new Impact.Shift<>(was == null ? null : was.p50(), is == null ? null : is.p50()),
                new Impact.Shift<>(was == null ? null : was.p80(), is == null ? null : is.p80()),
                new Impact.Shift<>(was == null ? null : was.probability(), is == null ? null : is.probability()),
                was == null || is == null ? null : after.calendar().workingDaysBetween(was.p80(), is.p80()),
                is == null ? List.of() : steps(after, is.path()),
                gate.approvers().stream()
                        .flatMap(approvers -> approvers.groups().stream())
                        .distinct()
                        .toList());
    }

    /** Those elements of a path that people know. */
    static List<Impact.Step> steps(Inputs in, List<String> path) {
        return path.stream()
                .filter(id -> Projector.isWork(in, id))
                .map(id -> new Impact.Step(id, in.name(id)))
                .toList();
    }

    private static String reason(List<Impact.Moved> moved, boolean estimated) {
        if (!estimated) {
            return "Nothing in this plan has an estimate, so nothing can be said of other milestones.";
        }
        List<String> parts = new ArrayList<>();
        for (Impact.Moved one : moved) {
            Long days = one.workingDays();
            String what = days == null || days == 0
                    ? "stays where it is expected"
                    : "moves by " + Math.abs(days) + (Math.abs(days) == 1 ? " working day " : " working days ")
                            + (days > 0 ? "later" : "earlier") + " to "
                            + day(one.p80().after());
            Double chance = one.probability().after();
            parts.add(one.name() + " " + what
                    + (chance == null ? "" : " (" + StatusRule.percent(chance) + " likely on time)"));
        }
        return parts.isEmpty() ? "No milestone moves." : String.join("; ", parts) + ".";
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "an unknown day" : day.toString();
    }
}
