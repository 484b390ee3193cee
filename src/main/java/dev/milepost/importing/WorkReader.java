package dev.milepost.importing;

import static dev.milepost.importing.Elements.brief;
import static dev.milepost.importing.Elements.words;

import java.util.List;

/** Reads who does a step of work, and how often; and gateways. What the engine does not take is made what it takes. */
record WorkReader(Notes notes) {

    void read(Markup element, Step step) {
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
                        element.attribute("calledElement").isEmpty()
                                ? "The call activity '" + step.label() + "' is a user task now."
                                : "The call of '" + element.attribute("calledElement") + "' is a user task now: '"
                                        + step.label() + "'.",
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

    void loops(Markup element, Step step) {
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
}
