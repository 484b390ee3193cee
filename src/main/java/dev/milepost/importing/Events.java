package dev.milepost.importing;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.List;

/** Reads events: what starts, ends or interrupts work. A plan's own start is always plain, and nothing in it broadcasts. */
final class Events {

    private final Notes notes;
    private final Names names;
    private final Ids ids;

    Events(Notes notes, Names names, Ids ids) {
        this.notes = notes;
        this.names = names;
        this.ids = ids;
    }

    /** The first word of what an event waits for or does: {@code message}, {@code timer}; empty for a plain one. */
    static String trigger(Markup event) {
        return event.children().stream()
                .filter(child -> child.name().endsWith("EventDefinition"))
                .map(child -> child.name().replace("EventDefinition", ""))
                .findFirst()
                .orElse("");
    }

    void read(Markup element, Step step) {
        String trigger = trigger(element);
        step.interrupting = !element.attribute("cancelActivity").equals("false")
                && !element.attribute("isInterrupting").equals("false");
        List<Markup> definitions = element.children().stream()
                .filter(child -> child.name().endsWith("EventDefinition"))
                .toList();
        if (definitions.size() > 1) {
            note(step, "waits for or does several things at once; only the first (" + trigger + ") is in the plan", "");
        }
        switch (step.kind) {
            case "endEvent" -> end(step, trigger, definitions);
            case "intermediateThrowEvent" -> {
                if (trigger.equals("link")) {
                    step.trigger = "link";
                    step.detail = definitions.get(0).attribute("name");
                } else if (!trigger.isEmpty()) {
                    note(step, "is a plain event now: nothing in a plan sends or throws (" + trigger + ")", "");
                }
            }
            case "startEvent" -> {
                step.detail = "";
                if (!trigger.isEmpty()) {
                    read(step, trigger, definitions);
                }
            }
            default -> read(step, trigger, definitions);
        }
    }

    private void end(Step step, String trigger, List<Markup> definitions) {
        if (trigger.equals("terminate")) {
            step.trigger = "terminate";
        } else if (trigger.equals("error")) {
            step.trigger = "error";
            step.detail = code(name(definitions.get(0), "errorRef", step));
        } else if (!trigger.isEmpty()) {
            note(step, "is a plain end now: nothing in a plan sends (" + trigger + ")", "");
        }
    }

    private void read(Step step, String trigger, List<Markup> definitions) {
        if (trigger.equals("timer")) {
            Markup timer = definitions.get(0);
            for (String form : List.of("timeDuration", "timeDate")) {
                String text = timer.first(form).text();
                if (isTime(form, text)) {
                    step.trigger = form;
                    step.detail = text;
                    return;
                }
            }
            note(
                    step,
                    "waited for the time '" + timer.first("timeDuration").text()
                            + timer.first("timeDate").text()
                            + timer.first("timeCycle").text()
                            + "', which cannot be read; it waits for a message now",
                    "Set its timer, as P3D.");
        } else if (trigger.equals("error") && !step.is("intermediateCatchEvent")) {
            step.trigger = "error";
            step.interrupting = true;
            step.detail = code(name(definitions.get(0), "errorRef", step));
            return;
        } else if (trigger.equals("signal")) {
            step.trigger = "signal";
            step.detail = unique(name(definitions.get(0), "signalRef", step), step);
            waits(step);
            return;
        } else if (trigger.equals("link")) {
            step.trigger = "link";
            step.detail = definitions.get(0).attribute("name");
            return;
        } else if (!trigger.equals("message")) {
            String condition = definitions.isEmpty()
                    ? ""
                    : Elements.brief(definitions.get(0).first("condition").text());
            note(
                    step,
                    "waits for a message now instead of: " + (trigger.isEmpty() ? "nothing" : trigger)
                            + (condition.isEmpty() ? "" : " (" + condition + ")"),
                    "");
        }
        step.trigger = "message";
        step.detail = unique(
                definitions.isEmpty() || !trigger.equals("message")
                        ? step.label()
                        : name(definitions.get(0), "messageRef", step),
                step);
        waits(step);
    }

    private void waits(Step step) {
        if (!step.is("startEvent")) {
            notes.toComplete(
                    step.id,
                    step.line,
                    "The event '" + step.label() + "' waits for the " + step.trigger + " '" + step.detail
                            + "', which nothing here sends.",
                    "Send it by the engine's REST API, or draw a gate with event-happened.drl in its place.");
        }
    }

    private String name(Markup definition, String reference, Step step) {
        return names.of(definition.attribute(reference), step.label());
    }

    /** The engine takes each name for one event only. */
    private String unique(String name, Step step) {
        String plain = ids.like(name.replaceAll("[^\\p{L}\\p{N}._-]+", "-"), "message");
        if (!plain.equals(name)) {
            note(
                    step,
                    "waits for '" + plain + "' now: '" + Elements.brief(name)
                            + "' cannot be a name of the engine, or is used already",
                    "");
        }
        return plain;
    }

    private static String code(String name) {
        String plain = name.replaceAll("[^\\p{L}\\p{N}._-]+", "-");
        return plain.startsWith("milestone") || plain.isEmpty() ? "imported-" + plain : plain;
    }

    private static boolean isTime(String form, String text) {
        try {
            if (form.equals("timeDate")) {
                OffsetDateTime.parse(text);
                return true;
            }
            return isDuration(text);
        } catch (DateTimeException none) {
            return false;
        }
    }

    private static boolean isDuration(String text) {
        try {
            return !Period.parse(text).isNegative();
        } catch (DateTimeException noPeriod) {
            return !Duration.parse(text).isNegative();
        }
    }

    private void note(Step step, String what, String advice) {
        notes.changed(step.id, step.line, "The event '" + step.label() + "' " + what + ".", advice);
    }
}
