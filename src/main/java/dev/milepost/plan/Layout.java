package dev.milepost.plan;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of a file is drawn. The engine runs a plan without a drawing, but nobody sees it then: neither Modeler nor Cockpit shows what
 * has no place in the diagram.
 *
 * @param drawn the ids of all elements with a shape or an edge
 */
record Layout(Set<String> drawn) {

    private static final String DIAGRAM = "http://www.omg.org/spec/BPMN/20100524/DI";

    /** Copies its set. */
    Layout {
        drawn = Set.copyOf(drawn);
    }

    static Layout of(XmlElement definitions) {
        return new Layout(definitions
                .all()
                .filter(element -> element.namespace().equals(DIAGRAM))
                .filter(element ->
                        element.name().equals("BPMNShape") || element.name().equals("BPMNEdge"))
                .flatMap(element -> element.attribute("bpmnElement").stream())
                .map(name -> name.substring(name.indexOf(':') + 1))
                .collect(Collectors.toSet()));
    }

    /** Reports what of a process is not drawn: once where nothing is, else each element. */
    void check(XmlElement process, Problems doubts) {
        List<XmlElement> missing = process.all()
                .filter(element -> Node.isNode(element) || element.isBpmn("sequenceFlow"))
                .filter(element -> element.id() != null && !drawn.contains(Objects.requireNonNull(element.id())))
                .toList();
        boolean none = process.all().noneMatch(element -> drawn.contains(Objects.requireNonNullElse(element.id(), "")));
        if (none && !missing.isEmpty()) {
            doubts.at(
                    process,
                    "The plan '" + process.label()
                            + "' has no drawing: neither Camunda Modeler nor Cockpit can show it.",
                    "Draw it in Camunda Modeler, or let the tool that wrote it write the diagram (BPMNDiagram) too.");
        } else {
            missing.forEach(element -> doubts.at(
                    element,
                    (element.isBpmn("sequenceFlow") ? "The sequence flow '" : "'") + element.label()
                            + "' has no place in the diagram: nobody sees it, but it is carried out.",
                    "Draw it, or remove it from the file."));
        }
    }
}
