package dev.milepost.gate.rules.table;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a cell is.
 *
 * @param row from 0
 * @param column from 0
 */
record Ref(int row, int column) {

    private static final Pattern NAME = Pattern.compile("([A-Za-z]{1,3})([1-9][0-9]{0,6})");
    private static final int LETTERS = 26;

    /** The cell's name in a spreadsheet: {@code D12}. */
    static String of(int row, int column) {
        return letters(column) + (row + 1);
    }

    /** The column's name: {@code D}. */
    static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column; rest >= 0; rest = rest / LETTERS - 1) {
            letters.insert(0, (char) ('A' + rest % LETTERS));
        }
        return letters.toString();
    }

    /** The cell of a name; {@code null} where it is none. */
    static @Nullable Ref parse(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return null;
        }
        int column = 0;
        for (char letter : matcher.group(1).toUpperCase(java.util.Locale.ROOT).toCharArray()) {
            column = column * LETTERS + (letter - 'A' + 1);
        }
        return new Ref(Integer.parseInt(matcher.group(2)) - 1, column - 1);
    }

    /** A place in words, with its sheet where there are sheets. */
    static String place(@Nullable String sheet, String where) {
        return sheet == null ? where : "sheet '" + sheet + "', " + where;
    }
}
