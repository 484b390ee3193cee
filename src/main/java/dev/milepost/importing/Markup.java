package dev.milepost.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An XML element with its place in the file. Built by {@link MarkupReader} and not changed afterwards. */
final class Markup {

    private final String namespace;
    private final String name;
    private final int line;
    private final Map<String, String> attributes;
    private final List<Markup> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    Markup(String namespace, String name, int line, Map<String, String> attributes) {
        this.namespace = namespace;
        this.name = name;
        this.line = line;
        this.attributes = attributes;
    }

    void add(Markup child) {
        children.add(child);
    }

    void write(String more) {
        text.append(more);
    }

    String namespace() {
        return namespace;
    }

    /** The name without its prefix. */
    String name() {
        return name;
    }

    int line() {
        return line;
    }

    List<Markup> children() {
        return children;
    }

    /** What is written between its tags, without what is written in its children. */
    String text() {
        return text.toString().strip();
    }

    /** An attribute by its name without prefix; empty where it has none. */
    String attribute(String attribute) {
        return attributes.getOrDefault(attribute, "").strip();
    }

    /** An attribute of the engine's own namespace. */
    String ofEngine(String attribute) {
        return attributes.getOrDefault("engine:" + attribute, "").strip();
    }

    boolean isTrue(String attribute) {
        return Boolean.parseBoolean(attribute(attribute));
    }

    String id() {
        return attribute("id");
    }

    /** Its name on one line, or its id. */
    String label() {
        String label = attribute("name").replaceAll("\\s+", " ");
        return label.isEmpty() ? id() : label;
    }

    boolean is(String expected) {
        return name.equals(expected);
    }

    /** The children of this name, in whatever version of BPMN's namespaces. */
    Stream<Markup> all(String child) {
        return children.stream().filter(element -> element.is(child));
    }

    /** The first child of this name, or an empty element. */
    Markup first(String child) {
        return all(child).findFirst().orElse(new Markup("", "", line, Map.of()));
    }
}
