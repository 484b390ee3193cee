package dev.milepost.gate.rules.table;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Lets a row apply where no other does: {@code else} in a condition's cell stands for all values that the other rows of the table do
 * not have in that column. Drools has no word for that, so the comparison is written out in the row's rule.
 */
final class ElseRows {

    private static final String WORD = "else";
    private static final String SIGN = "MilepostElse";

    private final Grid grid;
    private final Map<Integer, Map<Integer, List<String>>> others = new TreeMap<>();

    ElseRows(Grid grid, List<TableHead> heads) {
        this.grid = grid;
        heads.forEach(this::look);
    }

    /** Whether a cell below this head is {@code else}. */
    static boolean isElse(TableHead head, int column, String text) {
        return text.strip().equalsIgnoreCase(WORD) && head.isCondition(column);
    }

    /** What Drools is told of a cell. */
    String told(int row, int column, String text) {
        return others.getOrDefault(row, Map.of()).containsKey(column) ? sign(row, column) : text;
    }

    /** A rule with its comparisons written out. */
    String written(int row, String rule) {
        String text = rule;
        for (Map.Entry<Integer, List<String>> one :
                others.getOrDefault(row, Map.of()).entrySet()) {
            String sign = sign(row, one.getKey());
            String before = text;
            text = compared(sign).matcher(before).replaceAll(found -> {
                String what = found.group(1);
                String quote = found.group(2);
                return Matcher.quoteReplacement(one.getValue().stream()
                        .map(value -> what + " != " + quote + value + quote)
                        .collect(Collectors.joining(" && ", "(", ")")));
            });
            if (text.equals(before) || text.contains(sign)) {
                throw new UnreadableTableException(Fault.ofCell(
                        grid.sheet(),
                        row,
                        one.getKey(),
                        "'else' is not understood in this column.",
                        "It can be used where the column's code compares with one value, as in text(\"kind\") =="
                                + " \"$param\"; or name the values."));
            }
        }
        return text;
    }

    private void look(TableHead head) {
        Map<Integer, ? extends Map<Integer, String>> rules = head.rules();
        rules.forEach((row, cells) -> cells.forEach((column, text) -> {
            if (head.columns().contains(column) && isElse(head, column, text)) {
                List<String> values = rules.values().stream()
                        .map(other -> other.getOrDefault(column, "").strip())
                        .filter(value -> !value.isEmpty() && !value.equalsIgnoreCase(WORD))
                        .distinct()
                        .toList();
                if (values.isEmpty()) {
                    throw new UnreadableTableException(Fault.ofCell(
                            grid.sheet(),
                            row,
                            column,
                            "'else' has no other row of the column to differ from.",
                            "Clear the cell: a condition without a value always holds."));
                }
                others.computeIfAbsent(row, key -> new TreeMap<>()).put(column, values);
            }
        }));
    }

    private static Pattern compared(String sign) {
        return Pattern.compile("(?<![\\w$.])([\\w$.]++(?:\\(\\s*\"[^\"]*\"\\s*\\))?)\\s*==\\s*(\"?)" + sign + "\\2");
    }

    private static String sign(int row, int column) {
        return SIGN + Ref.of(row, column) + "_";
    }
}
