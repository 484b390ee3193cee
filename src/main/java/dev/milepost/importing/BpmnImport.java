package dev.milepost.importing;

import dev.milepost.importing.Drawing.Point;
import dev.milepost.importing.Drawing.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads BPMN that any tool wrote into a draft: structure, names and drawing. What the engine does not take is made what it takes. */
final class BpmnImport {

    private static final Set<String> TASKS = Set.of(
            "task",
            "userTask",
            "manualTask",
            "serviceTask",
            "sendTask",
            "receiveTask",
            "scriptTask",
            "businessRuleTask");
    private static final Set<String> SUB_PROCESSES = Set.of("subProcess", "transaction", "adHocSubProcess");
    private static final Set<String> EVENTS =
            Set.of("startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent");
    private static final Set<String> GATEWAYS =
            Set.of("exclusiveGateway", "inclusiveGateway", "parallelGateway", "complexGateway", "eventBasedGateway");
    private static final Set<String> STRUCTURE = Set.of(
            "incoming",
            "outgoing",
            "sequenceFlow",
            "laneSet",
            "documentation",
            "extensionElements",
            "auditing",
            "monitoring",
            "completionCondition",
            "supportedInterfaceRef",
            "supports");

    private final String file;
    private final Markup root;
    private final String wanted;
    private final Notes notes;
    private final Draft draft = new Draft();
    private final Ids ids = draft.ids;

    /** The steps by the ids of the file. */
    private final Map<String, Step> steps = new LinkedHashMap<>();

    private final Map<String, String> ways = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Integer> vendors = new LinkedHashMap<>();
    private final Map<String, Integer> vendorLines = new HashMap<>();

    private BpmnImport(String file, Markup root, String wanted, Notes notes) {
        this.file = file;
        this.root = root;
        this.wanted = wanted;
        this.notes = notes;
    }

    /**
     * Reads a file.
     *
     * @param wanted the id or name of the process or pool that is wanted; empty for the largest
     */
    static Draft read(String file, Markup root, String wanted, Notes notes) throws ImportRefused {
        return new BpmnImport(file, root, wanted, notes).read();
    }

    private Draft read() throws ImportRefused {
        Markup process = choose();
        draft.name = process.label();
        draft.documentation = documentation(process);
        draft.id = ids.key(
                process.id(), process.attribute("name").isEmpty() ? "imported-plan" : process.attribute("name"));
        Markup pool = pool(process);
        if (pool != null) {
            draft.pool = ids.like(pool.id(), "pool");
            draft.poolName = pool.attribute("name");
            draft.name = process.attribute("name").isEmpty() ? pool.label() : draft.name;
        }
        if (process.attribute("name").isEmpty() && draft.name.isEmpty()) {
            draft.name = draft.id;
        }
        if (!process.isTrue("isExecutable")) {
            notes.changed(process.id(), process.line(), "The process was not executable; it is now.", "");
        }
        renamed(process.id(), draft.id, process.line(), "process");
        definitions();
        readSteps(process, draft.scope);
        hosts(process);
        readWays(process, draft.scope);
        lanes(process);
        drawing(process, pool);
        vendors.forEach((vendor, count) -> notes.dropped(
                "",
                vendorLines.getOrDefault(vendor, 0),
                "Extensions of another tool were left out: " + count + " of '" + vendor + "'.",
                "Set what matters of them as milepost: properties."));
        return draft;
    }

