package dev.milepost.importing;

import static dev.milepost.importing.Elements.STRUCTURE;
import static dev.milepost.importing.Elements.article;
import static dev.milepost.importing.Elements.local;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads what stands beside the processes of a file.
 *
 * @param plan the process that becomes the plan
 * @param names filled here
 */
record Surroundings(Markup root, Markup plan, Names names, Notes notes) {

    void read() {
        for (Markup child : root.children()) {
            switch (child.name()) {
                case "message", "signal", "error", "escalation" -> names.add(child);
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
    }

    private void collaboration(Markup collaboration) {
        Set<String> processes = root.all("process").map(Markup::id).collect(Collectors.toSet());
        for (Markup child : collaboration.children()) {
            if (child.is("participant")) {
                String process = local(child.attribute("processRef"));
                boolean ours = plan.id().equals(process);
                if (process.isEmpty() || !processes.contains(process)) {
                    notes.dropped(
                            child.id(),
                            child.line(),
                            "The pool '" + child.label() + "' was left out: it shows no flow.",
                            "What it does for the project can be an event that is reported, or a task.");
                } else if (ours) {
                    notes.understood(child.id(), child.line(), "The pool '" + child.label() + "'.", "");
                } else {
                    notes.dropped(
                            child.id(),
                            child.line(),
                            "The pool '" + child.label() + "' was left out: a plan is one process.",
                            "");
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
}
