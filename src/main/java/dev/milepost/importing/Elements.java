package dev.milepost.importing;

import java.util.Locale;
import java.util.Set;

/** What the elements of BPMN are, and how they are called in a report. */
final class Elements {

    static final Set<String> TASKS = Set.of(
            "task",
            "userTask",
            "manualTask",
            "serviceTask",
            "sendTask",
            "receiveTask",
            "scriptTask",
            "businessRuleTask");
    static final Set<String> SUB_PROCESSES = Set.of("subProcess", "transaction", "adHocSubProcess");
    static final Set<String> EVENTS =
            Set.of("startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent");
    static final Set<String> GATEWAYS =
            Set.of("exclusiveGateway", "inclusiveGateway", "parallelGateway", "complexGateway", "eventBasedGateway");
    static final Set<String> STRUCTURE =
            Set.of("incoming", "outgoing", "sequenceFlow", "laneSet", "documentation", "extensionElements");

    /** What elements hold that plans have not: data, and who does the work. */
    static final Set<String> LOST_INSIDE = Set.of(
            "ioSpecification",
            "ioBinding",
            "dataInput",
            "dataOutput",
            "inputSet",
            "outputSet",
            "dataInputAssociation",
            "dataOutputAssociation",
            "property",
            "resourceRole",
            "performer",
            "humanPerformer",
            "potentialOwner",
            "rendering",
            "auditing",
            "monitoring");

    /** Attributes of the engine that are read, or told of. */
    static final Set<String> READ_ATTRIBUTES = Set.of(
            "type", "topic", "assignee", "candidateGroups", "class", "delegateExpression", "expression", "decisionRef");

    private Elements() {}

    static boolean isStep(Markup element) {
        return TASKS.contains(element.name())
                || SUB_PROCESSES.contains(element.name())
                || EVENTS.contains(element.name())
                || GATEWAYS.contains(element.name())
                || element.is("callActivity");
    }

    /** A qualified name without its prefix. */
    static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    static String documentation(Markup element) {
        StringBuilder text = new StringBuilder();
        element.all("documentation").forEach(part -> text.append(part.text()).append('\n'));
        return text.toString().strip().replace("${", "$ {").replace("#{", "# {");
    }

    static String article(Markup element) {
        String words = words(element.name());
        return ("aeiou".indexOf(words.charAt(0)) < 0 ? "A " : "An ") + words;
    }

    static String words(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }

    static String brief(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        if (line.length() <= 80) {
            return line;
        }
        return line.substring(0, Character.isHighSurrogate(line.charAt(79)) ? 79 : 80) + "…";
    }
}
