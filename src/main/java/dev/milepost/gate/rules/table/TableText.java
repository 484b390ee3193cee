package dev.milepost.gate.rules.table;

import dev.milepost.plan.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** DRL that was written from a table: knows of which row and cells each of its lines is. */
public final class TableText {

    /** Begins the names of cells behind a line. */
    static final String MARK = " // from ";

    private static final String BEGIN = "// Written from a decision table";
    private static final String SHEET = ", sheet ";
    private static final Pattern CELLS = Pattern.compile(MARK + "((?:[A-Z]{1,3}[0-9]+ ?)+)$");
    private static final Pattern ROW =
            Pattern.compile("^\\t@table\\(\"[^\"]*\"\\) @row\\(\"([0-9]+):[^\"]*\"\\)(?: @cells\\(\"[^\"]*\"\\))?$");
    private static final Pattern CELL = Pattern.compile("([A-Z]{1,3})([0-9]+)");

    private final @Nullable String sheet;
    private final List<Integer> rows = new ArrayList<>();
    private final List<List<String>> cells = new ArrayList<>();

    private TableText(String drl) {
        List<String> lines = drl.lines().toList();
        int at = lines.get(0).indexOf(SHEET);
        sheet = at < 0 ? null : lines.get(0).substring(at + SHEET.length());
        int row = 0;
        for (int i = 0; i < lines.size(); i++) {
            Matcher next = ROW.matcher(i + 1 < lines.size() ? lines.get(i + 1) : "");
            if (next.matches()) {
                row = Integer.parseInt(next.group(1));
            }
            Matcher found = CELLS.matcher(lines.get(i));
            rows.add(row);
            cells.add(found.find() ? List.of(found.group(1).strip().split(" ")) : List.of());
        }
    }

    /** Whether a rule file's text was written from a table. */
    public static boolean isOne(String drl) {
        return drl.startsWith(BEGIN);
    }

    /** Reads where the lines of such a text come from. */
    public static TableText of(String drl) {
        return new TableText(drl);
    }

    /** The first line of such a text. */
    static String beginning(@Nullable String sheet) {
        return BEGIN + (sheet == null ? "" : SHEET + sheet) + "\n";
    }

    /** What a rule says of where it comes from. */
    static String annotation(String table, int row, String when, String says) {
        return "@table(\"%s\") @row(\"%d: %s\") @cells(\"%s\")".formatted(table, row, when, says);
    }

    /** The row of the table that a line is of, from 1; 0 where it is of none. */
    public int row(int line) {
        return line < 1 || line > rows.size() ? 0 : rows.get(line - 1);
    }

    /**
     * Problems of lines as problems of rows and cells. One that several rows have in the same column is said once: it lies in the
     * code above them.
     */
    public List<Problem> placed(List<Problem> ofLines) {
        Map<List<String>, List<Problem>> alike = new LinkedHashMap<>();
        for (Problem problem : ofLines) {
            String columns = cellsOf(problem.line()).stream()
                    .map(cell -> cell.replaceAll("[0-9]", ""))
                    .collect(Collectors.joining(" "));
            alike.computeIfAbsent(List.of(columns, problem.message()), key -> new ArrayList<>())
                    .add(problem);
        }
        return alike.values().stream().map(this::together).toList();
    }

    private Problem together(List<Problem> alike) {
        Problem first = alike.get(0);
        List<String> where = cellsOf(first.line());
        SortedSet<Integer> of =
                alike.stream().map(one -> row(one.line())).collect(Collectors.toCollection(TreeSet::new));
        int row = of.first();
        String place = where.isEmpty() || of.size() > 1 ? rowsInWords(of) : cellsInWords(where);
        if (!where.isEmpty() && of.size() > 1) {
            place = "column " + columnsInWords(where) + ", " + place;
        }
        String element = row == 0 ? null : Ref.place(sheet, place);
        return new Problem(first.file(), row, element, first.message(), advice(first.advice(), of.size() > 1));
    }

    private List<String> cellsOf(int line) {
        return line < 1 || line > cells.size() ? List.of() : cells.get(line - 1);
    }

    private static String rowsInWords(SortedSet<Integer> rows) {
        return (rows.size() == 1 ? "row " : "rows ")
                + rows.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String cellsInWords(List<String> cells) {
        return (cells.size() == 1 ? "cell " : "cells ") + String.join(", ", cells);
    }

    private static String columnsInWords(List<String> cells) {
        return cells.stream()
                .map(cell -> CELL.matcher(cell).replaceAll("$1"))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String advice(String ofLine, boolean several) {
        return ofLine.startsWith("Correct the line")
                ? "Correct " + (several ? "the code above the column" : "the cell, or the code above its column")
                        + ", and deploy again."
                : ofLine;
    }
}
