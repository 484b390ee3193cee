package dev.milepost.importing;

import static dev.milepost.importing.Elements.LOST_INSIDE;
import static dev.milepost.importing.Elements.READ_ATTRIBUTES;
import static dev.milepost.importing.Elements.STRUCTURE;
import static dev.milepost.importing.Elements.SUB_PROCESSES;
import static dev.milepost.importing.Elements.TASKS;
import static dev.milepost.importing.Elements.article;
import static dev.milepost.importing.Elements.brief;
import static dev.milepost.importing.Elements.documentation;
import static dev.milepost.importing.Elements.isStep;
import static dev.milepost.importing.Elements.local;
import static dev.milepost.importing.Elements.words;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads BPMN that any tool wrote into a draft: structure, names and drawing. What the engine does not take is made what it takes. */
final class BpmnImport {

    private final String file;
    private final Markup root;
    private final String wanted;
    private final Notes notes;
    private final Draft draft = new Draft();
    private final Ids ids = draft.ids;

    /** The steps by the ids of the file. */
    private final Map<String, Step> steps = new LinkedHashMap<>();

    /** What each element became: in a file ids may be missing, or used twice. */
    private final Map<Markup, Step> made = new HashMap<>();

    private final Map<String, String> ways = new HashMap<>();
    private final Names names = new Names();
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
        ProcessChoice choice = new ProcessChoice(file, root, wanted, notes);
        Markup process = choice.choose();
        draft.name = process.label();
        draft.documentation = documentation(process);
        draft.id = ids.key(
                process.id(), process.attribute("name").isEmpty() ? "imported-plan" : process.attribute("name"));
        Markup pool = choice.pool(process);
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
        new Surroundings(root, process, names, notes).read();
        vendors(root);
        readSteps(process, draft.scope);
        hosts(process);
        readWays(process, draft.scope);
        names.tellUnused(notes);
        Map<String, String> laneIds = new LaneReader(draft, steps, notes).read(process);
        new DrawingReader(root, draft, steps, ways, laneIds).read(process, pool);
        vendors.forEach((vendor, count) -> notes.dropped(
                "",
                vendorLines.getOrDefault(vendor, 0),
                "Extensions of another tool were left out: " + count + " of '" + vendor + "'.",
                "Set what matters of them as milepost: properties."));
        return draft;
    }

    private void readSteps(Markup element, Scope scope) {
        for (Markup child : element.children()) {
            if (isStep(child)) {
                Step step = step(child);
                if (step != null) {
                    scope.steps.add(step);
                }
            } else if (child.is("textAnnotation")) {
                notes.dropped(
                        child.id(),
                        child.line(),
                        "The annotation '" + brief(child.first("text").text()) + "' was left out.",
                        "Write what matters of it into the documentation of the element it is for.");
            } else if (!STRUCTURE.contains(child.name())
                    && !LOST_INSIDE.contains(child.name())
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
        lostInside(element);
    }

    private void lostInside(Markup element) {
        Set<String> lost = new TreeSet<>();
        for (Markup child : element.children()) {
            if (LOST_INSIDE.contains(child.name())) {
                lost.add(words(child.name()));
            }
        }
        if (!lost.isEmpty()) {
            notes.dropped(
                    element.id(),
                    element.line(),
                    "Of '" + element.label() + "' was left out: " + String.join(", ", lost) + ".",
                    "");
        }
    }

    private @Nullable Step step(Markup element) {
        String label = element.attribute("name").replaceAll("\\s+", " ");
        if (element.isTrue("isForCompensation") || isCompensation(element)) {
            notes.dropped(
                    element.id(),
                    element.line(),
                    "'" + element.label() + "' was left out"
                            + (SUB_PROCESSES.contains(element.name()) ? " with all it holds" : "")
                            + ": it only undoes other work.",
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
        renamed(element.id(), step.id, element.line(), element.name());
        made.put(element, step);
        if (!element.id().isEmpty()) {
            steps.putIfAbsent(element.id(), step);
        }
        if (SUB_PROCESSES.contains(element.name())) {
            phase(element, step);
        } else if (step.isEvent()) {
            new Events(notes, names, ids).read(element, step);
        } else {
            new WorkReader(notes).read(element, step);
        }
        if (step.isActivity()) {
            new WorkReader(notes).loops(element, step);
        }
        if (!SUB_PROCESSES.contains(element.name())) {
            vendors(element);
            lostInside(element);
        }
        return step;
    }

    /** Whether it is an event on the border that only undoes work. */
    private static boolean isCompensation(Markup element) {
        return element.is("boundaryEvent") && Events.trigger(element).equals("compensate");
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

    /** Finds on whose border events lie, once all steps are known. */
    private void hosts(Markup scope) {
        Map<String, Step> beside = stepsIn(scope);
        for (Markup child : scope.children()) {
            Step step = made.get(child);
            if (step != null && child.is("boundaryEvent")) {
                Step host = beside.get(local(child.attribute("attachedToRef")));
                step.host = host != null && host.isActivity() ? host : null;
            } else if (SUB_PROCESSES.contains(child.name())) {
                hosts(child);
            }
        }
    }

    /** What a process or sub-process holds, by the ids of the file. */
    private Map<String, Step> stepsIn(Markup scope) {
        Map<String, Step> inside = new HashMap<>();
        for (Markup child : scope.children()) {
            Step step = made.get(child);
            if (step != null) {
                inside.putIfAbsent(child.id(), step);
            }
        }
        return inside;
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
        Map<String, Step> here = stepsIn(element);
        here.values().retainAll(new HashSet<>(scope.steps));
        for (Markup child : element.children()) {
            Step step = made.get(child);
            if (child.is("sequenceFlow")) {
                way(child, scope, here);
            } else if (step != null && step.inside != null) {
                readWays(child, step.inside);
            }
        }
        for (Markup child : element.children()) {
            Step step = made.get(child);
            if (step != null && !child.attribute("default").isEmpty()) {
                String id = ways.get(local(child.attribute("default")));
                scope.ways.stream()
                        .filter(way -> way.from == step && way.id.equals(id))
                        .findFirst()
                        .ifPresent(way -> step.otherwise = way);
            }
        }
    }

    private void way(Markup flow, Scope scope, Map<String, Step> here) {
        Step from = here.get(local(flow.attribute("sourceRef")));
        Step to = here.get(local(flow.attribute("targetRef")));
        if (from == null || to == null) {
            notes.dropped(
                    flow.id(),
                    flow.line(),
                    "The sequence flow from '" + flow.attribute("sourceRef") + "' to '" + flow.attribute("targetRef")
                            + "' was left out: its ends are not both in the same process or sub-process, or one of"
                            + " them is not there.",
                    "Draw it again where it belongs.");
            return;
        }
        Way way = new Way(ids.like(flow.id(), "flow"), from, to);
        renamed(flow.id(), way.id, flow.line(), "sequence flow");
        ways.putIfAbsent(flow.id(), way.id);
        way.name = flow.attribute("name").replaceAll("\\s+", " ");
        way.line = flow.line();
        way.documentation = documentation(flow);
        way.condition = flow.first("conditionExpression").text();
        scope.ways.add(way);
        vendors(flow);
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
        element.foreign(READ_ATTRIBUTES).forEach((vendor, count) -> {
            vendors.merge(vendor, count, Integer::sum);
            vendorLines.putIfAbsent(vendor, element.line());
        });
        element.all("extensionElements")
                .flatMap(extensions -> extensions.children().stream())
                .forEach(extension -> {
                    vendors.merge(extension.namespace(), 1, Integer::sum);
                    vendorLines.putIfAbsent(extension.namespace(), extension.line());
                });
    }
}
