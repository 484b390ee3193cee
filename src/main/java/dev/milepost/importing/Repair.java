package dev.milepost.importing;

import dev.milepost.importing.Drawing.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes of a flow as people draw it one that the engine runs: one start for each scope, gateways that lead on, no links. */
final class Repair {

    private final Draft draft;
    private final Notes notes;

    Repair(Draft draft, Notes notes) {
        this.draft = draft;
        this.notes = notes;
    }

    void run() {
        repair(draft.scope, null);
        new Choices(draft, notes).run();
    }

    private void repair(Scope scope, @Nullable Step phase) {
        links(scope);
        ends(scope);
        starts(scope, phase);
        gateways(scope);
        borders(scope);
        for (Step step : List.copyOf(scope.steps)) {
            if (step.inside != null) {
                repair(step.inside, step);
            }
        }
    }

    /** Link events are sequence flows that are not drawn; here they are. */
    private void links(Scope scope) {
        Map<String, Step> targets = new HashMap<>();
        Neighbours ways = scope.neighbours();
        for (Step step : scope.steps) {
            if (step.trigger.equals("link") && step.is("intermediateCatchEvent")) {
                targets.putIfAbsent(step.detail, step);
            }
        }
        for (Step step : scope.steps) {
            if (step.trigger.equals("link") && step.is("intermediateThrowEvent")) {
                Step target = targets.get(step.detail);
                if (target != null && ways.out(step).isEmpty()) {
                    scope.ways.add(new Way(draft.ids.like("flow-" + step.id, "flow"), step, target));
                    notes.changed(step.id, step.line, "The link '" + step.label() + "' is a sequence flow now.", "");
                }
            }
        }
        for (Step step : scope.steps) {
            if (step.trigger.equals("link")) {
                step.kind = "intermediateThrowEvent";
                step.trigger = "";
                step.detail = "";
            }
        }
    }

    private void ends(Scope scope) {
        Set<Step> sources = new HashSet<>();
        Set<Step> targets = new HashSet<>();
        scope.ways.removeIf(way -> {
            boolean wrong = way.to.is("boundaryEvent") || way.to.triggeredByEvent || way.from.triggeredByEvent;
            if (wrong) {
                notes.dropped(
                        way.id,
                        way.line,
                        "The sequence flow from '" + way.from.label() + "' to '" + way.to.label()
                                + "' was left out: none may lead there.",
                        "");
            }
            return wrong;
        });
        scope.ways.forEach(way -> {
            sources.add(way.from);
            targets.add(way.to);
        });
        for (Step step : scope.steps) {
            boolean startsInside = step.is("startEvent") && targets.contains(step);
            if (startsInside || (step.is("endEvent") && sources.contains(step))) {
                plain(step, "lies in the middle of the flow; it is an intermediate event now");
            }
            if (step.isGateway() && !sources.contains(step)) {
                plain(step, "leads nowhere; it is an event now");
            }
        }
    }

    private void plain(Step step, String what) {
        notes.changed(step.id, step.line, "'" + step.label() + "' " + what + ".", "");
        step.kind = "intermediateThrowEvent";
        step.trigger = "";
        step.detail = "";
    }

    private void starts(Scope scope, @Nullable Step phase) {
        boolean eventPhase = phase != null && phase.triggeredByEvent;
        List<Step> starts = new ArrayList<>(
                scope.steps.stream().filter(step -> step.is("startEvent")).toList());
        if (eventPhase) {
            Step first = starts.stream()
                    .filter(step -> !step.trigger.isEmpty())
                    .findFirst()
                    .orElse(starts.get(0));
            first.trigger = first.trigger.isEmpty() ? "message" : first.trigger;
            first.detail = first.detail.isEmpty() ? draft.ids.like(first.id + "-message", "message") : first.detail;
            starts.remove(first);
            starts.forEach(step -> plain(step, "is a second start; nothing leads to it now"));
            return;
        }
        starts.stream().filter(step -> !step.trigger.isEmpty()).forEach(step -> {
            notes.changed(
                    step.id,
                    step.line,
                    "The start '" + step.label() + "' is a plain one now: projects are started by people (it was: "
                            + step.trigger + " " + step.detail + ").",
                    "");
            step.trigger = "";
            step.detail = "";
        });
        Neighbours ways = scope.neighbours();
        List<Step> strays = scope.steps.stream()
                .filter(step -> ways.in(step).isEmpty()
                        && !step.is("boundaryEvent")
                        && !step.is("startEvent")
                        && !step.triggeredByEvent)
                .toList();
        if (starts.isEmpty()) {
            begin(scope, phase, strays);
        } else {
            if (starts.size() > 1) {
                merge(scope, starts);
            }
            strays.forEach(step -> notes.toComplete(
                    step.id,
                    step.line,
                    "No sequence flow leads to '" + step.label() + "': no project comes to it.",
                    "Draw one, or remove it."));
        }
    }

