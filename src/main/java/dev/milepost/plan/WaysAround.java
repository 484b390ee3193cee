package dev.milepost.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The ways on which a project gets out of a phase, or past it, without one of its gates. What happens side by side has ended when all of it
 * has; of ways among which one is chosen, one is enough. Errors are left out: they are what nobody plans for.
 */
final class WaysAround {

    private static final Set<String> CHOOSING =
            Set.of("exclusiveGateway", "inclusiveGateway", "eventBasedGateway", "complexGateway");

    private final FlowGraph graph;
    private final Node phase;
    private final Set<Node> gates;
    private final Map<Node, List<Node>> earlier = new LinkedHashMap<>();

    /** Nodes from which the end is reached without a gate. */
    private final Set<Node> around = new HashSet<>();

    /** Looks at all that is reached from where the ways begin. */
    WaysAround(FlowGraph graph, Node phase, Set<Node> gates, List<Node> starts) {
        this.graph = graph;
        this.phase = phase;
        this.gates = gates;
        explore(starts);
        Deque<Node> open = new ArrayDeque<>(earlier.keySet());
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (!around.contains(node) && leadsAround(node)) {
                around.add(node);
                open.addAll(earlier.getOrDefault(node, List.of()));
            }
        }
    }

    private void explore(List<Node> starts) {
        Deque<Node> open = new ArrayDeque<>(starts);
        starts.forEach(start -> earlier.putIfAbsent(start, new ArrayList<>()));
        while (!open.isEmpty()) {
            Node node = open.pop();
            for (Node next : isClosed(node) ? List.<Node>of() : ways(node)) {
                List<Node> known = earlier.get(next);
                if (known == null) {
                    known = new ArrayList<>();
                    earlier.put(next, known);
                    open.add(next);
                }
                known.add(node);
            }
        }
    }

    /** Whether one begins at this node. */
    boolean leadFrom(Node node) {
        return around.contains(node);
    }

    /** Whether an end that is reached without a gate ends whatever happens beside it. */
    boolean terminate() {
        return earlier.keySet().stream()
                .anyMatch(node -> node.element()
                        .bpmn("terminateEventDefinition")
                        .findAny()
                        .isPresent());
    }

    /** Where it parts from a way that leads through a gate. */
    Optional<Node> fork() {
        return earlier.keySet().stream()
                .filter(around::contains)
                .filter(node -> ways(node).stream().anyMatch(next -> !around.contains(next)))
                .findFirst();
    }

    private boolean isClosed(Node node) {
        return gates.contains(node) || node == phase;
    }

    private boolean leadsAround(Node node) {
        if (isClosed(node)) {
            return false;
        }
        if (node.is("endEvent")) {
            return !isError(node);
        }
        List<Node> following = graph.following(node);
        boolean chooses = isChoice(node) && !following.isEmpty();
        boolean onwards = chooses
                ? following.stream().anyMatch(around::contains)
                : following.stream().allMatch(around::contains);
        return onwards || borders(node).stream().anyMatch(around::contains);
    }

    private List<Node> ways(Node node) {
        List<Node> ways = new ArrayList<>(graph.following(node));
        ways.addAll(borders(node));
        return ways;
    }

    private static boolean isChoice(Node node) {
        return CHOOSING.contains(node.element().name())
                || node.element().attribute("default").isPresent();
    }

    /** The events that end a node early, errors apart. */
    private static List<Node> borders(Node node) {
        return node.next.stream()
                .filter(next -> next.is("boundaryEvent"))
                .filter(event -> !event.element()
                        .attribute("cancelActivity")
                        .orElse("true")
                        .equals("false"))
                .filter(event -> !isError(event))
                .toList();
    }

    private static boolean isError(Node event) {
        return event.element().children().stream()
                .anyMatch(definition -> definition.isBpmn("errorEventDefinition")
                        || definition.isBpmn("escalationEventDefinition")
                        || definition.isBpmn("compensateEventDefinition")
                        || definition.isBpmn("cancelEventDefinition"));
    }
}
