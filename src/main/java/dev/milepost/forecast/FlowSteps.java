package dev.milepost.forecast;

import static dev.milepost.forecast.PlanNetwork.endOf;
import static dev.milepost.forecast.PlanNetwork.startOf;

import dev.milepost.forecast.Draft.Step;
import dev.milepost.forecast.network.Activity.Join;
import dev.milepost.forecast.network.Activity.Split;
import dev.milepost.plan.Flow;
import dev.milepost.plan.FlowLink;
import dev.milepost.plan.FlowNode;
import dev.milepost.plan.FlowNode.Kind;
import dev.milepost.plan.FlowNode.Trigger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Draws the flow of a plan as steps: each node one, each phase its beginning and its end, and points in between where ways part
 * that BPMN draws on one border. Ways back are still cycles here; see {@link WaysAgain}.
 */
final class FlowSteps {

    private static final Set<Kind> SCOPES = Set.of(Kind.PHASE, Kind.EVENT_PHASE, Kind.AD_HOC);
    private static final Set<Kind> GATEWAYS =
            Set.of(Kind.EXCLUSIVE, Kind.INCLUSIVE, Kind.PARALLEL, Kind.COMPLEX, Kind.EVENT_BASED);

    private final String plan;
    private final Draft draft;
    private final Gaps gaps;
    private final Map<String, FlowNode> nodes = new LinkedHashMap<>();
    private final Map<String, List<FlowLink>> out = new LinkedHashMap<>();
    private final Map<String, List<FlowLink>> in = new LinkedHashMap<>();
    private final Map<String, List<FlowNode>> inside = new LinkedHashMap<>();

    /** Per gate, what catches its sending back, with the probability that it does. */
    private final Map<String, Map<FlowNode, Double>> sentBack;

    /** All that catches what only gates throw; it happens nowhere else. */
    private final Set<FlowNode> ofGates;

    FlowSteps(String plan, Flow flow, Catchers catchers, Draft draft, Gaps gaps) {
        this.plan = plan;
        this.draft = draft;
        this.gaps = gaps;
        this.sentBack = catchers.byGate();
        this.ofGates = catchers.all();
        for (FlowNode node : flow.nodes()) {
            if (node.undo()) {
                gaps.add(
                        node.id(),
                        "'" + node.name() + "' is carried out only to undo something. It is left out of the forecast.",
                        "Nothing is to be done, unless it is expected to happen: then draw it as a way that is taken.");
            } else {
                nodes.put(node.id(), node);
                inside.computeIfAbsent(scopeOf(node), none -> new ArrayList<>()).add(node);
            }
        }
        for (FlowLink link : flow.links()) {
            if (nodes.containsKey(link.from()) && nodes.containsKey(link.to())) {
                out.computeIfAbsent(link.from(), none -> new ArrayList<>()).add(link);
                in.computeIfAbsent(link.to(), none -> new ArrayList<>()).add(link);
            }
        }
    }

    void draw() {
        drawScope(plan);
        nodes.values().forEach(node -> {
            if (SCOPES.contains(node.kind())) {
                drawScope(node.id());
            } else {
                draft.step(node.id());
            }
        });
        inside.forEach(this::drawBounds);
        nodes.values().forEach(this::drawWaysOut);
    }

    /** The scope in which something begins, for whoever has to come before. */
    private String scopeOf(FlowNode node) {
        String parent = node.parent();
        return parent == null ? plan : parent;
    }

    private void drawScope(String scope) {
        Step start = draft.step(startOf(scope));
        Step end = draft.step(endOf(scope));
        List<FlowNode> content = inside.getOrDefault(scope, List.of());
        if (content.isEmpty()) {
            draft.link(start, end);
        } else if (content.stream().anyMatch(node -> node.trigger() == Trigger.TERMINATE)) {
            end.join = Join.FIRST;
            draft.link(draft.step(scope + ":all"), end);
        }
    }

