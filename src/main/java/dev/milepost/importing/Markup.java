package dev.milepost.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** An XML element with its place in the file. Built by {@link MarkupReader} and not changed afterwards. */
final class Markup {

    /** What the keys of attributes of the engine's namespace begin with. */
    static final String ENGINE = "engine:";

    /** What the keys that count attributes of other tools begin with; the namespace follows. */
    static final String FOREIGN = "foreign:";

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
        return attributes.getOrDefault(ENGINE + attribute, "").strip();
    }

    /** How many attributes of other tools it has, by their namespaces; those of the engine that are read elsewhere are left out. */
    Map<String, Integer> foreign(Set<String> readElsewhere) {
        Map<String, Integer> foreign = new TreeMap<>();
        attributes.forEach((key, value) -> {
            if (key.startsWith(FOREIGN)) {
                foreign.merge(key.substring(FOREIGN.length()), value.length(), Integer::sum);
            } else if (key.startsWith(ENGINE) && !readElsewhere.contains(key.substring(ENGINE.length()))) {
                foreign.merge("http://camunda.org/schema/1.0/bpmn", 1, Integer::sum);
            }
        });
        return foreign;
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
