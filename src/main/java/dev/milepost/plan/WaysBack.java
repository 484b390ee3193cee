package dev.milepost.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what catches the recycling of a gate, on its border or around it, and where that leads. */
final class WaysBack {

    private static final String NAMED = WayBack.ERROR + "-";

    private final FlowGraph graph;
    private final ErrorCodes errors;
    private final Problems problems;
    private final Set<String> reported = new HashSet<>();

    WaysBack(FlowGraph graph, ErrorCodes errors, Problems problems) {
        this.graph = graph;
        this.errors = errors;
        this.problems = problems;
    }

    /** The ways back of a gate, from its own border outward; what is caught twice takes the inner one. */
    List<WayBack> of(Node gate) {
        Map<String, WayBack> ways = new LinkedHashMap<>();
        Node scope = gate;
        boolean caught = false;
        while (!caught) {
            Set<String> here = new HashSet<>();
            for (Node event : catching(scope)) {
                String code = errors.caughtBy(event).orElseThrow();
                if (!here.add(code) && isOfGate(code)) {
                    problem(
                            event,
                            "catches '" + code + "' a second time.",
                            "Keep one, or catch " + NAMED + "PHASE with each: a gate then says which way it takes.");
                } else {
                    read(event, code, gate).forEach(way -> ways.putIfAbsent(way.error(), way));
                }
            }
            caught = scope == null || here.contains("");
            scope = scope == null ? null : scope.parent();
        }
        return List.copyOf(ways.values());
    }

    private List<WayBack> read(Node event, String code, Node gate) {
        Set<String> phases = phasesBehind(event);
        String only = phases.size() == 1 ? phases.iterator().next() : phases.isEmpty() ? around(event) : null;
        if (code.isEmpty() || code.equals(WayBack.ERROR)) {
            return List.of(new WayBack(WayBack.ERROR, only));
        }
        if (code.startsWith(NAMED)) {
            String named = code.substring(NAMED.length());
            if (!named.equals(only)) {
                problem(
                        event,
                        "catches '" + code + "', but does not lead to a phase '" + named + "'.",
                        Spelling.didYouMean(named, phases)
                                + (phases.isEmpty()
                                        ? "Draw the sequence flow from it to that phase."
                                        : "It leads to " + String.join(", ", phases) + "."));
            }
            return List.of(new WayBack(code, named));
        }
        if (isOfGate(code) && event.previous.contains(gate)) {
            problem(
                    event,
                    "catches '" + code + "', which no gate throws.",
                    "A gate throws " + WayBack.ERROR + ", " + NAMED + "PHASE and milestone-killed.");
        }
        return List.of();
    }

    private static boolean isOfGate(String code) {
        return code.startsWith("milestone-") && !code.equals("milestone-killed");
    }

    /** The events that catch errors of what happens in a node, or in the process: on its border, and event sub-processes. */
    private List<Node> catching(@Nullable Node scope) {
        List<Node> found = new ArrayList<>();
        for (Node node : graph.nodes()) {
            boolean onBorder = scope != null && node.is("boundaryEvent") && node.previous.contains(scope);
            boolean inside = node.is("startEvent") && isEventSubProcessIn(node.parent(), scope);
            if ((onBorder || inside) && errors.caughtBy(node).isPresent()) {
                found.add(node);
            }
        }
        return found;
    }

    private static boolean isEventSubProcessIn(@Nullable Node node, @Nullable Node scope) {
        return node != null && node.isEventSubProcess() && node.parent() == scope;
    }

    /** The first phases on the ways that begin at an event. */
    private Set<String> phasesBehind(Node event) {
        Set<String> phases = new LinkedHashSet<>();
        Set<Node> seen = new HashSet<>();
        Deque<Node> open = new ArrayDeque<>(graph.following(event));
        while (!open.isEmpty()) {
            Node node = open.removeFirst();
            if (seen.add(node)) {
                if (node.isPhase()) {
                    phases.add(node.id());
                } else if (!node.isGate()) {
                    open.addAll(graph.following(node));
                }
            }
        }
        return phases;
    }

    /** The phase in which work begins again where no other phase is reached. */
    private static @Nullable String around(Node event) {
        Node phase = event.phase();
        return phase == null ? null : phase.id();
    }

    /** Reports what is wrong with an event once, however many gates it stands around. */
    private void problem(Node event, String message, String advice) {
        if (reported.add(event.id() + message)) {
            problems.at(event.element(), "'" + event.element().label() + "' " + message, advice);
        }
    }
}
