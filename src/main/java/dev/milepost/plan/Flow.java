package dev.milepost.plan;

import java.util.List;

/**
 * How the parts of a plan follow each other, as it is drawn: what schedules are made of. Immutable.
 *
 * @param nodes in document order, outer before inner; every one has an id of its own
 * @param links the sequence flows in document order, and the ways from throwing to catching link events; both ends are nodes
 */
public record Flow(List<FlowNode> nodes, List<FlowLink> links) {

    /** Copies its lists. */
    public Flow {
        nodes = List.copyOf(nodes);
        links = List.copyOf(links);
    }
}
