package dev.milepost.forecast;

import dev.milepost.plan.FlowNode;
import dev.milepost.plan.FlowNode.Kind;
import dev.milepost.plan.FlowNode.Trigger;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.Plan;
import dev.milepost.plan.WayBack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the events that catch what gates throw, and says how likely each gate throws it. */
final class Catchers {

    private static final String KILLED = "milestone-killed";

    private final Map<String, FlowNode> nodes = new LinkedHashMap<>();
    private final Map<String, Map<FlowNode, Double>> byGate = new HashMap<>();
    private final Set<FlowNode> all = new LinkedHashSet<>();

    Catchers(Plan plan, Map<String, Double> recycling, Gaps gaps) {
        plan.flow().nodes().forEach(node -> nodes.put(node.id(), node));
        for (GateDefinition gate : plan.gates()) {
            List<FlowNode> catching = new ArrayList<>();
            List<FlowNode> killing = new ArrayList<>();
            collect(gate, catching, killing);
            all.addAll(catching);
            all.addAll(killing);
            Map<FlowNode, Double> chances = new LinkedHashMap<>();
            double chance = chance(gate, catching, recycling, gaps);
            catching.forEach(event -> chances.put(
                    event, Objects.requireNonNullElse(event.probability(), chance / Math.max(1, catching.size()))));
            killing.forEach(event -> chances.put(event, Objects.requireNonNullElse(event.probability(), 0.0)));
            byGate.put(gate.key(), chances);
        }
    }

    /** Per gate, what catches its errors, and how likely it comes to that. */
    Map<String, Map<FlowNode, Double>> byGate() {
        return byGate;
    }

    /** All of them. */
    Set<FlowNode> all() {
        return all;
    }

    private static double chance(
            GateDefinition gate, List<FlowNode> catching, Map<String, Double> recycling, Gaps gaps) {
        Double planned = gate.planning().recycle();
        Double known = recycling.getOrDefault(gate.key(), planned);
        if (catching.isEmpty()) {
            if (planned != null && planned > 0) {
                gaps.add(
                        gate.key(),
                        "Gate '" + gate.name() + "' may send the project back, but the plan draws no way back.",
                        "Draw one, from an error event on its border that catches " + WayBack.ERROR + ".");
            }
            return 0;
        }
        if (known == null && catching.stream().anyMatch(event -> event.probability() == null)) {
            gaps.add(
                    gate.key(),
                    "How likely gate '" + gate.name() + "' sends the project back is not known. It is taken not to.",
                    "Write it as milepost:recycle, from 0 to 0.95.");
        }
        return known == null ? 0 : Math.min(known, 0.95);
    }

    /** From the gate's own border outward; what is caught twice takes the inner one. */
    private void collect(GateDefinition gate, List<FlowNode> catching, List<FlowNode> killing) {
        Set<String> codes = new LinkedHashSet<>();
        String scope = gate.key();
        boolean done = false;
        while (!done) {
            for (FlowNode event : catchingIn(scope)) {
                String code = Objects.requireNonNullElse(event.detail(), "");
                boolean back = code.equals(WayBack.ERROR)
                        || code.startsWith(WayBack.ERROR + "-")
                        || (code.isEmpty() && !gate.waysBack().isEmpty());
                if ((back || code.equals(KILLED)) && codes.add(code)) {
                    (back ? catching : killing).add(event);
                }
            }
            done = scope == null || codes.contains("");
            FlowNode here = scope == null ? null : nodes.get(scope);
            scope = here == null ? null : here.parent();
        }
    }

    private List<FlowNode> catchingIn(@Nullable String scope) {
        return nodes.values().stream()
                .filter(node -> node.trigger() == Trigger.ERROR)
                .filter(node -> node.kind() == Kind.BORDER
                        ? scope != null && scope.equals(node.attachedTo())
                        : node.kind() == Kind.START && startsIn(node, scope))
                .toList();
    }

    private boolean startsIn(FlowNode start, @Nullable String scope) {
        FlowNode phase = nodes.get(Objects.requireNonNullElse(start.parent(), ""));
        return phase != null && phase.kind() == Kind.EVENT_PHASE && Objects.equals(phase.parent(), scope);
    }
}
