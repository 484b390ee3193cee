package dev.milepost.plan;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads plans from BPMN files, without the engine and without ever looking outside the file. Stateless and thread-safe.
 */
public final class PlanReader {

    /** How many XML elements a file with plans has at most. */
    public static final int MOST_ELEMENTS = XmlTree.MAX_ELEMENTS;

    private static final int LONGEST_ID = 200;
    private static final int LONGEST_NAME = 255;

    /** The engine keeps the documentation of a task with each run of it. */
    static final int LONGEST_DOCUMENTATION = 4_000;

    private final String file;
    private final Problems problems;
    private final Problems doubts;

    private PlanReader(String file) {
        this.file = file;
        this.problems = new Problems(file);
        this.doubts = new Problems(file);
    }

    /**
     * Reads a file's plans and finds all its problems at once. What the engine itself refuses (no time to live, sequence
     * flows that lead nowhere) is left to the engine.
     *
     * @param file the file's name, as problems are to name it
     * @param bpmn the file's bytes, in whatever encoding it declares
     */
    public static PlanReading read(String file, byte[] bpmn) {
        try {
            return new PlanReader(file).read(XmlTree.read(bpmn));
        } catch (UnreadableXmlException e) {
            return new PlanReading(List.of(), List.of(e.in(file)), List.of());
        }
    }

    private PlanReading read(XmlElement definitions) {
        checkRoot(definitions);
        checkIds(definitions);
        checkNames(definitions);
        checkDocumentation(definitions);
        Layout layout = Layout.of(definitions);
        List<Plan> plans = definitions
                .bpmn("process")
                .filter(process -> process.isTrue("isExecutable"))
                .map(process -> plan(process, ErrorCodes.of(definitions), layout))
                .flatMap(Optional::stream)
                .toList();
        return new PlanReading(plans, problems.inDocumentOrder(), doubts.inDocumentOrder());
    }

    private void checkRoot(XmlElement definitions) {
        if (!definitions.isBpmn("definitions")) {
            problems.at(
                    definitions,
                    "The file is no BPMN 2.0: it begins with <" + definitions.name() + ">.",
                    "Save the plan from Camunda Modeler as a BPMN diagram for Camunda 7.");
            return;
        }
        List<XmlElement> processes = definitions.bpmn("process").toList();
        boolean none = processes.stream().noneMatch(process -> process.isTrue("isExecutable"));
        if (none && processes.isEmpty()) {
            problems.at(definitions, "The file holds no executable process: it holds no process at all.", "Draw one.");
        }
        for (XmlElement process : processes) {
            if (!process.isTrue("isExecutable") && (none || hasGate(process))) {
                problems.at(
                        process,
                        (none ? "The file holds no executable process" : "A process with gates is not executable")
                                + ": nobody could start '" + process.label() + "'.",
                        "Set isExecutable=\"true\" on the process (the tick box Executable in Camunda Modeler).");
            }
        }
    }

    private static boolean hasGate(XmlElement process) {
        return process.all().anyMatch(element -> new Node(element, null).isGate());
    }

    private void checkIds(XmlElement definitions) {
        Map<String, XmlElement> seen = new HashMap<>();
        definitions
                .all()
                .filter(element -> element.id() != null)
                .filter(element -> element.namespace().startsWith("http://www.omg.org/spec/BPMN/20100524/"))
                .forEach(element -> {
                    String id = Objects.requireNonNull(element.id());
                    XmlElement earlier = seen.putIfAbsent(id, element);
                    if (id.length() > LONGEST_ID) {
                        problems.at(
                                element,
                                "The id '" + id.substring(0, 40) + "…' has " + id.length() + " characters.",
                                "Give it one of at most " + LONGEST_ID + ".");
                    }
                    if (earlier != null) {
                        problems.at(
                                element,
                                "The id '" + id + "' is used twice, first in line " + earlier.line() + ".",
                                "Give one of the two another id.");
                    }
                });
    }

    /** The engine keeps names in columns of its own; a project that came to a longer one would be stuck there. */
    private void checkNames(XmlElement definitions) {
        definitions
                .all()
                .filter(element -> Node.isNode(element) || element.isBpmn("process"))
                .forEach(element -> element.attribute("name")
                        .filter(name -> name.length() > LONGEST_NAME)
                        .ifPresent(name -> problems.at(
                                element,
                                "The name of '" + element.id() + "' has " + name.length() + " characters.",
                                "Give it one of at most " + LONGEST_NAME
                                        + ", and write the rest in its documentation.")));
    }

