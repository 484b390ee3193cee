package dev.milepost.gate.rules.table;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads separated text as spreadsheets write it: commas, semicolons or tabs, quotes around what holds one of them, any ends of
 * lines. As in Drools, cells that end in {@code ...} are merged with those beside them that do.
 */
final class CsvGrid {

    private static final String MERGED = "...";

    private final String text;
    private final char separator;
    private final Grid grid;
    private int at;
    private int row;

    private CsvGrid(CsvText file) {
        this.text = file.text();
        this.separator = file.separator();
        this.grid = new Grid(null, separator == ';');
    }

    static Grid read(byte[] bytes) {
        return new CsvGrid(CsvText.of(bytes)).read();
    }

    private Grid read() {
        while (at < text.length()) {
            List<String> cells = new ArrayList<>();
            do {
                cells.add(cell());
            } while (goesOn());
            put(cells);
            row++;
        }
        return grid;
    }

    /** A cell, from where it begins to the separator or end of line behind it. */
    private String cell() {
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        int start = at;
        while (at < text.length() && text.charAt(at) != separator && !isEndOfLine(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted() {
        StringBuilder cell = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c != '"') {
                cell.append(c);
            } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                cell.append(c);
                at++;
            } else {
                at++;
                if (at < text.length() && text.charAt(at) != separator && !isEndOfLine(text.charAt(at))) {
                    throw broken("Something stands behind the closing quote of a cell.");
                }
                return cell.toString().replace("\r\n", "\n").replace('\r', '\n');
            }
        }
        throw broken("A quote is opened and never closed.");
    }

    /** Whether the line has another cell; steps over what stands between. */
    private boolean goesOn() {
        if (at >= text.length()) {
            return false;
        }
        char c = text.charAt(at++);
        if (c == '\r' && at < text.length() && text.charAt(at) == '\n') {
            at++;
        }
        return c == separator;
    }

    private void put(List<String> cells) {
        int from = -1;
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            boolean merged = cell.endsWith(MERGED);
            if (!merged) {
                from = -1;
                grid.put(row, column, cell);
                continue;
            }
            from = from < 0 ? column : from;
            grid.put(row, column, cell.substring(0, cell.length() - MERGED.length()));
            grid.note(new Grid.Merge(row, from, row, column));
        }
    }

    private UnreadableTableException broken(String message) {
        return new UnreadableTableException(Fault.ofRow(
                null,
                row,
                message,
                "Put quotes around a cell that holds a separator or a quote, and write quotes within it twice."));
    }

    private static boolean isEndOfLine(char c) {
        return c == '\n' || c == '\r';
    }
}
