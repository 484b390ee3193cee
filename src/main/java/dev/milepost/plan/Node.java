package dev.milepost.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A flow node of a process and its neighbours. Built by {@link FlowGraph} and not changed afterwards. */
final class Node {

    private static final Set<String> TASKS = Set.of(
            "userTask", "manualTask", "serviceTask", "sendTask", "receiveTask", "scriptTask", "businessRuleTask");
    private static final Set<String> SUB_PROCESSES = Set.of("subProcess", "transaction");
    private static final Set<String> OTHERS = Set.of(
            "task",
            "callActivity",
            "adHocSubProcess",
            "startEvent",
            "endEvent",
            "intermediateCatchEvent",
            "intermediateThrowEvent",
            "boundaryEvent",
            "exclusiveGateway",
            "inclusiveGateway",
            "parallelGateway",
            "complexGateway",
            "eventBasedGateway");

    private final XmlElement element;
    private final @Nullable Node parent;

    /** Where the flow may go from here: into a sub-process, along a sequence flow, to a boundary event. */
    final List<Node> next = new ArrayList<>();

    /** Where the flow may have come from, within the same sub-process. */
    final List<Node> previous = new ArrayList<>();

    Node(XmlElement element, @Nullable Node parent) {
        this.element = element;
        this.parent = parent;
    }

    static boolean isNode(XmlElement element) {
        return element.isBpmn()
                && (TASKS.contains(element.name())
                        || SUB_PROCESSES.contains(element.name())
                        || OTHERS.contains(element.name()));
    }

    XmlElement element() {
        return element;
    }

    String id() {
        String id = element.id();
        return id == null ? "" : id;
    }

    /** The sub-process it lies in. */
    @Nullable
    Node parent() {
        return parent;
    }

    boolean is(String name) {
        return element.isBpmn(name);
    }

    boolean isGate() {
        return is("callActivity")
                && element.attribute("calledElement").orElse("").trim().equals("milestone-gate");
    }

    /** A task, or a call of another process, which is work for this one. */
    boolean isTask() {
        return TASKS.contains(element.name()) || (is("callActivity") && !isGate());
    }

    boolean isManual() {
        return is("userTask") || is("manualTask");
    }

    boolean isSubProcess() {
        return SUB_PROCESSES.contains(element.name());
    }

    /** A sub-process that runs only when its event happens. */
    boolean isEventSubProcess() {
        return isSubProcess() && element.isTrue("triggeredByEvent");
    }

    boolean isPhase() {
        return isSubProcess() && !isEventSubProcess();
    }

    /** Whether it runs as a matter of course: neither to undo something nor only when some event happens. */
    boolean isRegular() {
        return !element.isTrue("isForCompensation") && !isEventSubProcess() && (parent == null || parent.isRegular());
    }

    boolean isMultiInstance() {
        return element.bpmn("multiInstanceLoopCharacteristics").findAny().isPresent();
    }

    /** The innermost phase it lies in. */
    @Nullable
    Node phase() {
        Node outer = parent;
        while (outer != null && !outer.isPhase()) {
            outer = outer.parent;
        }
        return outer;
    }

    boolean liesIn(Node subProcess) {
        return parent != null && (parent == subProcess || parent.liesIn(subProcess));
    }
}
