package dev.milepost.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small plans, written as a designer would write them but without diagrams. */
public final class TestPlans {

    private TestPlans() {}

    /** A BPMN file with one process around these elements. */
    public static String plan(String id, String elements) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    targetNamespace="http://milepost.dev/test">
                  <bpmn:process id="%s" name="%s" isExecutable="true" camunda:historyTimeToLive="P365D">
                %s
                  </bpmn:process>
                </bpmn:definitions>
                """.formatted(id, id, elements);
    }

    /** A gate with these settings, written as {@code name=value}. */
    public static String gate(String key, String... settings) {
        StringBuilder properties = new StringBuilder();
        settings(settings)
                .forEach((name, value) -> properties
                        .append("<camunda:property name=\"milepost:")
                        .append(name)
                        .append("\" value=\"")
                        .append(value)
                        .append("\"/>"));
        return """
                <bpmn:callActivity id="%s" name="%s" calledElement="milestone-gate">
                  <bpmn:extensionElements>
                    <camunda:in businessKey="#{execution.processBusinessKey}"/>
                    <camunda:properties>%s</camunda:properties>
                  </bpmn:extensionElements>
                </bpmn:callActivity>
                """.formatted(key, key, properties);
    }

    /** Sequence flows through these elements, in order. */
    public static String flows(String... elements) {
        StringBuilder flows = new StringBuilder();
        for (int i = 1; i < elements.length; i++) {
            flows.append("<bpmn:sequenceFlow id=\"flow_%s_%s\" sourceRef=\"%s\" targetRef=\"%s\"/>\n"
                    .formatted(elements[i - 1], elements[i], elements[i - 1], elements[i]));
        }
        return flows.toString();
    }

    /** Start, one gate, end. */
    public static String oneGate(String id, String... settings) {
        return plan(
                id,
                "<bpmn:startEvent id=\"start\"/>" + gate("gate", settings) + "<bpmn:endEvent id=\"end\"/>"
                        + flows("start", "gate", "end"));
    }

    /** Start, {@code gate}, {@code next} with the same settings, end. */
    public static String twoGates(String id, String... settings) {
        return plan(
                id,
                "<bpmn:startEvent id=\"start\"/>" + gate("gate", settings) + gate("next", settings)
                        + "<bpmn:endEvent id=\"end\"/>" + flows("start", "gate", "next", "end"));
    }

    /** A phase with one task, {@code work_PHASE}. */
    public static String phase(String id) {
        return """
                <bpmn:subProcess id="%1$s" name="%1$s"><bpmn:startEvent id="begin_%1$s"/>
                <bpmn:userTask id="work_%1$s" name="Work %1$s"/><bpmn:endEvent id="done_%1$s"/>%2$s</bpmn:subProcess>
                """.formatted(id, flows("begin_" + id, "work_" + id, "done_" + id));
    }

    /** What catches an error on a gate's border, and where it leads. */
    public static String border(String gate, String error, String target) {
        String id = "on_" + gate + "_" + error;
        return """
                <bpmn:boundaryEvent id="%s" attachedToRef="%s"><bpmn:errorEventDefinition errorRef="error_%s"/></bpmn:boundaryEvent>
                %s""".formatted(id, gate, error, flows(id, target));
    }

    /** A plan with these elements of its process drawn in a row, as Cockpit needs to show anything. */
    public static String drawn(String bpmn, String process, String... elements) {
        StringBuilder shapes = new StringBuilder();
        for (int i = 0; i < elements.length; i++) {
            shapes.append("""
                    <di:BPMNShape id="shape_%1$s" bpmnElement="%1$s">
                      <dc:Bounds xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" x="%2$d" y="100" width="100" height="80"/>
                    </di:BPMNShape>
                    """.formatted(elements[i], 100 + 200 * i));
        }
        return bpmn.replace("</bpmn:definitions>", """
                <di:BPMNDiagram xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" id="diagram">
                  <di:BPMNPlane id="plane" bpmnElement="%s">%s</di:BPMNPlane>
                </di:BPMNDiagram>
                </bpmn:definitions>
                """.formatted(process, shapes));
    }

    /** A file with these error codes defined, as {@link #border} refers to them. */
    public static String withErrors(String bpmn, String... codes) {
        StringBuilder errors = new StringBuilder();
        for (String code : codes) {
            errors.append("<bpmn:error id=\"error_%1$s\" errorCode=\"%1$s\"/>".formatted(code));
        }
        return bpmn.replace("</bpmn:definitions>", errors + "</bpmn:definitions>");
    }

    private static Map<String, String> settings(String... settings) {
        Map<String, String> all = new LinkedHashMap<>(Map.of("target", "P30D"));
        for (String setting : List.of(settings)) {
            int equals = setting.indexOf('=');
            all.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        return all;
    }
}