    private Markup choose() throws ImportRefused {
        if (!root.is("definitions")
                || !root.namespace().toLowerCase(Locale.ROOT).contains("bpmn")) {
            throw new ImportRefused(
                    file,
                    root.line(),
                    "The file is no BPMN 2.0: it begins with <" + root.name() + ">.",
                    "Export it as BPMN 2.0 XML, or a schedule as Microsoft Project XML or Primavera XER.");
        }
        List<Markup> processes = root.all("process").toList();
        Markup largest = null;
        long most = 0;
        for (Markup process : processes) {
            long size = size(process);
            Markup pool = pool(process);
            boolean asked = !wanted.isEmpty()
                    && (process.id().equals(wanted)
                            || process.label().equals(wanted)
                            || (pool != null && pool.label().equals(wanted)));
            if (wanted.isEmpty() ? size > most : asked) {
                largest = process;
                most = size;
            }
        }
        if (largest == null && !wanted.isEmpty()) {
            throw new ImportRefused(
                    file,
                    0,
                    "The file holds no process or pool '" + wanted + "'.",
                    "Name one of "
                            + String.join(
                                    ", ", processes.stream().map(Markup::label).toList()) + ".");
        }
        if (largest == null || most == 0) {
            throw new ImportRefused(
                    file,
                    processes.isEmpty() ? root.line() : processes.get(0).line(),
                    processes.isEmpty()
                            ? "The file holds no process."
                            : "No process in the file holds a task, an event or a gateway.",
                    "Draw the flow of the work, or export the diagram that has it"
                            + " (conversations and choreographies have none).");
        }
        Markup gate = gate(largest);
        if (gate != null) {
            throw new ImportRefused(
                    file,
                    gate.line(),
                    "The process '" + largest.label() + "' has a gate ('" + gate.label() + "'): it is a plan already.",
                    "Check and deploy it as it is.");
        }
        notes.understood(
                largest.id(),
                largest.line(),
                "The process '" + largest.label() + "' with " + most + " tasks, events, gateways and sub-processes.",
                "");
        for (Markup process : processes) {
            if (process != largest) {
                notes.dropped(
                        process.id(),
                        process.line(),
                        "The process '" + process.label() + "' was left out: a plan is one process (" + size(process)
                                + " elements).",
                        size(process) == 0 ? "" : "Import it by its id if it is the plan that you want.");
            }
        }
        return largest;
    }

