package dev.milepost.gate.rules.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One table of a sheet: its name, and below it four rows that say what its columns are, before the rows that are rules.
 *
 * @param grid the sheet
 * @param name what stands behind {@code RuleTable}
 * @param row the row of the name
 * @param column where the table begins; what is left of it are notes
 * @param end the row at which the next table begins, or where the sheet ends
 */
record TableHead(Grid grid, String name, int row, int column, int end) {

    private static final int HEADERS = 1;
    private static final int OBJECTS = 2;
    private static final int CODES = 3;
    private static final int LABELS = 4;
    private static final int FIRST = 5;
    private static final Set<String> WORDS = Set.of(
            "CONDITION",
            "ACTION",
            "NAME",
            "DESCRIPTION",
            "PRIORITY",
            "DURATION",
            "TIMER",
            "CALENDARS",
            "NO-LOOP",
            "LOCK-ON-ACTIVE",
            "AUTO-FOCUS",
            "ACTIVATION-GROUP",
            "AGENDA-GROUP",
            "RULEFLOW-GROUP",
            "DATE-EFFECTIVE",
            "DATE-EXPIRES",
            "METADATA");
    private static final String LETTERS = "CANIPDTEULFXGRVZ@";
    private static final Pattern SELECTS = Pattern.compile("\\b(Parameters|Gate)\\b");

    /** The tables of a sheet, from the top. */
    static List<TableHead> in(Grid grid) {
        List<TableHead> heads = new ArrayList<>();
        grid.rows()
                .descendingMap()
                .forEach((row, cells) -> cells.forEach((column, text) -> {
                    String plain = text.strip();
                    boolean first = heads.isEmpty() || heads.get(0).row() != row;
                    if (first && plain.toLowerCase(Locale.ROOT).startsWith(DroolsTable.TABLE)) {
                        int end = heads.isEmpty() ? Limits.ROWS : heads.get(0).row();
                        String name =
                                plain.substring(DroolsTable.TABLE.length()).strip();
                        heads.add(0, new TableHead(grid, name, row, column, end));
                    }
                }));
        return heads;
    }

    /** The columns with a header. */
    List<Integer> columns() {
        return grid.rows().getOrDefault(row + HEADERS, new TreeMap<>()).tailMap(column, true).entrySet().stream()
                .filter(header -> !header.getValue().isBlank())
                .map(java.util.Map.Entry::getKey)
                .toList();
    }

    String header(int ofColumn) {
        return grid.at(row + HEADERS, ofColumn).strip().toUpperCase(Locale.ROOT);
    }

    /** Whether Drools takes a header for what it says: of one that it does not know, it takes the first letter. */
    boolean isKnown(int ofColumn) {
        String header = header(ofColumn);
        return header.length() == 1
                ? LETTERS.contains(header)
                : WORDS.stream().anyMatch(word -> header.equals(word) || header.startsWith(word + " "));
    }

    boolean isCondition(int ofColumn) {
        return header(ofColumn).startsWith("C") && !header(ofColumn).startsWith("CALENDARS");
    }

    String object(int ofColumn) {
        return grid.at(row + OBJECTS, ofColumn).strip();
    }

    String code(int ofColumn) {
        return grid.at(row + CODES, ofColumn).strip();
    }

    int codeRow() {
        return row + CODES;
    }

    /** What people call the column. */
    String label(int ofColumn) {
        String label = grid.at(row + LABELS, ofColumn).strip();
        return label.isEmpty() ? "column " + Ref.letters(ofColumn) : label;
    }

    /** Whether a column says for which projects or gates a row is. */
    boolean selects(int ofColumn) {
        return isCondition(ofColumn)
                && SELECTS.matcher(object(ofColumn) + " " + code(ofColumn)).find();
    }

    /** The rows that Drools makes rules of: those below the labels up to the first that is empty. */
    NavigableMap<Integer, NavigableMap<Integer, String>> rules() {
        NavigableMap<Integer, NavigableMap<Integer, String>> rules = new TreeMap<>();
        for (int next = row + FIRST; next < end; next++) {
            NavigableMap<Integer, String> cells = cells(next);
            if (cells.isEmpty() && next > row + FIRST) {
                break;
            }
            if (!cells.isEmpty()) {
                rules.put(next, cells);
            }
        }
        return rules;
    }

    /** The first row below an empty one that looks like a rule all the same; -1 where there is none. */
    int passedOver() {
        int last = rules().isEmpty() ? row + FIRST : rules().lastKey();
        List<Integer> columns = columns();
        return grid.rows().subMap(last + 1, true, end, false).keySet().stream()
                .filter(next ->
                        cells(next).keySet().stream().filter(columns::contains).count() > 2
                                || (columns.size() == 2 && cells(next).keySet().containsAll(columns)))
                .mapToInt(Integer::intValue)
                .findFirst()
                .orElse(-1);
    }

    private NavigableMap<Integer, String> cells(int ofRow) {
        return grid.rows().getOrDefault(ofRow, new TreeMap<>()).tailMap(column, true);
    }
}
