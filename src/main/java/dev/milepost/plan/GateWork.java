package dev.milepost.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which work each gate of a plan closes. */
final class GateWork {

    private final FlowGraph graph;

    /** Per sub-process that holds gates: its tasks that none of these closes. */
    private final Map<Node, Set<Node>> leftOver = new HashMap<>();

    GateWork(FlowGraph graph) {
        this.graph = graph;
    }

    /**
     * The tasks whose completion a gate stands for, in document order: those of the phase it lies in, else those between
     * the gates before it and itself. Tasks that only begin once the gate has passed are none of them.
     */
    Set<Node> of(Node gate) {
        Set<Node> closed = new HashSet<>();
        Node phase = gate.phase();
        if (phase != null) {
            closed.add(phase);
        } else {
            for (Node earlier : FlowGraph.before(gate, node -> node.isGate() || holdsGates(node))) {
                if (holdsGates(earlier)) {
                    closed.addAll(leftOver(earlier));
                } else if (!earlier.isGate()) {
                    closed.add(earlier);
                }
            }
        }
        Set<Node> withoutGate = graph.reachableWithout(gate);
        return tasks(node -> isIn(node, closed)
                && (withoutGate.contains(node) || !graph.reachable().contains(node)));
    }

    private Set<Node> leftOver(Node subProcess) {
        Set<Node> known = leftOver.get(subProcess);
        if (known == null) {
            Set<Node> closed = graph.gates().stream()
                    .filter(gate -> gate.liesIn(subProcess))
                    .flatMap(gate -> of(gate).stream())
                    .collect(Collectors.toSet());
            known = tasks(node -> node.liesIn(subProcess) && !closed.contains(node));
            leftOver.put(subProcess, known);
        }
        return known;
    }

    private boolean holdsGates(Node node) {
        return graph.holdsGates(node);
    }

    private Set<Node> tasks(Predicate<Node> condition) {
        return graph.nodes().stream()
                .filter(Node::isTask)
                .filter(Node::isRegular)
                .filter(condition)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether the node or a sub-process around it is in the set. */
    private static boolean isIn(Node node, Set<Node> set) {
        for (Node outer = node; outer != null; outer = outer.parent()) {
            if (set.contains(outer)) {
                return true;
            }
        }
        return false;
    }
}
