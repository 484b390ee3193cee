package dev.milepost.gate.rules.table;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads comma-separated text as spreadsheets write it: UTF-8 with or without a mark, commas, semicolons or tabs, quotes around what
 * holds one of them, any ends of lines. As in Drools, cells that end in {@code ...} are merged with those beside them that do.
 */
final class CsvGrid {

    private static final Pattern SEPARATOR =
            Pattern.compile("(?im)^[,;\\t]*\\s*\"?RuleSet\"?[ ]*([,;\\t])|^[,;\\t]*\\s*\"?RuleSet\"?[ ]*$");
    private static final Pattern DECLARED = Pattern.compile("\\Asep=([,;\\t])\\r?\\n");
    private static final String MERGED = "...";
    private static final String SAVE = "Save it as 'CSV UTF-8', or as .xlsx.";

    private final String text;
    private final char separator;
    private final Grid grid = new Grid(null);
    private int at;
    private int row;

    private CsvGrid(String text) {
        Matcher declared = DECLARED.matcher(text);
        if (declared.find()) {
            this.text = text.substring(declared.end());
            this.separator = declared.group(1).charAt(0);
        } else {
            this.text = text;
            this.separator = separator(text);
        }
    }

    static Grid read(byte[] bytes) {
        return new CsvGrid(decoded(bytes)).read();
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

    private static char separator(String text) {
        Matcher matcher = SEPARATOR.matcher(text);
        if (!matcher.find()) {
            throw new UnreadableTableException(DroolsTable.noRuleSet(null));
        }
        return matcher.group(1) == null ? ',' : matcher.group(1).charAt(0);
    }

    private static String decoded(byte[] bytes) {
        if (bytes.length >= 2 && (bytes[0] & 0xFF) + (bytes[1] & 0xFF) == 0xFF + 0xFE && (bytes[0] & 0xFF) >= 0xFE) {
            throw new UnreadableTableException(Fault.ofFile("The file is written in UTF-16.", SAVE));
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            String readable = new String(bytes, StandardCharsets.UTF_8);
            int line = (int) readable.substring(0, readable.indexOf('\uFFFD') + 1)
                    .lines()
                    .count();
            throw new UnreadableTableException(
                    Fault.ofRow(null, Math.max(0, line - 1), "The row holds bytes that are no text in UTF-8.", SAVE));
        }
    }
}