    /** Where whatever ends in a scope leads to: its end, or, if it can be ended early, the point at which all of it has ended. */
    private Step closing(String scope) {
        Step all = draft.find(scope + ":all");
        return all == null ? draft.known(endOf(scope)) : all;
    }

    private void drawBounds(String scope, List<FlowNode> content) {
        List<FlowNode> first = content.stream()
                .filter(node -> !in.containsKey(node.id()))
                .filter(node -> node.kind() != Kind.BORDER && node.kind() != Kind.EVENT_PHASE)
                .toList();
        boolean plain = first.stream().anyMatch(FlowSteps::isPlainStart);
        List<FlowNode> others = first.stream()
                .filter(node -> plain && node.kind() == Kind.START && !isPlainStart(node))
                .toList();
        Step start = draft.known(startOf(scope));
        first.stream().filter(node -> !others.contains(node)).forEach(node -> draft.link(start, entry(node)));
        content.stream()
                .filter(node -> !out.containsKey(node.id()) && node.kind() != Kind.EVENT_PHASE)
                .forEach(node -> drawEnd(node, scope));
        List<FlowNode> happening =
                content.stream().filter(node -> node.kind() == Kind.EVENT_PHASE).toList();
        happening.forEach(phase -> draft.link(draft.known(endOf(phase.id())), closing(scope)));
        drawMayBegin(scope, others, happening);
    }

    private static boolean isPlainStart(FlowNode node) {
        return node.kind() == Kind.START && node.trigger() == Trigger.NONE;
    }

    /** What begins in a scope only if something happens. */
    private void drawMayBegin(String scope, List<FlowNode> otherStarts, List<FlowNode> eventPhases) {
        if (otherStarts.isEmpty() && eventPhases.isEmpty()) {
            return;
        }
        Step may = draft.step(scope + ":may");
        may.split = Split.SOME;
        draft.link(draft.known(startOf(scope)), may);
        draft.link(may, closing(scope));
        for (FlowNode start : otherStarts) {
            gaps.add(
                    start.id(),
                    "A project begins at another start event than '" + start.name()
                            + "'. What follows from it alone is left out of the forecast.",
                    "Nothing is to be done.");
            draft.link(may, entry(start), 0);
        }
        for (FlowNode phase : eventPhases) {
            FlowNode start = inside.getOrDefault(phase.id(), List.of()).stream()
                    .filter(node -> node.kind() == Kind.START)
                    .findFirst()
                    .orElse(phase);
            draft.link(may, entry(phase), ofGates.contains(start) ? 0 : chanceOf(start));
        }
    }

    /** How likely something happens that need not. */
    private double chanceOf(FlowNode event) {
        Double probability = event.probability();
        if (probability == null) {
            gaps.add(
                    event.id(),
                    "How likely '" + event.name() + "' happens is not known. It is taken not to.",
                    "Write it as milepost:probability, from 0 to 1.");
            return 0;
        }
        return probability;
    }

    private void drawEnd(FlowNode node, String scope) {
        if (node.kind() == Kind.END && (node.trigger() == Trigger.ERROR || node.trigger() == Trigger.CANCEL)) {
            FlowNode border = borderFor(node, scope);
            if (border != null) {
                draft.link(exit(node), entry(border));
                return;
            }
        }
        draft.link(exit(node), closing(scope));
        if (node.trigger() == Trigger.TERMINATE) {
            draft.link(exit(node), draft.known(endOf(scope)));
        }
    }

    /** What catches an error that a scope ends with. */
    private @Nullable FlowNode borderFor(FlowNode thrown, String scope) {
        String around = scope;
        while (!around.equals(plan)) {
            String here = around;
            FlowNode caught = nodes.values().stream()
                    .filter(node -> node.kind() == Kind.BORDER && here.equals(node.attachedTo()))
                    .filter(node -> node.trigger() == thrown.trigger())
                    .filter(node ->
                            Objects.requireNonNullElse(node.detail(), "").isEmpty()
                                    || Objects.equals(node.detail(), thrown.detail()))
                    .findFirst()
                    .orElse(null);
            if (caught != null) {
                return caught;
            }
            FlowNode outer = nodes.get(around);
            around = outer == null ? plan : scopeOf(outer);
        }
        return null;
    }