    private void checkDocumentation(XmlElement definitions) {
        definitions
                .all()
                .filter(element -> element.isBpmn("userTask"))
                .filter(task ->
                        task.bpmn("documentation").anyMatch(text -> text.text().length() > LONGEST_DOCUMENTATION))
                .forEach(task -> problems.at(
                        task,
                        "The documentation of '" + task.id() + "' has more than " + LONGEST_DOCUMENTATION
                                + " characters, for which the engine has no room: the task could not begin.",
                        "Keep long texts in a document, and name it here."));
    }

    /** The lifecycle of gates may be changed, but rules have to decide in it: without them all gates would stand still. */
    private void checkLifecycle(XmlElement process) {
        boolean rulesDecide = process.all()
                .flatMap(element -> element.attribute("camunda:delegateExpression").stream())
                .anyMatch(expression -> expression.replaceAll("\\s", "").matches("[$#]\\{milestoneGate}"));
        if ("milestone-gate".equals(process.id()) && !rulesDecide) {
            problems.at(
                    process,
                    "The lifecycle of gates has no step in which rules decide.",
                    "Give 'milestone-gate' a business rule task with the delegate expression ${milestoneGate}, or give"
                            + " this process another id.");
        }
    }

    private Optional<Plan> plan(XmlElement process, ErrorCodes errors, Layout layout) {
        checkLifecycle(process);
        FlowGraph graph = FlowGraph.of(process);
        checkIdentity(process);
        checkOthers(process);
        List<Goal> goals = GoalReader.read(process, problems);
        Set<String> goalIds = goals.stream().map(Goal::id).collect(Collectors.toCollection(LinkedHashSet::new));
        List<PlannedTask> tasks = graph.nodes().stream()
                .filter(Node::isTask)
                .map(task -> new TaskReader(task, problems).read())
                .toList();
        Flow flow = new FlowReader(process, graph, errors, problems).read();
        List<Node> gates = FlowOrder.of(graph);
        if (gates.isEmpty()) {
            return Optional.empty();
        }
        GateWork work = new GateWork(graph);
        WaysBack waysBack = new WaysBack(graph, errors, problems);
        List<GateDefinition> definitions = gates.stream()
                .map(gate -> new GateReader(gate, graph, work, waysBack, goalIds, problems).read())
                .flatMap(Optional::stream)
                .toList();
        layout.check(process, doubts);
        new FlowDoubts(graph, doubts).check();
        Map<String, XmlElement> elements = gates.stream().collect(Collectors.toMap(Node::id, Node::element));
        new TargetOrder(definitions, id -> Objects.requireNonNull(elements.get(id)), problems).check(elements.keySet());
        return Optional.of(new Plan(
                Objects.requireNonNullElse(process.id(), ""),
                process.label(),
                file,
                phases(graph),
                tasks,
                definitions,
                goals,
                flow));
    }

    private static List<Phase> phases(FlowGraph graph) {
        return graph.nodes().stream()
                .filter(Node::isPhase)
                .map(phase -> {
                    Node outer = phase.phase();
                    return new Phase(phase.id(), phase.element().label(), outer == null ? null : outer.id());
                })
                .toList();
    }

    private void checkIdentity(XmlElement process) {
        process.all()
                .filter(element -> Node.isNode(element) && element.id() == null)
                .forEach(element -> problems.at(
                        element, "A " + element.name() + " has no id.", "Give it one that says what it means."));
    }

    /** Checks elements that are neither process, flow node nor sequence flow. */
    private void checkOthers(XmlElement process) {
        process.all()
                .filter(element -> element != process && !Node.isNode(element) && !element.isBpmn("sequenceFlow"))
                .forEach(element -> {
                    Settings settings = Settings.of(element, problems);
                    settings.all()
                            .forEach(setting -> settings.problem(
                                    setting,
                                    "has no effect on a " + element.name() + ".",
                                    "Only gates (call activities to milestone-gate), tasks, sequence flows, events that wait"
                                            + " and the process have milepost: settings."));
                });
    }
}
