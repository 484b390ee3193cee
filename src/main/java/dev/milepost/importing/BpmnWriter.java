package dev.milepost.importing;

import dev.milepost.importing.Drawing.Point;
import dev.milepost.importing.Drawing.Shape;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Writes a draft as BPMN that the engine takes, with its drawing. */
final class BpmnWriter {

    private final Draft draft;
    private final StringBuilder out = new StringBuilder();
    private final Map<String, String> errors = new LinkedHashMap<>();
    private final StringBuilder roots = new StringBuilder();

    private BpmnWriter(Draft draft) {
        this.draft = draft;
    }

    static String write(Draft draft) {
        return new BpmnWriter(draft).write();
    }

    private String write() {
        out.append("""
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" \
                xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" \
                xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:modeler="http://camunda.org/schema/modeler/1.0" \
                """);
        out.append("id=\"" + draft.ids.like("definitions_" + draft.id, "definitions")
                + "\" targetNamespace=\"https://milepost.dev/processes\" modeler:executionPlatform=\"Camunda Platform\""
                + " modeler:executionPlatformVersion=\"7.24.0\">\n");
        String shown = draft.id;
        if (!draft.pool.isEmpty()) {
            shown = draft.ids.like("collaboration_" + draft.id, "collaboration");
            out.append("  <bpmn:collaboration id=\"" + shown + "\">\n    <bpmn:participant id=\"" + draft.pool + "\""
                    + name(draft.poolName) + " processRef=\"" + draft.id + "\" />\n  </bpmn:collaboration>\n");
        }
        out.append("  <bpmn:process id=\"" + draft.id + "\"" + name(draft.name)
                + " isExecutable=\"true\" camunda:historyTimeToLive=\"P365D\">\n");
        documentation(draft.documentation, 2);
        lanes();
        scope(draft.scope, 2);
        out.append("  </bpmn:process>\n").append(roots);
        drawing(shown);
        return out.append("</bpmn:definitions>\n").toString();
    }

    private void lanes() {
        if (draft.lanes.isEmpty()) {
            return;
        }
        out.append("    <bpmn:laneSet id=\"" + draft.ids.like("lanes_" + draft.id, "lanes") + "\">\n");
        for (Draft.Lane lane : draft.lanes) {
            out.append("      <bpmn:lane id=\"" + lane.id() + "\"" + name(lane.name()) + ">\n");
            lane.steps().forEach(step -> out.append("        <bpmn:flowNodeRef>" + step.id + "</bpmn:flowNodeRef>\n"));
            out.append("      </bpmn:lane>\n");
        }
        out.append("    </bpmn:laneSet>\n");
    }

    private void scope(Scope scope, int depth) {
        scope.steps.forEach(step -> step(step, depth));
        for (Way way : scope.ways) {
            out.append("  ".repeat(depth) + "<bpmn:sequenceFlow id=\"" + way.id + "\"" + name(way.name)
                    + " sourceRef=\"" + way.from.id + "\" targetRef=\"" + way.to.id + "\"");
            if (way.condition.isEmpty() && way.documentation.isEmpty()) {
                out.append(" />\n");
                continue;
            }
            out.append(">\n");
            documentation(way.documentation, depth + 1);
            if (!way.condition.isEmpty()) {
                out.append("  ".repeat(depth + 1) + "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">"
                        + escape(way.condition) + "</bpmn:conditionExpression>\n");
            }
            out.append("  ".repeat(depth) + "</bpmn:sequenceFlow>\n");
        }
    }

    private void step(Step step, int depth) {
        String in = "  ".repeat(depth);
        out.append(in + "<bpmn:" + step.kind + " id=\"" + step.id + "\"" + name(step.name));
        if (step.isGate()) {
            out.append(" calledElement=\"milestone-gate\"");
        }
        if (!step.topic.isEmpty()) {
            out.append(" camunda:type=\"external\" camunda:topic=\"" + escape(step.topic) + "\"");
        }
        if (step.triggeredByEvent) {
            out.append(" triggeredByEvent=\"true\"");
        }
        Step host = step.host;
        if (host != null) {
            out.append(" attachedToRef=\"" + host.id + "\"");
            out.append(step.interrupting ? "" : " cancelActivity=\"false\"");
        } else if (step.is("startEvent") && !step.interrupting && !step.trigger.isEmpty()) {
            out.append(" isInterrupting=\"false\"");
        }
        Way otherwise = step.otherwise;
        if (otherwise != null) {
            out.append(" default=\"" + otherwise.id + "\"");
        }
        out.append(">\n");
        documentation(step.documentation, depth + 1);
        settings(step, in);
        if (!step.instances.isEmpty()) {
            out.append(
                    in + "  <bpmn:multiInstanceLoopCharacteristics" + (step.sequential ? " isSequential=\"true\"" : "")
                            + "><bpmn:loopCardinality xsi:type=\"bpmn:tFormalExpression\">" + step.instances
                            + "</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>\n");
        }
        if (step.inside != null) {
            scope(step.inside, depth + 1);
        }
        trigger(step, in);
        out.append(in + "</bpmn:" + step.kind + ">\n");
    }

