package dev.milepost.gate.rules.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The rule of one row, with marks of where it comes from: of which table and row it is, and of which cells its lines are. */
final class RowText {

    private static final int LONGEST = 200;

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
        Map<Integer, List<String>> parts = parts();
        for (String line : rule.lines().toList()) {
            text.append(line);
            String plain = spaced(line);
            if (!named && plain.startsWith("rule ")) {
                named = true;
                text.append("\n\t").append(TableText.annotation(clean(head.name()), row + 1, when(), says()));
            } else if (!plain.startsWith("//")) {
                String from = parts.entrySet().stream()
                        .filter(column -> isFrom(column.getValue(), plain))
                        .map(column -> Ref.of(row, column.getKey()))
                        .collect(Collectors.joining(" "));
                text.append(from.isEmpty() ? "" : TableText.MARK + from);
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static boolean isFrom(List<String> parts, String line) {
        return parts.stream().anyMatch(part -> part.length() > 2 ? line.contains(part) : line.equals(part));
    }

    /** What each column gives to the rule, line by line. */
    private Map<Integer, List<String>> parts() {
        Map<Integer, List<String>> parts = new TreeMap<>();
        head.columns().stream()
                .filter(cells::containsKey)
                .forEach(column -> parts.put(
                        column,
                        expansion(column, cells.getOrDefault(column, "").strip())
                                .lines()
                                .map(RowText::spaced)
                                .toList()));
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
