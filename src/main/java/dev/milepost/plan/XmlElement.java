package dev.milepost.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An XML element with its place in the file. Built by {@link XmlTree} and not changed afterwards. */
final class XmlElement {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    private final String namespace;
    private final String name;
    private final int line;
    private final Map<String, String> attributes;
    private final List<XmlElement> children = new ArrayList<>();
    private String text = "";

    XmlElement(String namespace, String name, int line, Map<String, String> attributes) {
        this.namespace = namespace;
        this.name = name;
        this.line = line;
        this.attributes = Map.copyOf(attributes);
    }

    void add(XmlElement child) {
        children.add(child);
    }

    void text(String written) {
        text = written;
    }

    /** What is written between its tags; kept of the few elements of which it matters, and empty for all others. */
    String text() {
        return text;
    }

    String namespace() {
        return namespace;
    }

    /** The name without its prefix. */
    String name() {
        return name;
    }

    /** The line on which its start tag begins, from 1. */
    int line() {
        return line;
    }

    List<XmlElement> children() {
        return children;
    }

    @Nullable
    String id() {
        return attributes.get("id");
    }

    /** Its name attribute on one line, or its id where that is empty. */
    String label() {
        String id = id();
        String label = attributes.getOrDefault("name", "").trim().replaceAll("\\s+", " ");
        return !label.isEmpty() ? label : id == null ? "" : id;
    }

    /** The attribute of this name: plain, or {@code camunda:name} for one of the engine's own. */
    Optional<String> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }

    boolean isTrue(String attribute) {
        return Boolean.parseBoolean(attributes.get(attribute));
    }

    boolean isBpmn() {
        return namespace.equals(BPMN);
    }

    boolean isBpmn(String expected) {
        return isBpmn() && name.equals(expected);
    }

    boolean isCamunda(String expected) {
        return XmlTree.isCamunda(namespace) && name.equals(expected);
    }

    /** The BPMN children of this name. */
    Stream<XmlElement> bpmn(String child) {
        return children.stream().filter(element -> element.isBpmn(child));
    }

    /** The engine's own elements of this name among its extension elements. */
    Stream<XmlElement> extensions(String child) {
        return bpmn("extensionElements")
                .flatMap(extension -> extension.children.stream())
                .filter(element -> element.isCamunda(child));
    }

    /** This element and everything in it, in document order. */
    Stream<XmlElement> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(XmlElement::all));
    }

    @Override
    public String toString() {
        return "<" + name + " id=" + id() + "> in line " + line;
    }
}