    private void begin(Scope scope, @Nullable Step phase, List<Step> strays) {
        List<Step> targets = strays;
        if (targets.isEmpty()) {
            targets = scope.steps.stream()
                    .filter(step -> !step.is("boundaryEvent") && !step.triggeredByEvent)
                    .limit(1)
                    .toList();
        }
        String of = phase == null ? "process" : phase.id;
        Step start = new Step("startEvent", draft.ids.like("start-" + of, "start"), "", 0);
        notes.changed(
                of,
                phase == null ? 0 : phase.line,
                "It had no start event; it has one now, which leads to all that nothing led to.",
                "");
        Step first = start;
        if (targets.size() > 1) {
            first = new Step("parallelGateway", draft.ids.like("split-" + of, "split"), "", 0);
        }
        drawBefore(targets, start, first == start ? null : first);
        scope.steps.add(start);
        if (first != start) {
            scope.steps.add(first);
            scope.ways.add(new Way(draft.ids.like("flow-" + start.id, "flow"), start, first));
        }
        for (Step target : targets) {
            scope.ways.add(new Way(draft.ids.like("flow-to-" + target.id, "flow"), first, target));
        }
    }

    private void drawBefore(List<Step> targets, Step start, @Nullable Step split) {
        Shape left = null;
        for (Step target : targets) {
            Shape shape = draft.drawing.shapes.get(target.id);
            left = shape != null && (left == null || shape.x() < left.x()) ? shape : left;
        }
        if (left == null) {
            return;
        }
        double width = split == null ? 86 : 186;
        draft.drawing.makeRoom(left.plane(), left.x(), width, draft.containers());
        draft.drawing.shapes.put(start.id, new Shape(left.plane(), left.x(), left.middleY() - 18, 36, 36, true));
        if (split != null) {
            draft.drawing.shapes.put(
                    split.id, new Shape(left.plane(), left.x() + 86, left.middleY() - 25, 50, 50, true));
        }
    }

    /** Of several starts one is taken: behind the one that is left, a gateway chooses. */
    private void merge(Scope scope, List<Step> starts) {
        Step first = starts.get(0);
        Step choice =
                new Step("exclusiveGateway", draft.ids.like("choice-" + first.id, "choice"), "Started by?", first.line);
        Shape shape = draft.drawing.shapes.get(first.id);
        if (shape != null) {
            draft.drawing.makeRoom(shape.plane(), shape.right() + 1, 100, draft.containers());
            draft.drawing.shapes.put(
                    choice.id, new Shape(shape.plane(), shape.right() + 25, shape.middleY() - 25, 50, 50, true));
        }
        List<Way> out = scope.ways.stream().filter(way -> way.from == first).toList();
        if (out.size() > 1) {
            Step split = new Step("parallelGateway", draft.ids.like("split-" + first.id, "split"), "", first.line);
            if (shape != null) {
                draft.drawing.makeRoom(shape.plane(), shape.right() + 76, 100, draft.containers());
                draft.drawing.shapes.put(
                        split.id, new Shape(shape.plane(), shape.right() + 100, shape.middleY() - 25, 50, 50, true));
            }
            scope.steps.add(split);
            out.forEach(way -> way.from = split);
            scope.ways.add(new Way(draft.ids.like("flow-" + split.id, "flow"), choice, split));
        } else {
            out.forEach(way -> way.from = choice);
        }
        scope.steps.add(choice);
        scope.ways.add(new Way(draft.ids.like("flow-" + first.id, "flow"), first, choice));
        for (Step other : starts.subList(1, starts.size())) {
            Way way = new Way(draft.ids.like("flow-to-" + other.id, "flow"), choice, other);
            way.name = other.name;
            scope.ways.add(way);
            plain(other, "was one of several starts; a gateway behind '" + first.label() + "' leads to it now");
        }
    }

    /** An event-based gateway is followed by waiting events, to which nothing else leads. */
    private void gateways(Scope scope) {
        Neighbours ways = scope.neighbours();
        for (Step step : scope.steps) {
            boolean waits = ways.out(step).stream()
                    .allMatch(way -> way.to.is("intermediateCatchEvent")
                            && ways.in(way.to).size() == 1);
            if (step.is("eventBasedGateway") && !waits) {
                step.kind = "exclusiveGateway";
                notes.changed(
                        step.id,
                        step.line,
                        "The event-based gateway '" + step.label() + "' is an exclusive one now: not all that follow it"
                                + " are events that wait for it alone.",
                        "");
            }
        }
    }

    /** The engine takes an error on a border once. */
    private void borders(Scope scope) {
        Set<List<Object>> caught = new HashSet<>();
        for (Step step : scope.steps) {
            Step host = step.host;
            if (host != null && step.trigger.equals("error") && !caught.add(List.of(host, step.detail))) {
                step.trigger = "message";
                step.detail = draft.ids.like(step.id + "-message", "message");
                notes.changed(
                        step.id,
                        step.line,
                        "'" + step.label() + "' catches an error that another event on that border catches; it waits"
                                + " for a message now.",
                        "Remove one of the two.");
            }
        }
    }
}
