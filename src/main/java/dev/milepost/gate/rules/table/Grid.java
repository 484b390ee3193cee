package dev.milepost.gate.rules.table;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The cells of one sheet, as texts, by row and column from 0. Bounded: what goes beyond {@link Limits} is a fault. */
final class Grid {

    /**
     * Cells that are one.
     *
     * @param top the first row
     * @param left the first column
     * @param bottom the last row
     * @param right the last column
     */
    record Merge(int top, int left, int bottom, int right) {

        boolean holds(int row, int column) {
            return top <= row && row <= bottom && left <= column && column <= right;
        }

        boolean overlaps(Merge other) {
            return top <= other.bottom && other.top <= bottom && left <= other.right && other.left <= right;
        }
    }

    private static final int NONE = -1;

    private final @Nullable String sheet;
    private final NavigableMap<Integer, NavigableMap<Integer, String>> rows = new TreeMap<>();
    private final List<Merge> merges = new ArrayList<>();
    private final boolean commasAreDecimal;
    private int cells;

    /**
     * Nothing yet.
     *
     * @param sheet the name of the sheet; {@code null} where there are no sheets
     * @param commasAreDecimal whether whoever saved it writes {@code 0,95}, and so perhaps {@code 1.000} for a thousand
     */
    Grid(@Nullable String sheet, boolean commasAreDecimal) {
        this.sheet = sheet;
        this.commasAreDecimal = commasAreDecimal;
    }

    boolean commasAreDecimal() {
        return commasAreDecimal;
    }

    @Nullable
    String sheet() {
        return sheet;
    }

    /** Puts a text into a cell; blank ones are left out. */
    void put(int row, int column, String text) {
        if (text.isBlank()) {
            return;
        }
        if (row >= Limits.ROWS || column >= Limits.COLUMNS) {
            throw new UnreadableTableException(Fault.ofCell(
                    sheet,
                    row,
                    column,
                    "The table goes beyond row %d or column %s."
                            .formatted(Limits.ROWS, Ref.letters(Limits.COLUMNS - 1)),
                    "Clear the cell, or part the table over several files."));
        }
        if (text.length() > Limits.TEXT) {
            throw new UnreadableTableException(Fault.ofCell(
                    sheet,
                    row,
                    column,
                    "The cell holds %d characters; %d can be read.".formatted(text.length(), Limits.TEXT),
                    "Shorten it."));
        }
        refuseControls(row, column, text);
        if (rows.computeIfAbsent(row, key -> new TreeMap<>()).put(column, text) == null && ++cells > Limits.CELLS) {
            throw new UnreadableTableException(Fault.ofRow(
                    sheet,
                    row,
                    "The table holds more than %d cells.".formatted(Limits.CELLS),
                    "Part it over several files."));
        }
    }

    /** Makes cells one: each then has the text of the first. */
    void merge(Merge merge) {
        if (merges.stream().anyMatch(merge::overlaps)) {
            throw refused(merge, "The merged cells overlap with others.");
        }
        note(merge);
        String text = at(merge.top(), merge.left());
        for (int row = merge.top(); row <= merge.bottom() && !text.isEmpty(); row++) {
            for (int column = merge.left(); column <= merge.right(); column++) {
                put(row, column, text);
            }
        }
    }

    /** Notes that cells are one whose texts are set already. */
    void note(Merge merge) {
        if (merges.size() >= Limits.MERGES) {
            throw refused(merge, "The table has more than %d groups of merged cells.".formatted(Limits.MERGES));
        }
        merges.add(merge);
    }

    private UnreadableTableException refused(Merge merge, String message) {
        return new UnreadableTableException(
                Fault.ofCell(sheet, merge.top(), merge.left(), message, "Unmerge them, and fill each cell."));
    }

    /** The text of a cell; empty where there is none. */
    String at(int row, int column) {
        return rows.getOrDefault(row, new TreeMap<>()).getOrDefault(column, "");
    }

    /** The rows that hold something, in order. */
    NavigableMap<Integer, NavigableMap<Integer, String>> rows() {
        return rows;
    }

    /** The first column of the merged cells that a cell belongs to; -1 where it is on its own. */
    int mergedFrom(int row, int column) {
        return merges.stream()
                .filter(merge -> merge.holds(row, column))
                .mapToInt(Merge::left)
                .findFirst()
                .orElse(NONE);
    }

    private void refuseControls(int row, int column, String text) {
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\t' && c != '\r')
                || text.indexOf('\uFFFE') >= 0
                || text.indexOf('\uFFFF') >= 0) {
            throw new UnreadableTableException(
                    Fault.ofCell(sheet, row, column, "The cell holds a control character.", "Type its text anew."));
        }
    }
}
