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

    private static Map<String, String> settings(String... settings) {
        Map<String, String> all = new LinkedHashMap<>(Map.of("target", "P30D"));
        for (String setting : List.of(settings)) {
            int equals = setting.indexOf('=');
            all.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        return all;
    }
}
