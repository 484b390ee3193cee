package dev.milepost.plan;

import org.jspecify.annotations.Nullable;

/**
 * A way from one node to another.
 *
 * @param id the sequence flow's id; that of the throwing event for a pair of link events
 * @param from where it begins
 * @param to where it leads
 * @param probability how likely it is taken ({@code milepost:probability}), from 0 to 1; {@code null} where the plan does not say
 * @param conditional whether it has a condition
 * @param otherwise whether it is the default flow of the node it begins at
 */
public record FlowLink(
        String id, String from, String to, @Nullable Double probability, boolean conditional, boolean otherwise) {}
