package dev.milepost.plan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes small BPMN files; each line of a snippet stays one line of the file. */
public final class Bpmn {

    public static final String BUSINESS_KEY = "<camunda:in businessKey='#{execution.processBusinessKey}'/>";

    private Bpmn() {}

    public static PlanReading read(String... snippets) {
        return PlanReader.read("plan.bpmn", bytes(file(snippets)));
    }

    /** A file with one executable process, {@code plan}, whose content begins in line 3. */
    public static String file(String... snippets) {
        return """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
                <process id="plan" name="A plan" isExecutable="true" camunda:historyTimeToLive="P1D">
                %s
                </process>
                </definitions>
                """.formatted(String.join("\n", snippets));
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Start, the nodes in a row, end: {@code a -> b} adds a flow, a lone word is left out. */
    public static String flows(String... arrows) {
        return Arrays.stream(arrows)
                .map(arrow -> arrow.split(" -> "))
                .map(ends -> "<sequenceFlow id='f_" + ends[0] + "_" + ends[1] + "' sourceRef='" + ends[0]
                        + "' targetRef='" + ends[1] + "'/>")
                .collect(Collectors.joining());
    }

    public static String start(String id) {
        return "<startEvent id='" + id + "'/>";
    }

    public static String task(String id, String... settings) {
        return "<userTask id='" + id + "'>" + extensions("", settings) + "</userTask>";
    }

    /** A gate that is sound but for the settings given, written {@code name=value}. */
    public static String gateWith(String id, String... settings) {
        return "<callActivity id='" + id + "' calledElement='milestone-gate'>" + extensions(BUSINESS_KEY, settings)
                + "</callActivity>";
    }

    public static String gate(String id) {
        return gateWith(id, "target=P6W", "rules=tasks-complete.drl");
    }

    public static String phase(String id, String... content) {
        return "<subProcess id='" + id + "'>" + String.join("", content) + "</subProcess>";
    }

    public static String extensions(String first, String... settings) {
        return "<extensionElements>" + first + "<camunda:properties>"
                + Arrays.stream(settings)
                        .map(setting -> setting.split("=", 2))
                        .map(setting ->
                                "<camunda:property name='milepost:" + setting[0] + "' value='" + setting[1] + "'/>")
                        .collect(Collectors.joining())
                + "</camunda:properties></extensionElements>";
    }
}
