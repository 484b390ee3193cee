package dev.milepost.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/** Puts gates in the order in which a project reaches them; ways back are left out, ties are in document order. */
final class FlowOrder {

    private final Map<Node, Integer> depthFirst = new HashMap<>();
    private final Map<Node, Integer> waitingFor = new HashMap<>();

    private FlowOrder() {}

    static List<Node> of(FlowGraph graph) {
        List<Node> gates = new ArrayList<>(new FlowOrder().sort(graph));
        graph.gates().stream().filter(gate -> !gates.contains(gate)).forEach(gates::add);
        return gates;
    }

    private List<Node> sort(FlowGraph graph) {
        number(graph.starts());
        depthFirst.keySet().forEach(node -> forward(node).forEach(later -> waitingFor.merge(later, 1, Integer::sum)));

        Map<Node, Integer> position = new HashMap<>();
        graph.gates().forEach(gate -> position.put(gate, position.size()));
        PriorityQueue<Node> ready = new PriorityQueue<>(Comparator.comparingInt(n -> position.getOrDefault(n, -1)));
        depthFirst.keySet().stream().filter(n -> !waitingFor.containsKey(n)).forEach(ready::add);

        List<Node> sorted = new ArrayList<>();
        while (!ready.isEmpty()) {
            Node node = ready.remove();
            if (node.isGate()) {
                sorted.add(node);
            }
            forward(node)
                    .filter(later -> waitingFor.merge(later, -1, Integer::sum) == 0)
                    .forEach(ready::add);
        }
        return sorted;
    }

    private Stream<Node> forward(Node node) {
        int own = depthFirst.getOrDefault(node, 0);
        return node.next.stream().filter(later -> depthFirst.getOrDefault(later, 0) > own);
    }

    /** Numbers nodes in reverse post-order, in which every edge but a way back leads to a higher number. */
    private void number(List<Node> starts) {
        List<Node> finished = new ArrayList<>();
        Deque<Node> path = new ArrayDeque<>();
        Deque<Iterator<Node>> left = new ArrayDeque<>();
        Map<Node, Boolean> seen = new HashMap<>();
        for (Node start : starts) {
            visit(start, path, left, seen);
            while (!path.isEmpty()) {
                if (left.getFirst().hasNext()) {
                    visit(left.getFirst().next(), path, left, seen);
                } else {
                    finished.add(path.pop());
                    left.pop();
                }
            }
        }
        Collections.reverse(finished);
        finished.forEach(node -> depthFirst.put(node, depthFirst.size()));
    }

    private static void visit(Node node, Deque<Node> path, Deque<Iterator<Node>> left, Map<Node, Boolean> seen) {
        if (seen.putIfAbsent(node, true) == null) {
            path.push(node);
            left.push(node.next.iterator());
        }
    }
}