    private Step entry(FlowNode node) {
        return draft.known(SCOPES.contains(node.kind()) ? startOf(node.id()) : node.id());
    }

    private Step exit(FlowNode node) {
        return draft.known(SCOPES.contains(node.kind()) ? endOf(node.id()) : node.id());
    }

    private void drawWaysOut(FlowNode node) {
        Step from = drawBorder(node);
        List<FlowLink> ways = out.getOrDefault(node.id(), List.of());
        boolean choosing = ways.size() > 1 && ways.stream().anyMatch(way -> way.conditional() || way.otherwise());
        if (choosing && !GATEWAYS.contains(node.kind())) {
            Step outside = draft.step(node.id() + ":out");
            draft.link(from, outside);
            from = outside;
            from.split = Split.SOME;
        } else if (ways.size() > 1) {
            from.split = switch (node.kind()) {
                case EXCLUSIVE, EVENT_BASED -> Split.ONE;
                case INCLUSIVE -> Split.SOME;
                default -> Split.ALL;
            };
        }
        if (node.kind() == Kind.COMPLEX && ways.size() > 1) {
            gaps.add(
                    node.id(),
                    "What a complex gateway lets pass is not known. All of its ways are taken.",
                    "Draw an inclusive gateway instead.");
        }
        List<Double> shares = new Chances(gaps).of(node, ways, from.split);
        for (int i = 0; i < ways.size(); i++) {
            draft.link(from, entry(Objects.requireNonNull(nodes.get(ways.get(i).to()))), shares.get(i));
        }
    }

    /** The step from which a node's own ways out begin, after those of the events on its border, which happen at its end. */
    private Step drawBorder(FlowNode node) {
        Map<FlowNode, Double> ending = new LinkedHashMap<>(sentBack.getOrDefault(node.id(), Map.of()));
        Map<FlowNode, Double> beside = new LinkedHashMap<>();
        for (FlowNode border : nodes.values()) {
            if (border.kind() == Kind.BORDER && node.id().equals(border.attachedTo()) && !ofGates.contains(border)) {
                boolean thrownInside = border.trigger() == Trigger.ERROR
                        && !draft.in(entry(border)).isEmpty();
                if (!thrownInside || border.probability() != null) {
                    (border.interrupting() ? ending : beside).put(border, chanceOf(border));
                }
            }
        }
        Step from = exit(node);
        if (!beside.isEmpty()) {
            Step border = draft.step(node.id() + ":border");
            border.split = Split.SOME;
            draft.link(from, border);
            beside.forEach((event, chance) -> draft.link(border, entry(event), chance));
            from = draft.step(node.id() + ":beside");
            draft.link(border, from);
        }
        if (!ending.isEmpty()) {
            Step left = draft.step(node.id() + ":left");
            left.split = Split.ONE;
            draft.link(from, left);
            double sum =
                    ending.values().stream().mapToDouble(Double::doubleValue).sum();
            double scale = sum > 1 ? 1 / sum : 1;
            from = draft.step(node.id() + ":done");
            draft.link(left, from, Math.max(0, 1 - sum * scale));
            ending.forEach((event, chance) -> draft.link(left, entryOfCatcher(event), chance * scale));
        }
        return from;
    }

    /** What a gate throws is caught on a border, or begins an event sub-process. */
    private Step entryOfCatcher(FlowNode event) {
        String parent = event.parent();
        return event.kind() == Kind.START && parent != null ? draft.known(startOf(parent)) : entry(event);
    }
}