    private void settings(Step step, String in) {
        if (step.settings.isEmpty()) {
            return;
        }
        out.append(in + "  <bpmn:extensionElements>\n");
        if (step.isGate()) {
            out.append(in + "    <camunda:in businessKey=\"#{execution.processBusinessKey}\" />\n");
        }
        out.append(in + "    <camunda:properties>\n");
        step.settings.forEach((name, value) -> out.append(in + "      <camunda:property name=\"milepost:" + escape(name)
                + "\" value=\"" + escape(value) + "\" />\n"));
        out.append(in + "    </camunda:properties>\n" + in + "  </bpmn:extensionElements>\n");
    }

    private void trigger(Step step, String in) {
        switch (step.trigger) {
            case "terminate" -> out.append(in + "  <bpmn:terminateEventDefinition />\n");
            case "timeDuration", "timeDate" ->
                out.append(in + "  <bpmn:timerEventDefinition><bpmn:" + step.trigger
                        + " xsi:type=\"bpmn:tFormalExpression\">" + escape(step.detail) + "</bpmn:" + step.trigger
                        + "></bpmn:timerEventDefinition>\n");
            case "message", "signal" -> {
                String id = draft.ids.like(step.trigger + "_" + step.id, step.trigger);
                roots.append("  <bpmn:" + step.trigger + " id=\"" + id + "\"" + name(step.detail) + " />\n");
                out.append(
                        in + "  <bpmn:" + step.trigger + "EventDefinition " + step.trigger + "Ref=\"" + id + "\" />\n");
            }
            case "error" -> {
                String id = errors.computeIfAbsent(step.detail, code -> {
                    String error = draft.ids.like("error_" + code, "error");
                    roots.append("  <bpmn:error id=\"" + error + "\"" + name(code) + " errorCode=\"" + escape(code)
                            + "\" />\n");
                    return error;
                });
                out.append(in + "  <bpmn:errorEventDefinition errorRef=\"" + id + "\" />\n");
            }
            default -> {
                // a plain event
            }
        }
    }

    private void documentation(String text, int depth) {
        if (!text.isEmpty()) {
            out.append("  ".repeat(depth) + "<bpmn:documentation>" + escape(text) + "</bpmn:documentation>\n");
        }
    }

    private void drawing(String shown) {
        Drawing drawing = draft.drawing;
        Map<String, Step> phases = new LinkedHashMap<>();
        Map<String, Integer> planeOf = new LinkedHashMap<>();
        draft.scope.all().stream().filter(step -> step.inside != null).forEach(step -> phases.put(step.id, step));
        draft.scope.each(scope -> scope.ways.forEach(way -> {
            Shape from = drawing.shapes.get(way.from.id);
            planeOf.put(way.id, from == null ? 0 : from.plane());
        }));
        for (int plane = 0; plane < drawing.planes.size(); plane++) {
            String of = plane == 0 ? shown : drawing.planes.get(plane);
            out.append("  <bpmndi:BPMNDiagram id=\"" + draft.ids.like("diagram_" + of, "diagram")
                    + "\">\n    <bpmndi:BPMNPlane id=\"" + draft.ids.like("plane_" + of, "plane") + "\" bpmnElement=\""
                    + of + "\">\n");
            int number = plane;
            drawing.shapes.forEach((id, shape) -> {
                if (shape.plane() == number) {
                    shape(id, shape, phases.containsKey(id));
                }
            });
            drawing.edges.forEach((id, points) -> {
                if (planeOf.getOrDefault(id, -1) == number) {
                    out.append("      <bpmndi:BPMNEdge id=\"" + draft.ids.like(id + "_di", "edge") + "\" bpmnElement=\""
                            + id + "\">\n");
                    for (Point point : points) {
                        out.append("        <di:waypoint x=\"" + number(point.x()) + "\" y=\"" + number(point.y())
                                + "\" />\n");
                    }
                    out.append("      </bpmndi:BPMNEdge>\n");
                }
            });
            out.append("    </bpmndi:BPMNPlane>\n  </bpmndi:BPMNDiagram>\n");
        }
    }

    private void shape(String id, Shape shape, boolean phase) {
        boolean frame = id.equals(draft.pool)
                || draft.lanes.stream().anyMatch(lane -> lane.id().equals(id));
        out.append(
                "      <bpmndi:BPMNShape id=\"" + draft.ids.like(id + "_di", "shape") + "\" bpmnElement=\"" + id + "\""
                        + (phase ? " isExpanded=\"" + shape.expanded() + "\"" : "")
                        + (frame ? " isHorizontal=\"" + (shape.width() >= shape.height()) + "\"" : "")
                        + ">\n        <dc:Bounds x=\""
                        + number(shape.x()) + "\" y=\"" + number(shape.y()) + "\" width=\"" + number(shape.width())
                        + "\" height=\"" + number(shape.height()) + "\" />\n      </bpmndi:BPMNShape>\n");
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.format(Locale.ROOT, "%.2f", value);
    }

    private static String name(String text) {
        return text.isEmpty() ? "" : " name=\"" + escape(text) + "\"";
    }

    static String escape(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
