package dev.milepost.rulecase;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A mapping of a case file, of which everything has to be understood. Each text stays a text until somebody asks for a number or a
 * date; what is wrong is said with its line.
 */
final class Part {

    private final int line;
    private final Map<String, Node> fields = new LinkedHashMap<>();

    private Part(int line) {
        this.line = line;
    }

    static Part of(Node node) {
        if (!(node instanceof MappingNode mapping)) {
            throw new InvalidCaseException(line(node), "Here, names with values are expected, as in 'state: MET'.");
        }
        Part part = new Part(line(node));
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode name)) {
                throw new InvalidCaseException(line(tuple.getKeyNode()), "A name is expected here.");
            }
            if (part.fields.put(name.getValue(), tuple.getValueNode()) != null) {
                throw new InvalidCaseException(line(name), "'" + name.getValue() + "' is said twice.");
            }
        }
        return part;
    }

    static Part empty(int line) {
        return new Part(line);
    }

    int line() {
        return line;
    }

    Iterable<String> names() {
        return fields.keySet();
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    /** Refuses names that mean nothing here: a misspelt one would make a case of something else. */
    Part only(String... known) {
        for (Map.Entry<String, Node> field : fields.entrySet()) {
            if (!Arrays.asList(known).contains(field.getKey())) {
                throw new InvalidCaseException(
                        line(field.getValue()),
                        "'" + field.getKey() + "' is not known here. Known: " + String.join(", ", known) + ".");
            }
        }
        return this;
    }

    @Nullable
    String text(String name) {
        Node node = fields.get(name);
        if (node == null) {
            return null;
        }
        if (!(node instanceof ScalarNode scalar)) {
            throw new InvalidCaseException(
                    line(node),
                    "'" + name + "' needs one value, as in '" + name + ": text', and not a list or a block.");
        }
        return scalar.getValue();
    }

    String text(String name, String otherwise) {
        String text = text(name);
        return text == null ? otherwise : text;
    }

    String required(String name) {
        String text = text(name);
        if (text == null || text.isBlank()) {
            throw new InvalidCaseException(line, "'" + name + "' is missing.");
        }
        return text;
    }

    /** A value that has to be read as something, or {@code null}. */
    <T> @Nullable T value(String name, Function<String, T> reader, String example) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            return reader.apply(text);
        } catch (RuntimeException wrong) {
            throw new InvalidCaseException(
                    lineOf(name), "'" + name + "' is '" + text + "'. Write it as in " + example + ".");
        }
    }

    <T> T value(String name, Function<String, T> reader, String example, T otherwise) {
        T value = value(name, reader, example);
        return value == null ? otherwise : value;
    }

    int number(String name) {
        return value(name, Integer::parseInt, "12", 0);
    }

    boolean flag(String name, boolean otherwise) {
        return value(
                name,
                text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new IllegalArgumentException(text);
                },
                "true",
                otherwise);
    }

    Part part(String name) {
        Node node = fields.get(name);
        return node == null ? empty(line) : of(node);
    }

    List<Part> parts(String name) {
        return list(name).stream().map(Part::of).toList();
    }

    /** The texts of a list, or those of one text, separated by commas. */
    List<String> texts(String name) {
        Node node = fields.get(name);
        if (node instanceof ScalarNode scalar) {
            return List.of(scalar.getValue().split(",\\s*"));
        }
        List<String> texts = new ArrayList<>();
        for (Node element : list(name)) {
            if (!(element instanceof ScalarNode scalar)) {
                throw new InvalidCaseException(line(element), "'" + name + "' is a list of texts.");
            }
            texts.add(scalar.getValue());
        }
        return texts;
    }

    private List<Node> list(String name) {
        Node node = fields.get(name);
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof SequenceNode sequence)) {
            throw new InvalidCaseException(line(node), "'" + name + "' is a list: begin each of its lines with '-'.");
        }
        return sequence.getValue();
    }

    private int lineOf(String name) {
        Node node = fields.get(name);
        return node == null ? line : line(node);
    }

    static int line(Node node) {
        return node.getStartMark() == null ? 1 : node.getStartMark().getLine() + 1;
    }
}