    private static @Nullable Markup gate(Markup scope) {
        for (Markup child : scope.children()) {
            Markup found = child.is("callActivity")
                    ? child.attribute("calledElement").equals("milestone-gate") ? child : null
                    : SUB_PROCESSES.contains(child.name()) ? gate(child) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static long size(Markup scope) {
        long size = 0;
        for (Markup child : scope.children()) {
            if (isStep(child)) {
                size += 1 + (SUB_PROCESSES.contains(child.name()) ? size(child) : 0);
            }
        }
        return size;
    }

    private static boolean isStep(Markup element) {
        return TASKS.contains(element.name())
                || SUB_PROCESSES.contains(element.name())
                || EVENTS.contains(element.name())
                || GATEWAYS.contains(element.name())
                || element.is("callActivity");
    }

    private @Nullable Markup pool(Markup process) {
        return root.all("collaboration")
                .flatMap(collaboration -> collaboration.all("participant"))
                .filter(pool -> !process.id().isEmpty()
                        && local(pool.attribute("processRef")).equals(process.id()))
                .findFirst()
                .orElse(null);
    }

    /** A qualified name without its prefix. */
    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    /** Everything beside the processes. */
    private void definitions() {
        for (Markup child : root.children()) {
            switch (child.name()) {
                case "message", "signal", "error", "escalation" -> {
                    String code = child.attribute(child.is("error") ? "errorCode" : "name");
                    names.putIfAbsent(child.id(), code.isEmpty() ? child.label() : code);
                }
                case "collaboration" -> collaboration(child);
                case "process", "BPMNDiagram", "extensionElements", "documentation" -> {
                    // read elsewhere
                }
                case "import" ->
                    notes.dropped(
                            child.attribute("location"),
                            child.line(),
                            "The import of '" + child.attribute("location") + "' was left out: nothing outside the file"
                                    + " is read.",
                            "");
                default ->
                    notes.dropped(
                            child.id(),
                            child.line(),
                            article(child) + " '" + child.label() + "' was left out: plans have none.",
                            "");
            }
        }
        vendors(root);
    }

    private void collaboration(Markup collaboration) {
        for (Markup child : collaboration.children()) {
            if (child.is("participant")) {
                String process = local(child.attribute("processRef"));
                boolean ours = draft.poolName.equals(child.attribute("name")) && !process.isEmpty();
                if (process.isEmpty()
                        || root.all("process").noneMatch(it -> it.id().equals(process))) {
                    notes.dropped(
                            child.id(),
                            child.line(),
                            "The pool '" + child.label() + "' was left out: it shows no flow.",
                            "What it does for the project can be an event that is reported, or a task.");
                } else if (ours) {
                    notes.understood(child.id(), child.line(), "The pool '" + child.label() + "'.", "");
                }
            } else if (child.is("messageFlow")) {
                notes.dropped(
                        child.id(),
                        child.line(),
                        "The message flow '" + child.label() + "' was left out: a plan is one process.",
                        "Let a gate ask for the event that the message reports, with event-happened.drl.");
            } else if (!STRUCTURE.contains(child.name())) {
                notes.dropped(child.id(), child.line(), article(child) + " of the collaboration was left out.", "");
            }
        }
    }

    private void readSteps(Markup element, Scope scope) {
        for (Markup child : element.children()) {
            if (isStep(child)) {
                Step step = step(child);
                if (step != null) {
                    scope.steps.add(step);
                }
            } else if (child.is("ioSpecification") || child.is("property")) {
                notes.dropped(child.id(), child.line(), "Data of '" + element.label() + "' was left out.", "");
            } else if (child.is("textAnnotation")) {
                notes.dropped(
                        child.id(),
                        child.line(),
                        "The annotation '" + brief(child.first("text").text()) + "' was left out.",
                        "Write what matters of it into the documentation of the element it is for.");
            } else if (!STRUCTURE.contains(child.name())
                    && !child.name().endsWith("LoopCharacteristics")
                    && !child.name().endsWith("EventDefinition")) {
                notes.dropped(
                        child.id(),
                        child.line(),
                        article(child) + " '" + child.label() + "' was left out: plans have none.",
                        "");
            }
        }
        vendors(element);
    }

    private @Nullable Step step(Markup element) {
        String label = element.attribute("name").replaceAll("\\s+", " ");
        if (element.isTrue("isForCompensation")) {
            notes.dropped(
                    element.id(),
                    element.line(),
                    "'" + element.label() + "' was left out: it only undoes other work.",
                    "");
            return null;
        }
        boolean eventPhase = element.isTrue("triggeredByEvent");
        if (eventPhase && Events.trigger(element.first("startEvent")).isEmpty()) {
            notes.dropped(
                    element.id(),
                    element.line(),
                    "The event sub-process '" + element.label() + "' was left out with all it holds: nothing that the"
                            + " engine knows starts it.",
                    "Draw its work where it is done.");
            return null;
        }
        Step step = new Step(kind(element), "", name(label, element), element.line());
        step.origin = element.name();
        step.id = ids.like(
                element.id(),
                (element.name() + "-" + label).replaceAll("[^A-Za-z0-9]+", "-").replaceAll("-+$", ""));
        step.triggeredByEvent = eventPhase;
        step.documentation = documentation(element);
        if (element.attribute("name").length() > 255) {
            step.documentation = (element.attribute("name") + " " + step.documentation).strip();
        }
        renamed(element.id(), step.id, element.line(), element.name());
        if (!element.id().isEmpty()) {
            steps.putIfAbsent(element.id(), step);
        }
        if (SUB_PROCESSES.contains(element.name())) {
            phase(element, step);
        } else if (step.isEvent()) {
            new Events(notes, names, ids).read(element, step);
        } else {
            work(element, step);
        }
        if (step.isActivity()) {
            loops(element, step);
        }
        vendors(element);
        return step;
    }

    private String name(String label, Markup element) {
        String plain = label.replace("${", "$ {").replace("#{", "# {");
        if (!plain.equals(label)) {
            notes.changed(
                    element.id(),
                    element.line(),
                    "The name '" + brief(label) + "' holds an expression, which is plain text now.",
                    "");
        }
        if (plain.length() > 255) {
            notes.changed(
                    element.id(),
                    element.line(),
                    "The name has " + plain.length() + " characters; all of it is in the documentation now.",
                    "Give it a short one.");
            return plain.substring(0, 250) + "…";
        }
        return plain;
    }

    private static String kind(Markup element) {
        if (TASKS.contains(element.name()) || element.is("callActivity")) {
            return "userTask";
        }
        return SUB_PROCESSES.contains(element.name()) ? "subProcess" : element.name();
    }

    private void phase(Markup element, Step step) {
        Scope inside = new Scope();
        readSteps(element, inside);
        String what =
                element.is("transaction") ? "transaction" : element.is("adHocSubProcess") ? "ad hoc sub-process" : "";
        if (inside.steps.isEmpty()) {
            step.kind = "userTask";
            notes.changed(
                    step.id,
                    step.line,
                    "The sub-process '" + step.label() + "' holds no work; it is a user task now.",
                    "Draw its tasks in it if it is a phase.");
            return;
        }
        step.inside = inside;
        if (!what.isEmpty()) {
            notes.changed(
                    step.id,
                    step.line,
                    "The " + what + " '" + step.label() + "' is an embedded sub-process now"
                            + (what.startsWith("ad") ? ": work in it without a way in begins at once." : "."),
                    "");
        }
        if (!step.triggeredByEvent) {
            notes.understood(step.id, step.line, "The phase '" + step.label() + "' (a sub-process).", "");
        }
    }

    private void work(Markup element, Step step) {
        switch (element.name()) {
            case "userTask" -> {
                notes.understood(step.id, step.line, "The task '" + step.label() + "'.", "");
                if (!element.ofEngine("assignee").isEmpty()
                        || !element.ofEngine("candidateGroups").isEmpty()
                        || element.all("potentialOwner").findAny().isPresent()
                        || element.all("humanPerformer").findAny().isPresent()) {
                    notes.dropped(
                            step.id,
                            step.line,
                            "Who does '" + step.label()
                                    + "' was left out: those people and groups are of another system.",
                            "Set candidate groups that exist here.");
                }
            }
            case "serviceTask", "sendTask", "businessRuleTask", "scriptTask", "receiveTask", "task", "manualTask" -> {
                if (element.ofEngine("type").equals("external")
                        && element.ofEngine("topic").matches("[A-Za-z0-9._-]+")) {
                    step.kind = "serviceTask";
                    step.topic = element.ofEngine("topic");
                    notes.understood(
                            step.id,
                            step.line,
                            "The task '" + step.label() + "', done by workers for the topic '" + step.topic + "'.",
                            "");
                } else {
                    notes.changed(
                            step.id,
                            step.line,
                            "The " + words(element.name()) + " '" + step.label() + "' is a user task now"
                                    + (implementation(element).isEmpty()
                                            ? "."
                                            : ": its implementation (" + brief(implementation(element))
                                                    + ") is of another system."),
                            "");
                }
            }
            case "callActivity" ->
                notes.changed(
                        step.id,
                        step.line,
                        "The call of '" + element.attribute("calledElement") + "' is a user task now: '" + step.label()
                                + "'.",
                        "Import the called process as a plan of its own, or draw its work here.");
            default -> gateway(element, step);
        }
    }

    private void gateway(Markup element, Step step) {
        if (step.is("complexGateway")) {
            step.kind = "inclusiveGateway";
            notes.changed(
                    step.id,
                    step.line,
                    "The complex gateway '" + step.label() + "' is an inclusive one now; its activation condition was"
                            + " left out.",
                    "Look whether it waits for what it has to.");
        }
        if (element.isTrue("instantiate")) {
            notes.changed(step.id, step.line, "The gateway '" + step.label() + "' no longer starts the process.", "");
        }
    }

    private static String implementation(Markup element) {
        for (String name : List.of("class", "delegateExpression", "expression", "topic", "decisionRef")) {
            if (!element.ofEngine(name).isEmpty()) {
                return element.ofEngine(name);
            }
        }
        return element.first("script").text();
    }

    private void loops(Markup element, Step step) {
        if (element.all("standardLoopCharacteristics").findAny().isPresent()) {
            notes.dropped(
                    step.id,
                    step.line,
                    "The loop marker of '" + step.label() + "' was left out.",
                    "Draw the way back.");
        }
        element.all("multiInstanceLoopCharacteristics").findFirst().ifPresent(marker -> {
            String times = marker.first("loopCardinality").text();
            if (times.matches("[1-9]\\d{0,2}") && !step.isGate()) {
                step.instances = times;
                step.sequential = marker.isTrue("isSequential");
            } else {
                notes.dropped(
                        step.id,
                        step.line,
                        "The multi-instance marker of '" + step.label() + "' was left out: how often is not known.",
                        "Set its loop cardinality to a number, or draw the work as often as it is done.");
            }
        });
    }

    /** Finds on whose border events lie, once all steps are known. */
    private void hosts(Markup scope) {
        for (Markup child : scope.children()) {
            if (child.is("boundaryEvent")) {
                Step event = steps.get(child.id());
                Step host = steps.get(local(child.attribute("attachedToRef")));
                if (event != null && event.is("boundaryEvent") && event.line == child.line()) {
                    event.host = host != null && host.isActivity() ? host : null;
                }
            } else if (SUB_PROCESSES.contains(child.name())) {
                hosts(child);
            }
        }
    }

    private void readWays(Markup element, Scope scope) {
        scope.steps.removeIf(step -> {
            boolean lost = step.is("boundaryEvent") && (step.host == null || !scope.steps.contains(step.host));
            if (lost) {
                notes.dropped(
                        step.id,
                        step.line,
                        "The event '" + step.label() + "' was left out: it lies on no task or phase beside it.",
                        "");
            }
            return lost;
        });
        Set<Step> here = new java.util.HashSet<>(scope.steps);
        for (Markup child : element.children()) {
            if (child.is("sequenceFlow")) {
                way(child, scope, here);
            } else if (SUB_PROCESSES.contains(child.name())) {
                Step step = steps.get(child.id());
                if (step != null && step.inside != null && step.line == child.line()) {
                    readWays(child, step.inside);
                }
            }
        }
        for (Markup child : element.children()) {
            Step step = steps.get(child.id());
            if (step != null && isStep(child) && !child.attribute("default").isEmpty()) {
                String id = ways.get(local(child.attribute("default")));
                scope.ways.stream()
                        .filter(way -> way.from == step && way.id.equals(id))
                        .findFirst()
                        .ifPresent(way -> step.otherwise = way);
            }
        }
    }

    private void way(Markup flow, Scope scope, Set<Step> here) {
        Step from = steps.get(local(flow.attribute("sourceRef")));
        Step to = steps.get(local(flow.attribute("targetRef")));
        if (from == null || to == null || !here.contains(from) || !here.contains(to)) {
            notes.dropped(
                    flow.id(),
                    flow.line(),
                    "The sequence flow from '" + flow.attribute("sourceRef") + "' to '" + flow.attribute("targetRef")
                            + "' was left out: its ends are not both in the same process or sub-process"
                            + (from == null || to == null ? ", or one of them is not there." : "."),
                    "Draw it again where it belongs.");
            return;
        }
        Way way = new Way(ids.like(flow.id(), "flow"), from, to);
        renamed(flow.id(), way.id, flow.line(), "sequence flow");
        ways.putIfAbsent(flow.id(), way.id);
        way.name = flow.attribute("name").replaceAll("\\s+", " ");
        way.name = way.name.length() > 255 ? way.name.substring(0, 250) + "…" : way.name;
        way.line = flow.line();
        way.documentation = documentation(flow);
        way.condition = flow.first("conditionExpression").text();
        scope.ways.add(way);
        vendors(flow);
    }

    private void lanes(Markup process) {
        process.all("laneSet").forEach(set -> lanes(set, ""));
    }

    private void lanes(Markup set, String outer) {
        for (Markup lane : (Iterable<Markup>) set.all("lane")::iterator) {
            Markup inner = lane.first("childLaneSet");
            String name = outer + lane.attribute("name");
            if (inner.all("lane").findAny().isPresent()) {
                notes.changed(
                        lane.id(), lane.line(), "The lane '" + name + "' is in the plan only by the lanes in it.", "");
                lanes(inner, name.isEmpty() ? "" : name + ", ");
                continue;
            }
            List<Step> held = new ArrayList<>();
            lane.all("flowNodeRef").forEach(reference -> {
                Step step = steps.get(local(reference.text()));
                if (step != null) {
                    held.add(step);
                }
            });
            String id = ids.like(lane.id(), "lane");
            draft.lanes.add(new Draft.Lane(id, name, held));
            laneIds.putIfAbsent(lane.id(), id);
            notes.understood(
                    lane.id(),
                    lane.line(),
                    "The lane '" + name + "' is kept; it says nothing about who may do the tasks in it.",
                    "Set candidate groups on the tasks.");
        }
    }

    private final Map<String, String> laneIds = new HashMap<>();

    private void drawing(Markup process, @Nullable Markup pool) {
        Map<String, String> known = new HashMap<>(laneIds);
        steps.forEach((old, step) -> known.put(old, step.id));
        if (pool != null) {
            known.put(pool.id(), draft.pool);
        }
        Drawing drawing = draft.drawing;
        drawing.planes.add(draft.id);
        root.all("BPMNDiagram").flatMap(diagram -> diagram.all("BPMNPlane")).forEach(plane -> {
            String shown = local(plane.attribute("bpmnElement"));
            Step phase = steps.get(shown);
            int number = 0;
            if (phase != null && phase.inside != null && !shown.equals(process.id())) {
                number = drawing.planes.size();
                drawing.planes.add(phase.id);
            }
            for (Markup child : plane.children()) {
                String old = local(child.attribute("bpmnElement"));
                if (child.is("BPMNShape") && known.containsKey(old)) {
                    shape(child, number, String.valueOf(known.get(old)));
                } else if (child.is("BPMNEdge") && ways.containsKey(old)) {
                    edge(child, String.valueOf(ways.get(old)));
                }
            }
        });
    }

    private void shape(Markup shape, int plane, String id) {
        Markup bounds = shape.first("Bounds");
        double width = number(bounds.attribute("width"));
        double height = number(bounds.attribute("height"));
        if (width >= 1 && height >= 1) {
            draft.drawing.shapes.putIfAbsent(
                    id,
                    new Shape(
                            plane,
                            number(bounds.attribute("x")),
                            number(bounds.attribute("y")),
                            width,
                            height,
                            !shape.attribute("isExpanded").equals("false")));
        }
    }

    private void edge(Markup edge, String id) {
        List<Point> points = edge.all("waypoint")
                .map(point -> new Point(number(point.attribute("x")), number(point.attribute("y"))))
                .toList();
        if (points.size() > 1) {
            draft.drawing.edges.putIfAbsent(id, points);
        }
    }

    private static double number(String text) {
        try {
            double number = Double.parseDouble(text.replace(',', '.'));
            return Double.isFinite(number) && Math.abs(number) < 1e7 ? number : 0;
        } catch (NumberFormatException none) {
            return 0;
        }
    }

    private void renamed(String old, String id, int line, String what) {
        if (!old.equals(id)) {
            notes.changed(
                    old,
                    line,
                    "The id '" + brief(old) + "' of a " + words(what) + " is '" + id + "' now: "
                            + (old.isEmpty()
                                    ? "it had none."
                                    : "it was used already, or is none that the engine takes."),
                    "");
        }
    }

    /** Counts what other tools wrote about an element. */
    private void vendors(Markup element) {
        element.all("extensionElements")
                .flatMap(extensions -> extensions.children().stream())
                .forEach(extension -> {
                    vendors.merge(extension.namespace(), 1, Integer::sum);
                    vendorLines.putIfAbsent(extension.namespace(), extension.line());
                });
    }

    private static String documentation(Markup element) {
        StringBuilder text = new StringBuilder();
        element.all("documentation").forEach(part -> text.append(part.text()).append('\n'));
        String plain = text.toString().strip().replace("${", "$ {").replace("#{", "# {");
        return plain.length() > 3500 ? plain.substring(0, 3500) + "…" : plain;
    }

    private static String article(Markup element) {
        String words = words(element.name());
        return ("aeiou".indexOf(words.charAt(0)) < 0 ? "A " : "An ") + words;
    }

    static String words(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }

    static String brief(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() > 80 ? line.substring(0, 80) + "…" : line;
    }
}
