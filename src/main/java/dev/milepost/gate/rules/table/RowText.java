package dev.milepost.gate.rules.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The rule of one row, with marks of where it comes from: of which table and row it is, and of which cells its lines are. */
final class RowText {

    private static final int LONGEST = 200;

    /** How many pairs of lines of a rule and of its columns' code are compared at most, for each of up to 500 rows. */
    private static final int MOST_PAIRS = 20_000;

    private final TableHead head;
    private final int row;
    private final Map<Integer, String> cells;

    RowText(TableHead head, int row, Map<Integer, String> cells) {
        this.head = head;
        this.row = row;
        this.cells = cells;
    }

    /** For which projects or gates the row is: {@code kind = medical device}; empty where it says nothing of that. */
    String when() {
        return inWords(selecting());
    }

    /** What the row's other cells say. */
    String says() {
        List<Integer> selecting = selecting();
        return inWords(head.columns().stream()
                .filter(column -> cells.containsKey(column) && !selecting.contains(column))
                .toList());
    }

    private List<Integer> selecting() {
        List<Integer> conditions = head.columns().stream()
                .filter(column -> cells.containsKey(column) && head.isCondition(column))
                .toList();
        boolean anySelects = conditions.stream().anyMatch(head::selects);
        return conditions.stream()
                .filter(column -> !anySelects || head.selects(column))
                .toList();
    }

    private String inWords(List<Integer> columns) {
        return clean(columns.stream()
                .map(column -> clean(head.label(column)) + " = " + clean(cells.getOrDefault(column, "")))
                .collect(Collectors.joining(", ")));
    }

    /** The rule with its marks. */
    String marked(String rule) {
        StringBuilder text = new StringBuilder();
        boolean named = false;
        Map<Integer, Set<String>> parts = parts();
        List<String> lines = rule.lines().toList();
        long pairs = (long) lines.size()
                * parts.values().stream().mapToInt(Set::size).sum();
        for (String line : lines) {
            text.append(line);
            String plain = spaced(line);
            if (!named && plain.startsWith("rule ")) {
                named = true;
                text.append("\n\t").append(TableText.annotation(clean(head.name()), row + 1, when(), says()));
            } else if (!plain.startsWith("//")) {
                String from = parts.entrySet().stream()
                        .filter(column -> isFrom(column.getValue(), plain, pairs <= MOST_PAIRS))
                        .map(column -> Ref.of(row, column.getKey()))
                        .collect(Collectors.joining(" "));
                text.append(from.isEmpty() ? "" : TableText.MARK + from);
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** Whether a line is one of these, or, of which there may be few, holds one. */
    private static boolean isFrom(Set<String> parts, String line, boolean few) {
        return parts.contains(line)
                || (few && parts.stream().anyMatch(part -> part.length() > 2 && line.contains(part)));
    }

    /** What each column gives to the rule, line by line. */
    private Map<Integer, Set<String>> parts() {
        Map<Integer, Set<String>> parts = new TreeMap<>();
        head.columns().stream()
                .filter(cells::containsKey)
                .forEach(column -> parts.put(
                        column,
                        expansion(column, cells.getOrDefault(column, "").strip())
                                .lines()
                                .map(RowText::spaced)
                                .collect(Collectors.toSet())));
        return parts;
    }

    private String expansion(int column, String cell) {
        String code = head.code(column);
        if (code.contains("$1")) {
            String text = code;
            List<String> values = new ArrayList<>(List.of(cell.split(",", -1)));
            for (int i = values.size(); i > 0; i--) {
                text = text.replace("$" + i, values.get(i - 1).strip());
            }
            return text;
        }
        return code.replace("$param", cell.replace("\n", "\\n"));
    }

    private static String spaced(String line) {
        return line.strip().replaceAll("\\s+", " ");
    }

    private static String clean(String text) {
        String plain = text.replaceAll("[\\p{Cntrl}]+", " ")
                .replace('"', '\'')
                .replace('\\', '/')
                .strip();
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }
}
