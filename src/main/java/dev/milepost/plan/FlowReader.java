package dev.milepost.plan;

import dev.milepost.plan.FlowNode.Instances;
import dev.milepost.plan.FlowNode.Kind;
import dev.milepost.plan.FlowNode.Trigger;
import dev.milepost.plan.Settings.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the flow of a process as schedules need it, with the settings of all that is neither gate nor task. */
final class FlowReader {

    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("startEvent", Kind.START),
            Map.entry("endEvent", Kind.END),
            Map.entry("intermediateCatchEvent", Kind.CATCH),
            Map.entry("intermediateThrowEvent", Kind.THROW),
            Map.entry("boundaryEvent", Kind.BORDER),
            Map.entry("exclusiveGateway", Kind.EXCLUSIVE),
            Map.entry("inclusiveGateway", Kind.INCLUSIVE),
            Map.entry("parallelGateway", Kind.PARALLEL),
            Map.entry("complexGateway", Kind.COMPLEX),
            Map.entry("eventBasedGateway", Kind.EVENT_BASED),
            Map.entry("adHocSubProcess", Kind.AD_HOC));

    private static final Map<String, Trigger> TRIGGERS = Map.of(
            "messageEventDefinition", Trigger.MESSAGE,
            "signalEventDefinition", Trigger.SIGNAL,
            "conditionalEventDefinition", Trigger.CONDITION,
            "errorEventDefinition", Trigger.ERROR,
            "escalationEventDefinition", Trigger.ESCALATION,
            "compensateEventDefinition", Trigger.COMPENSATION,
            "cancelEventDefinition", Trigger.CANCEL,
            "linkEventDefinition", Trigger.LINK,
            "terminateEventDefinition", Trigger.TERMINATE);

    private static final Map<String, Trigger> TIMERS = Map.of(
            "timeDuration", Trigger.TIMER_DURATION,
            "timeDate", Trigger.TIMER_DATE,
            "timeCycle", Trigger.TIMER_CYCLE);

    private static final int MOST_INSTANCES = 1_000_000;
    private static final Set<Kind> CHOOSING = Set.of(Kind.EXCLUSIVE, Kind.INCLUSIVE, Kind.COMPLEX, Kind.EVENT_BASED);

    private final XmlElement process;
    private final FlowGraph graph;
    private final ErrorCodes errors;
    private final Problems problems;

    FlowReader(XmlElement process, FlowGraph graph, ErrorCodes errors, Problems problems) {
        this.process = process;
        this.graph = graph;
        this.errors = errors;
        this.problems = problems;
    }

    Flow read() {
        List<FlowNode> nodes = graph.nodes().stream().map(this::node).toList();
        Map<String, Node> byId = new LinkedHashMap<>();
        graph.nodes().forEach(node -> byId.put(node.id(), node));
        List<FlowLink> links = new ArrayList<>();
        process.all()
                .filter(element -> element.isBpmn("sequenceFlow"))
                .forEach(flow -> link(flow, byId).ifPresent(links::add));
        linkEvents(links);
        checkSums(links, byId);
        return new Flow(nodes, links);
    }

    private FlowNode node(Node node) {
        XmlElement element = node.element();
        Kind kind = kind(node);
        boolean event = Set.of(Kind.START, Kind.END, Kind.CATCH, Kind.THROW, Kind.BORDER)
                .contains(kind);
        Trigger trigger = event ? trigger(element) : Trigger.NONE;
        boolean optional = kind == Kind.BORDER || startsEventPhase(node);
        Settings settings = event ? Settings.of(element, problems) : Settings.of(element, new Problems(""));
        if (event && (optional || kind == Kind.CATCH)) {
            settings.refuseOthersThan(
                    List.of(optional ? "probability" : "estimate"),
                    optional ? "event that may happen" : "waiting event");
        } else if (kind != Kind.TASK && kind != Kind.CALL && kind != Kind.GATE) {
            refuseAll(element);
        }
        Node parent = node.parent();
        return new FlowNode(
                node.id(),
                element.label(),
                kind,
                parent == null ? null : parent.id(),
                trigger,
                detail(node, trigger),
                kind == Kind.BORDER ? element.attribute("attachedToRef").orElse(null) : null,
                !element.attribute("cancelActivity").orElse("true").equals("false")
                        && !element.attribute("isInterrupting").orElse("true").equals("false"),
                instances(element),
                kind == Kind.CATCH || kind == Kind.TASK || kind == Kind.CALL ? settings.estimate("estimate") : null,
                optional ? settings.probability("probability", 1) : null,
                !node.isRegular() && !liesInEventPhase(node));
    }

    private static boolean startsEventPhase(Node node) {
        Node parent = node.parent();
        return node.is("startEvent") && parent != null && parent.isEventSubProcess();
    }

    /** Whether what makes a node irregular is an event sub-process, not compensation. */
    private static boolean liesInEventPhase(Node node) {
        for (Node outer = node; outer != null; outer = outer.parent()) {
            if (outer.element().isTrue("isForCompensation")) {
                return false;
            }
        }
        return true;
    }

    private static Kind kind(Node node) {
        if (node.isGate()) {
            return Kind.GATE;
        }
        if (node.is("callActivity")) {
            return Kind.CALL;
        }
        if (node.isSubProcess()) {
            return node.isEventSubProcess() ? Kind.EVENT_PHASE : Kind.PHASE;
        }
        return KINDS.getOrDefault(node.element().name(), Kind.TASK);
    }

    private static Trigger trigger(XmlElement event) {
        for (XmlElement child : event.children()) {
            Trigger trigger = child.isBpmn() ? TRIGGERS.get(child.name()) : null;
            if (trigger != null) {
                return trigger;
            }
            if (child.isBpmn("timerEventDefinition")) {
                return timer(child)
                        .map(part -> TIMERS.getOrDefault(part.name(), Trigger.NONE))
                        .orElse(Trigger.TIMER_CYCLE);
            }
        }
        return Trigger.NONE;
    }

    private static Optional<XmlElement> timer(XmlElement definition) {
        return definition.children().stream()
                .filter(part -> part.isBpmn() && TIMERS.containsKey(part.name()))
                .findFirst();
    }

    private @Nullable String detail(Node node, Trigger trigger) {
        return switch (trigger) {
            case TIMER_DURATION, TIMER_DATE, TIMER_CYCLE ->
                node.element()
                        .bpmn("timerEventDefinition")
                        .findFirst()
                        .flatMap(FlowReader::timer)
                        .map(XmlElement::text)
                        .orElse(null);
            case ERROR -> errors.caughtBy(node).orElse(null);
            case LINK ->
                node.element()
                        .bpmn("linkEventDefinition")
                        .findFirst()
                        .flatMap(definition -> definition.attribute("name"))
                        .orElse(null);
            default -> null;
        };
    }

    private static Instances instances(XmlElement element) {
        return element.bpmn("multiInstanceLoopCharacteristics")
                .findFirst()
                .map(marker -> new Instances(true, marker.isTrue("isSequential"), number(marker)))
                .orElse(Instances.ONE);
    }

    private static int number(XmlElement marker) {
        String text =
                marker.bpmn("loopCardinality").findFirst().map(XmlElement::text).orElse("");
        return text.matches("\\d{1,7}") ? Math.min(MOST_INSTANCES, Integer.parseInt(text)) : 0;
    }

    private Optional<FlowLink> link(XmlElement flow, Map<String, Node> byId) {
        Settings settings = Settings.of(flow, problems);
        settings.refuseOthersThan(List.of("probability"), "sequence flow");
        Double probability = settings.probability("probability", 1);
        Node from = flow.attribute("sourceRef").map(byId::get).orElse(null);
        Node to = flow.attribute("targetRef").map(byId::get).orElse(null);
        if (from == null || to == null) {
            return Optional.empty(); // the engine refuses it
        }
        boolean conditional = flow.bpmn("conditionExpression").findAny().isPresent();
        Setting written = settings.get("probability").orElse(null);
        if (written != null && !CHOOSING.contains(kind(from)) && !conditional) {
            settings.problem(
                    written,
                    "has no effect: '" + from.element().label() + "' does not choose among its ways.",
                    "Take it away, or let the flow begin at an exclusive, inclusive or event-based gateway.");
        }
        String id = flow.id();
        return Optional.of(new FlowLink(
                id == null ? from.id() + "->" + to.id() : id,
                from.id(),
                to.id(),
                probability,
                conditional,
                id != null && from.element().attribute("default").orElse("").equals(id)));
    }

    /** A link event is a sequence flow that is not drawn. */
    private void linkEvents(List<FlowLink> links) {
        for (Node node : graph.nodes()) {
            if (node.is("intermediateThrowEvent") && trigger(node.element()) == Trigger.LINK) {
                graph.following(node).stream()
                        .filter(target -> target.is("intermediateCatchEvent"))
                        .filter(target -> trigger(target.element()) == Trigger.LINK)
                        .forEach(target ->
                                links.add(new FlowLink(node.id(), node.id(), target.id(), null, false, false)));
            }
        }
    }

    /** Of the ways out of a node only one goes on: together they are certain. */
    private void checkSums(List<FlowLink> links, Map<String, Node> byId) {
        byId.values().stream()
                .filter(node -> kind(node) == Kind.EXCLUSIVE || kind(node) == Kind.EVENT_BASED)
                .forEach(node -> {
                    List<FlowLink> ways = links.stream()
                            .filter(link -> link.from().equals(node.id()))
                            .toList();
                    List<Double> given = ways.stream()
                            .flatMap(way -> Optional.ofNullable(way.probability()).stream())
                            .toList();
                    double sum = given.stream().mapToDouble(Double::doubleValue).sum();
                    boolean all = !ways.isEmpty() && given.size() == ways.size();
                    if (sum > 1 + 1e-6 || (all && sum < 1 - 1e-6)) {
                        problems.at(
                                node.element(),
                                "The 'milepost:probability' of the flows out of '"
                                        + node.element().label() + "' add up to "
                                        + Math.round(sum * 10_000) / 10_000.0 + ", but one of them is taken.",
                                "Let them add up to 1, or leave one out: it gets the rest.");
                    }
                });
    }

    private void refuseAll(XmlElement element) {
        Settings settings = Settings.of(element, problems);
        settings.all()
                .forEach(setting -> settings.problem(
                        setting,
                        "has no effect on a " + element.name() + ".",
                        "Only gates (call activities to milestone-gate), tasks, sequence flows, events that wait and the"
                                + " process have milepost: settings."));
    }
}
