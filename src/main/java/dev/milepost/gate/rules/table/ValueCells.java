package dev.milepost.gate.rules.table;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds the cells of rows to being values. Drools puts them into the code above them as they are: a quote in a cell would end a text,
 * and what follows it be code. Code stands above the rows, where people look for it, and a cell that would be some is refused; so is
 * one of which nobody can say what it means.
 */
final class ValueCells {

    /** How many cells are told of at once. */
    private static final int MOST = 20;

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Zs}\\p{Zl}\\p{Zp}\\p{Cf}&&[^ \\u200C\\u200D]]");
    private static final Pattern CURLY = Pattern.compile("[\\u201C-\\u201F]");

    private final Grid grid;
    private final List<Fault> faults = new ArrayList<>();

    private ValueCells(Grid grid) {
        this.grid = grid;
    }

    /** What is wrong with the cells of these tables. */
    static List<Fault> faults(Grid grid, List<TableHead> heads) {
        ValueCells cells = new ValueCells(grid);
        grid.rows().forEach((row, of) -> of.forEach((column, text) -> cells.formula(row, column, text)));
        heads.forEach(cells::look);
        return cells.faults;
    }

    private void look(TableHead head) {
        if (head.name().matches("(?s).*[\"\\\\\\n].*")) {
            add(head.row(), head.column(), "The table's name holds a quote, backslash or line break.", "Take it out.");
        }
        for (int column : head.columns()) {
            code(head.codeRow(), column, head.code(column));
            CellKind kind = CellKind.of(head, column, grid.commasAreDecimal());
            head.rules().forEach((row, cells) -> {
                String cell = cells.getOrDefault(column, "").strip();
                if (!cell.isEmpty() && !ElseRows.isElse(head, column, cell)) {
                    unseen(row, column, cell);
                    kind.wrong(cell).ifPresent(wrong -> add(row, column, wrong.message(), wrong.advice()));
                }
            });
        }
    }

    private void formula(int row, int column, String text) {
        if (text.stripLeading().startsWith("=")) {
            add(
                    row,
                    column,
                    "The cell begins with '=': a spreadsheet program takes it for a formula.",
                    "Write its value.");
        }
    }

    private void code(int row, int column, String code) {
        unseen(row, column, code);
        String quotes = Placeholders.quotes(code);
        for (Matcher curly = CURLY.matcher(code); curly.find(); ) {
            if (quotes.charAt(curly.start()) == ' ') {
                add(
                        row,
                        column,
                        "The code has the quote " + curly.group() + ", which a spreadsheet program put there.",
                        "Write \" in its place, and switch the correction of quotes off.");
                return;
            }
        }
    }

    private void unseen(int row, int column, String text) {
        Matcher unseen = UNSEEN.matcher(text);
        if (unseen.find()) {
            add(
                    row,
                    column,
                    "The cell holds the character U+%04X, which looks like a blank or like nothing."
                            .formatted(unseen.group().codePointAt(0)),
                    "Type the cell anew.");
        }
    }

    private void add(int row, int column, String message, String advice) {
        if (faults.size() < MOST) {
            faults.add(Fault.ofCell(grid.sheet(), row, column, message, advice));
        }
    }
}
