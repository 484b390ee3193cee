package dev.milepost.plan;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what a plan draws although it is hardly meant: work that is in no phase or never begins, and ways around gates. */
final class FlowDoubts {

    private final FlowGraph graph;
    private final Problems doubts;
    private final Map<Node, Set<Node>> inside = new HashMap<>();
    private final Map<Node, Set<Node>> behind = new HashMap<>();

    FlowDoubts(FlowGraph graph, Problems doubts) {
        this.graph = graph;
        this.doubts = doubts;
    }

    void check() {
        List<Node> phases = graph.nodes().stream().filter(Node::isPhase).toList();
        graph.nodes().stream().filter(Node::isTask).filter(Node::isRegular).forEach(task -> {
            if (!graph.reachable().contains(task)) {
                doubt(
                        task,
                        "'" + task.element().label()
                                + "' never begins: no way leads to it, and a gate that counts it waits for ever.",
                        "Draw the sequence flow that leads to it, or remove it.");
            } else if (!phases.isEmpty() && task.phase() == null) {
                doubt(
                        task,
                        "'" + task.element().label() + "' lies in no phase.",
                        "Draw it into the phase it belongs to.");
            }
        });
        graph.gates().forEach(this::sort);
        phases.stream().filter(Node::isRegular).forEach(this::checkEnd);
    }

    /** A phase whose gate lies in it, or stands behind it, should not come to its end, or to the next phase, without. */
    private void checkEnd(Node phase) {
        boolean holds = graph.holdsGates(phase);
        Set<Node> own = (holds ? inside : behind).getOrDefault(phase, Set.of());
        if (own.isEmpty()) {
            return;
        }
        List<Node> starts = holds ? startsIn(phase) : graph.following(phase);
        WaysAround ways = new WaysAround(graph, phase, own, starts);
        boolean around = holds
                ? ways.terminate() || starts.stream().anyMatch(ways::leadFrom)
                : !starts.isEmpty() && starts.stream().allMatch(ways::leadFrom);
        if (around) {
            String gates =
                    own.stream().map(gate -> "'" + gate.element().label() + "'").collect(Collectors.joining(", "));
            String where = ways.fork()
                    .map(node -> ": a way around begins at '" + node.element().label() + "'")
                    .orElse("");
            doubt(
                    phase,
                    "Phase '" + phase.element().label() + "' can end without its gate " + gates + where + ".",
                    "Lead every way through a gate, or move the gate to where the ways have met.");
        }
    }

    /** Puts each gate to the sub-process it lies in, and to the phases that are the nearest before it. */
    private void sort(Node gate) {
        Node parent = gate.parent();
        if (parent != null) {
            add(inside, parent, gate);
        }
        FlowGraph.before(gate, node -> node.isGate() || node.isPhase()).stream()
                .filter(Node::isPhase)
                .forEach(nearest -> add(behind, nearest, gate));
    }

    private static void add(Map<Node, Set<Node>> gates, Node phase, Node gate) {
        gates.computeIfAbsent(phase, none -> new LinkedHashSet<>()).add(gate);
    }

    private List<Node> startsIn(Node phase) {
        return phase.next.stream().filter(node -> node.is("startEvent")).toList();
    }

    private void doubt(Node node, String message, String advice) {
        doubts.at(node.element(), message, advice);
    }
}
