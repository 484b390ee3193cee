package dev.milepost.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The flow nodes of one process, sub-processes included, and the ways between them. */
final class FlowGraph {

    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<Node> starts = new ArrayList<>();

    /** Where the flow is when a sub-process has ended. */
    private final Map<Node, Node> exits = new HashMap<>();

    private final Set<Node> gateHolders = new HashSet<>();
    private final Map<Node, List<Node>> following = new HashMap<>();
    private Set<Node> reachable = Set.of();

    private FlowGraph() {}

    static FlowGraph of(XmlElement process) {
        FlowGraph graph = new FlowGraph();
        graph.addNodes(process, null);
        graph.connect(process);
        graph.gates().forEach(graph::markHolders);
        graph.reachable = graph.reachableWithout(null);
        return graph;
    }

    /** All nodes in document order, outer before inner. */
    Collection<Node> nodes() {
        return nodes.values();
    }

    List<Node> gates() {
        return nodes.values().stream().filter(Node::isGate).toList();
    }

    /** Whether this is a sub-process in which a gate lies. */
    boolean holdsGates(Node node) {
        return gateHolders.contains(node);
    }

    /** Everything that can be reached from a start event. */
    Set<Node> reachable() {
        return reachable;
    }

    /** Everything that can be reached from a start event without passing the given node. */
    Set<Node> reachableWithout(@Nullable Node avoided) {
        Set<Node> reached = new HashSet<>();
        Deque<Node> open = new ArrayDeque<>(starts);
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (node != avoided && reached.add(node)) {
                open.addAll(node.next);
            }
        }
        return reached;
    }

    /**
     * The nodes before this one in the same sub-process, nearest first. The walk does not go on behind a node at which it
     * is to stop, though it names it.
     */
    static Set<Node> before(Node node, Predicate<Node> stop) {
        Set<Node> found = new LinkedHashSet<>();
        Deque<Node> open = new ArrayDeque<>(node.previous);
        while (!open.isEmpty()) {
            Node earlier = open.removeFirst();
            if (earlier != node && found.add(earlier) && !stop.test(earlier)) {
                open.addAll(earlier.previous);
            }
        }
        return found;
    }

    /** The gates that a project can come to from a gate without passing another one, in document order. */
    Set<Node> gatesAfter(Node gate) {
        Set<Node> reached = new HashSet<>();
        Deque<Node> open = new ArrayDeque<>();
        gate.next.stream().filter(node -> !node.is("boundaryEvent")).forEach(open::add);
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (reached.add(node) && !node.isGate()) {
                open.addAll(node.next);
            }
        }
        return nodes.values().stream()
                .filter(node -> node.isGate() && node != gate && reached.contains(node))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The nodes behind this one, along sequence flows alone and within its sub-process. */
    List<Node> following(Node node) {
        if (following.isEmpty()) {
            nodes.values()
                    .forEach(later -> later.previous.forEach(earlier -> following
                            .computeIfAbsent(earlier, none -> new ArrayList<>())
                            .add(later)));
        }
        return following.getOrDefault(node, List.of());
    }

    List<Node> starts() {
        return starts;
    }

    private void addNodes(XmlElement scope, @Nullable Node parent) {
        for (XmlElement element : scope.children()) {
            if (Node.isNode(element) && element.id() != null) {
                Node node = new Node(element, parent);
                if (nodes.putIfAbsent(node.id(), node) == null) {
                    enter(node);
                    if (node.isSubProcess()) {
                        exits.put(node, exitOf(node));
                        addNodes(element, node);
                    }
                }
            }
        }
    }

    /** Links a node with the sub-process it lies in: from its entry, and to its end. */
    private void enter(Node node) {
        Node parent = node.parent();
        if (node.is("startEvent") || node.isEventSubProcess()) {
            (parent == null ? starts : parent.next).add(node);
        }
        if (parent != null) {
            node.next.add(exit(parent));
        }
    }

    private Node exitOf(Node subProcess) {
        Node parent = subProcess.parent();
        Node exit = new Node(subProcess.element(), parent);
        if (parent != null) {
            exit.next.add(exit(parent));
        }
        return exit;
    }

    private void markHolders(Node gate) {
        for (Node outer = gate.parent(); outer != null; outer = outer.parent()) {
            gateHolders.add(outer);
        }
    }

    private void connect(XmlElement process) {
        exits.forEach((subProcess, exit) -> subProcess.next.add(exit));
        process.all().filter(element -> element.isBpmn("sequenceFlow")).forEach(this::connectFlow);
        nodes.values().stream().filter(node -> node.is("boundaryEvent")).forEach(this::connectBoundary);
        connectLinks();
    }

    private void connectFlow(XmlElement flow) {
        Node source = flow.attribute("sourceRef").map(nodes::get).orElse(null);
        Node target = flow.attribute("targetRef").map(nodes::get).orElse(null);
        if (source != null && target != null) {
            exit(source).next.add(target);
            target.previous.add(source);
        }
    }

    private void connectBoundary(Node boundary) {
        Node activity =
                boundary.element().attribute("attachedToRef").map(nodes::get).orElse(null);
        if (activity != null) {
            activity.next.add(boundary);
            boundary.previous.add(activity);
        }
    }

    /** A link event is a sequence flow that is not drawn. */
    private void connectLinks() {
        Map<List<Object>, Node> targets = new HashMap<>();
        nodes.values().stream()
                .filter(node -> node.is("intermediateCatchEvent"))
                .forEach(node -> link(node).ifPresent(link -> targets.put(link, node)));
        nodes.values().stream()
                .filter(node -> node.is("intermediateThrowEvent"))
                .forEach(node -> link(node).map(targets::get).ifPresent(target -> {
                    node.next.add(target);
                    target.previous.add(node);
                }));
    }

    /** What both ends of a link have in common: where they lie and the link's name. */
    private static Optional<List<Object>> link(Node event) {
        Node parent = event.parent();
        return event.element()
                .bpmn("linkEventDefinition")
                .findFirst()
                .flatMap(definition -> definition.attribute("name"))
                .map(name -> List.of(parent == null ? "" : parent, name));
    }

    private Node exit(Node node) {
        return exits.getOrDefault(node, node);
    }
}
