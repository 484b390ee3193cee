package dev.milepost.importing;

import static dev.milepost.importing.Elements.SUB_PROCESSES;
import static dev.milepost.importing.Elements.isStep;
import static dev.milepost.importing.Elements.local;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the process of a file that becomes the plan.
 *
 * @param wanted the id or name of the process or pool that is wanted; empty for the largest
 */
record ProcessChoice(String file, Markup root, String wanted, Notes notes) {

    /** Each step is about seven elements of a plan, with its flow and its drawing. */
    private static final int MOST_STEPS = PlanImport.MOST_ELEMENTS / 7;

    private static final int MOST_NAMED = 20;

    /** The process; says which others were left out. */
    Markup choose() throws ImportRefused {
        String namespace = root.namespace().toLowerCase(Locale.ROOT);
        if (!root.is("definitions") || !(namespace.isEmpty() || namespace.contains("bpmn"))) {
            throw new ImportRefused(
                    file,
                    root.line(),
                    "The file is no BPMN 2.0: it begins with <" + root.name() + ">.",
                    "Export it as BPMN 2.0 XML, or a schedule from Microsoft Project (.mpp, XML) or Primavera P6 (XER, XML).");
        }
        List<Markup> processes = root.all("process").toList();
        Map<String, Markup> pools = pools();
        Markup largest = null;
        long most = 0;
        for (Markup process : processes) {
            long size = size(process);
            Markup pool = pools.get(process.id());
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
                                    ", ",
                                    processes.stream()
                                            .limit(MOST_NAMED)
                                            .map(Markup::label)
                                            .toList())
                            + (processes.size() > MOST_NAMED ? " and others." : "."));
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
        if (most > MOST_STEPS) {
            throw new ImportRefused(
                    file,
                    largest.line(),
                    "The process '" + largest.label() + "' has " + most
                            + " tasks, events, gateways and sub-processes; a" + " plan has at most " + MOST_STEPS + ".",
                    "Part it, and import one of its parts.");
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

    /** The pool that shows a process; {@code null} for none. */
    @Nullable
    Markup pool(Markup process) {
        return pools().get(process.id());
    }

    /** The pools by the ids of what they show. */
    private Map<String, Markup> pools() {
        Map<String, Markup> pools = new HashMap<>();
        root.all("collaboration")
                .flatMap(collaboration -> collaboration.all("participant"))
                .forEach(pool -> pools.putIfAbsent(local(pool.attribute("processRef")), pool));
        pools.remove("");
        return pools;
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
}
