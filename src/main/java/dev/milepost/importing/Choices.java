package dev.milepost.importing;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Conditions of sequence flows: those that can be read are asked so that a missing variable is no failure, others are asked anew. */
final class Choices {

    private static final Pattern SIMPLE = Pattern.compile("[$#]\\{\\s*(!?)\\s*([A-Za-z_]\\w*)\\s*"
            + "(?:(==|!=|>=?|<=?)\\s*('[^'\\\\]*'|\"[^\"\\\\]*\"|-?\\d{1,9}(?:\\.\\d{1,9})?|true|false)\\s*)?}");
    private static final Set<String> CHOOSING = Set.of("exclusiveGateway", "inclusiveGateway");

    private final Draft draft;
    private final Notes notes;

    Choices(Draft draft, Notes notes) {
        this.draft = draft;
        this.notes = notes;
    }

    void run() {
        draft.scope.each(scope -> {
            Neighbours ways = scope.neighbours();
            for (Step step : scope.steps) {
                choose(step, ways.out(step), ways);
            }
        });
    }

    private void choose(Step step, List<Way> out, Neighbours ways) {
        boolean may = CHOOSING.contains(step.kind) || step.isActivity();
        boolean only = out.size() == 1 && step.is("exclusiveGateway");
        for (Way way : out) {
            if (!way.condition.isEmpty() && (!may || only || step.otherwise == way)) {
                drop(way);
            }
        }
        if (only || !may || out.isEmpty() || (step.otherwise != null && !out.contains(step.otherwise))) {
            step.otherwise = null;
        }
        if (!may || only || (out.size() < 2 && step.isGateway())) {
            out.forEach(way -> way.condition = "");
            return;
        }
        boolean exclusive = step.is("exclusiveGateway");
        boolean stuck = exclusive || (!out.isEmpty() && out.stream().noneMatch(way -> way.condition.isEmpty()));
        if (stuck && step.otherwise == null) {
            step.otherwise = onward(out, ways);
            notes.changed(
                    step.id,
                    step.line,
                    "'" + step.label() + "' goes to '" + step.otherwise.to.label()
                            + "' unless something else is chosen: it had no default flow.",
                    "Look whether that is what usually happens.");
            if (!step.otherwise.condition.isEmpty()) {
                drop(step.otherwise);
            }
        }
        for (Way way : out) {
            if (way != step.otherwise && (exclusive || !way.condition.isEmpty())) {
                condition(step, way);
            }
        }
        boolean conditional = out.stream().anyMatch(way -> !way.condition.isEmpty());
        if (!conditional) {
            step.otherwise = null;
        }
        if (step.is("inclusiveGateway") && !conditional && out.size() > 1) {
            notes.toComplete(
                    step.id,
                    step.line,
                    "All ways out of '" + step.label() + "' are taken: none of them has a condition.",
                    "Give them conditions, or make it a parallel gateway.");
        }
    }

    /** The first way that does not obviously lead back or to an end. */
    private static Way onward(List<Way> out, Neighbours ways) {
        return out.stream()
                .filter(way -> way.condition.isEmpty() && !way.to.is("endEvent"))
                .findFirst()
                .or(() -> out.stream()
                        .filter(way -> !SIMPLE.matcher(way.condition).matches() && !way.to.is("endEvent"))
                        .findFirst())
                .or(() ->
                        out.stream().filter(way -> !ways.out(way.to).isEmpty()).findFirst())
                .orElse(out.get(0));
    }

    private void drop(Way way) {
        notes.dropped(
                way.id,
                way.line,
                "The condition '" + Elements.brief(way.condition) + "' was left out: this flow is taken without one.",
                "");
        note(way);
        way.condition = "";
    }

    private void condition(Step step, Way way) {
        Matcher simple = SIMPLE.matcher(way.condition);
        if (simple.matches()) {
            String variable = "execution.getVariable('" + simple.group(2) + "')";
            String test = simple.group(3) != null
                    ? " " + simple.group(3) + " " + simple.group(4)
                    : simple.group(1).isEmpty() ? " == true" : " != true";
            boolean negated = simple.group(3) != null && !simple.group(1).isEmpty();
            note(way);
            way.condition = "${" + (negated ? "!(" : "") + variable + test + (negated ? ")" : "") + "}";
            notes.toComplete(
                    way.id,
                    way.line,
                    "The flow from '" + step.label() + "' to '" + way.to.label() + "' asks for the variable '"
                            + simple.group(2) + "', which nothing here sets.",
                    "Let a task before it have a form field of that name.");
            return;
        }
        if (!way.condition.isEmpty()) {
            notes.changed(
                    way.id,
                    way.line,
                    "The condition '" + Elements.brief(way.condition) + "' cannot be read here; it is in the flow's"
                            + " documentation now.",
                    "");
            note(way);
        }
        String variable = step.id.replaceAll("[^A-Za-z0-9_]", "_");
        way.condition = "${execution.getVariable('" + variable + "') == '" + way.id + "'}";
        notes.toComplete(
                way.id,
                way.line,
                "When the flow" + (way.name.isEmpty() ? "" : " '" + way.name + "'") + " from '" + step.label()
                        + "' to '"
                        + way.to.label() + "' is taken is not known: it is while the variable '" + variable + "' is '"
                        + way.id + "'.",
                "Write its condition, or let a task before it have a form field of that name.");
    }

    private static void note(Way way) {
        String plain = way.condition.replace("${", "$ {").replace("#{", "# {");
        way.documentation = (way.documentation + " Condition: " + plain).strip();
    }
}
