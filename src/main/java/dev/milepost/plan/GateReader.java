package dev.milepost.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one milestone gate: a call activity, its settings and its place in the flow. */
final class GateReader {

    static final List<String> SETTINGS = List.of(
            "type",
            "target",
            "rules",
            "param.",
            "approvers",
            "signOffOrder",
            "refusal",
            "staleVotes",
            "separation",
            "waiversWithin",
            "remindBefore",
            "goals",
            "approvalTime",
            "recycle");

    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");
    private static final Pattern BUSINESS_KEY = Pattern.compile("[#$]\\{\\s*execution\\.processBusinessKey\\s*}");

    private final Node node;
    private final XmlElement element;
    private final FlowGraph graph;
    private final GateWork work;
    private final WaysBack waysBack;
    private final Set<String> goals;
    private final Problems problems;

    GateReader(Node node, FlowGraph graph, GateWork work, WaysBack waysBack, Set<String> goals, Problems problems) {
        this.node = node;
        this.element = node.element();
        this.graph = graph;
        this.work = work;
        this.waysBack = waysBack;
        this.goals = goals;
        this.problems = problems;
    }

    /** The gate; empty if what is written does not make one. */
    Optional<GateDefinition> read() {
        checkElement();
        Settings settings = Settings.of(element, problems);
        settings.refuseOthersThan(SETTINGS, "gate");
        GateSettings values = new GateSettings(element, settings, problems);
        Target target = values.target();
        List<RuleUse> rules = values.rules();
        MilestoneType type = values.type();
        SignOffPolicy signOff = new SignOffSettings(settings).read();
        List<WayBack> back = waysBack.of(node);
        values.checkReminder();
        GatePlanning planning = values.planning(goals);
        if (target == null) {
            return Optional.empty();
        }
        return Optional.of(new GateDefinition(
                node.id(),
                element.label(),
                phase(),
                type,
                target,
                rules,
                values.parameters(rules),
                signOff,
                back,
                graph.gatesAfter(node).stream().map(Node::id).toList(),
                work.of(node).stream().map(Node::id).toList(),
                planning,
                element.line()));
    }

    private void checkElement() {
        if (!KEY.matcher(node.id()).matches()) {
            problem(
                    "has an id that is no milestone key.",
                    "Choose an id of at most 64 letters, digits, '-' and '_' that begins with a letter.");
        }
        if (!element.attribute("calledElement").orElse("").equals("milestone-gate")) {
            problem("calls 'milestone-gate' with blanks around it.", "Take the blanks away.");
        }
        if (!element.attribute("camunda:calledElementBinding").orElse("latest").equals("latest")
                || element.attribute("camunda:calledElementTenantId").isPresent()) {
            problem(
                    "calls another version of 'milestone-gate' than the latest, or that of a tenant.",
                    "Set its binding to latest, and take a version, tag or tenant away.");
        }
        if (!isGivenTheBusinessKey()) {
            problem(
                    "does not hand on the project's business key, or another one too.",
                    "Let it have one <camunda:in businessKey=\"#{execution.processBusinessKey}\" /> among its extension elements.");
        }
        if (node.isMultiInstance() || liesInMultiInstance()) {
            problem(
                    "is multi-instance, or lies in a sub-process that is.",
                    "Remove the multi-instance marker: a gate is entered once per round.");
        }
        if (element.isTrue("camunda:async")
                || element.isTrue("camunda:asyncBefore")
                || element.isTrue("camunda:asyncAfter")) {
            problem(
                    "is asynchronous.",
                    "Remove camunda:asyncBefore and camunda:asyncAfter: a gate waits by itself and moves at once.");
        }
        if (!graph.reachable().contains(node)) {
            problem("cannot be reached from a start event.", "Draw the sequence flow that leads to it, or remove it.");
        }
    }

    private void problem(String message, String advice) {
        problems.at(element, "Gate '" + element.label() + "' " + message, advice);
    }

    private boolean isGivenTheBusinessKey() {
        List<String> keys = element.extensions("in")
                .flatMap(in -> in.attribute("businessKey").stream())
                .toList();
        return keys.size() == 1 && BUSINESS_KEY.matcher(keys.get(0).trim()).matches();
    }

    private boolean liesInMultiInstance() {
        for (Node outer = node.parent(); outer != null; outer = outer.parent()) {
            if (outer.isMultiInstance()) {
                return true;
            }
        }
        return false;
    }

    private @Nullable String phase() {
        Node phase = node.phase();
        return phase != null
                ? phase.id()
                : FlowGraph.before(node, earlier -> false).stream()
                        .filter(Node::isPhase)
                        .map(Node::id)
                        .findFirst()
                        .orElse(null);
    }
}
