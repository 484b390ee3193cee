package dev.milepost.gate.rules.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        List<Integer> columns = head.columns().stream()
                .filter(column -> cells.containsKey(column) && head.isCondition(column))
                .toList();
        boolean anySelects = columns.stream().anyMatch(head::selects);
        return columns.stream()
                .filter(column -> !anySelects || head.selects(column))
                .map(column -> clean(head.label(column)) + " = " + clean(cells.getOrDefault(column, "")))
                .collect(Collectors.joining(", "));
    }

    /** The rule with its marks. */
    String marked(String rule) {
        StringBuilder text = new StringBuilder();
        boolean named = false;
        for (String line : rule.lines().toList()) {
            text.append(line);
            String plain = spaced(line);
            if (!named && plain.startsWith("rule ")) {
                named = true;
                text.append("\n\t").append(TableText.annotation(clean(head.name()), row + 1, when()));
            } else if (!plain.startsWith("//")) {
                String from = head.columns().stream()
                        .filter(column -> isFrom(column, plain))
                        .map(column -> Ref.of(row, column))
                        .collect(Collectors.joining(" "));
                text.append(from.isEmpty() ? "" : TableText.MARK + from);
            }
            text.append('\n');
        }
        return text.toString();
    }

    private boolean isFrom(int column, String line) {
        String cell = cells.get(column);
        return cell != null
                && expansion(column, cell.strip())
                        .lines()
                        .map(RowText::spaced)
                        .anyMatch(part -> part.length() > 2 ? line.contains(part) : line.equals(part));
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
