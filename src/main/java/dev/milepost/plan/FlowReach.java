package dev.milepost.plan;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which nodes a project can come to from where it is. Every way counts, whatever its condition: what is left out is out of reach for
 * certain. Used by one thread.
 */
public final class FlowReach {

    private final Flow flow;
    private final Map<String, FlowNode> byId = new HashMap<>();
    private final Set<String> entered = new HashSet<>();
    private final Set<String> around = new HashSet<>();
    private final Deque<FlowNode> ahead = new ArrayDeque<>();

    private FlowReach(Flow flow) {
        this.flow = flow;
        flow.nodes().forEach(node -> byId.put(node.id(), node));
    }

    /**
     * The ids of all nodes that can be come to, those that the project is at included.
     *
     * @param at the innermost nodes that the project is at; ids that the flow does not have are passed over
     */
    public static Set<String> from(Flow flow, Collection<String> at) {
        FlowReach reach = new FlowReach(flow);
        at.forEach(reach::enter);
        reach.flow.nodes().stream()
                .filter(node -> node.kind() == FlowNode.Kind.EVENT_PHASE && node.parent() == null)
                .forEach(node -> reach.enter(node.id()));
        while (!reach.ahead.isEmpty()) {
            reach.goOn(reach.ahead.remove());
        }
        return reach.entered;
    }

    private void enter(String id) {
        FlowNode node = byId.get(id);
        if (node != null && entered.add(id)) {
            ahead.add(node);
        }
    }

    private void goOn(FlowNode node) {
        begins(node).forEach(child -> enter(child.id()));
        leave(node);
        for (FlowNode outer = parent(node); outer != null && around.add(outer.id()); outer = parent(outer)) {
            leave(outer);
            children(outer).stream()
                    .filter(child -> child.kind() == FlowNode.Kind.EVENT_PHASE)
                    .forEach(child -> enter(child.id()));
        }
    }

    /** By its flows, and by the events on its border. */
    private void leave(FlowNode node) {
        flow.links().stream().filter(link -> link.from().equals(node.id())).forEach(link -> enter(link.to()));
        flow.nodes().stream()
                .filter(border -> node.id().equals(border.attachedTo()))
                .forEach(border -> enter(border.id()));
    }

    /** Where what lies in a node can begin. */
    private List<FlowNode> begins(FlowNode node) {
        return children(node).stream()
                .filter(child -> child.attachedTo() == null)
                .filter(child ->
                        flow.links().stream().noneMatch(link -> link.to().equals(child.id())))
                .toList();
    }

    private List<FlowNode> children(FlowNode node) {
        return flow.nodes().stream()
                .filter(child -> node.id().equals(child.parent()))
                .toList();
    }

    private @Nullable FlowNode parent(FlowNode node) {
        String parent = node.parent();
        return parent == null ? null : byId.get(parent);
    }
}
