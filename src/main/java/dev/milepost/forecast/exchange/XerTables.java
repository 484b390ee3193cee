package dev.milepost.forecast.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The tables of an XER file that a network needs, checked for what MPXJ takes on trust: each row's number of fields, dates,
 * hours, ids. Notes, resources, costs and user fields are dropped, so that nothing in them can do harm.
 */
final class XerTables {

    private static final Set<String> NEEDED =
            Set.of("CURRTYPE", "PROJECT", "CALENDAR", "SCHEDOPTIONS", "PROJWBS", "TASK", "TASKPRED");
    private static final int MOST_ROWS = 1_200_000;
    private static final int LONGEST_FIELD = 1 << 20;
    private static final int LONGEST_NAME = 40;
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d( \\d\\d:\\d\\d)?");
    private static final Pattern SANE_DATE = Pattern.compile("(19|20|21)\\d\\d-.*");
    private static final Pattern HOURS = Pattern.compile("\\d{1,6}([.,]\\d+)?");
    private static final Pattern LAG = Pattern.compile("-?\\d{1,6}([.,]\\d+)?");

    private final StringBuilder kept = new StringBuilder();
    private final Map<Integer, Integer> lines = new HashMap<>();
    private final Map<String, Integer> dropped = new LinkedHashMap<>();
    private String table = "";
    private List<String> fields = List.of();
    private boolean ended;
    private boolean tasks;
    private int rows;

    private XerTables() {}

    static XerTables of(String text) throws UnreadableFileException {
        XerTables tables = new XerTables();
        int line = 0;
        for (String row : (Iterable<String>) text.lines()::iterator) {
            tables.read(row, ++line);
        }
        if (!tables.ended) {
            throw new UnreadableFileException(
                    line, "The file is cut off: its end mark is missing.", "Export it from P6 again.");
        }
        if (!tables.tasks) {
            throw new UnreadableFileException(line, "The file has no table TASK.", "Export a project with activities.");
        }
        return tables;
    }

    /** The needed tables as a file. */
    byte[] reduced() {
        return kept.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The lines of the activities, by unique id. */
    Map<Integer, Integer> lines() {
        return lines;
    }

    /** How much was left out, a sentence for each table. */
    List<String> notes() {
        return dropped.entrySet().stream()
                .map(entry -> "The table " + entry.getKey() + " was left out (" + entry.getValue() + " rows).")
                .toList();
    }

    private void read(String row, int line) throws UnreadableFileException {
        boolean needed = NEEDED.contains(table);
        if (line == 1 || row.startsWith("%E")) {
            ended |= row.startsWith("%E");
            kept.append(row).append('\n');
        } else if (row.startsWith("%T")) {
            table = row.substring(2).strip();
            fields = List.of();
            tasks |= table.equals("TASK");
            append(row, NEEDED.contains(table));
        } else if (row.startsWith("%F")) {
            fields = Arrays.asList(row.split("\t", -1));
            append(row, needed);
        } else if (row.startsWith("%R") && needed) {
            check(Arrays.asList(row.split("\t", -1)), line);
            append(row, true);
        } else if (row.startsWith("%R") && !table.isEmpty()) {
            dropped.merge(
                    table.length() > LONGEST_NAME ? table.substring(0, LONGEST_NAME) + "…" : table, 1, Integer::sum);
        }
    }

    private void append(String row, boolean needed) {
        if (needed) {
            kept.append(row).append('\n');
        }
    }

    private void check(List<String> values, int line) throws UnreadableFileException {
        if (++rows > MOST_ROWS) {
            throw new UnreadableFileException(line, "The file has too many rows.", "Export a part of the schedule.");
        }
        if (values.size() > fields.size() || fields.size() < 2) {
            throw new UnreadableFileException(
                    line,
                    "This row of table " + table + " has " + (values.size() - 1) + " values for "
                            + Math.max(0, fields.size() - 1) + " fields.",
                    "Maybe the file was edited: export it from P6 again.");
        }
        for (int i = 1; i < values.size(); i++) {
            check(fields.get(i), values.get(i).strip(), line);
        }
    }

    private void check(String field, String value, int line) throws UnreadableFileException {
        if (value.length() > LONGEST_FIELD) {
            throw new UnreadableFileException(line, "The value of '" + field + "' is too long.", "Shorten it.");
        }
        if (field.endsWith("_date")
                && DATE.matcher(value).matches()
                && !SANE_DATE.matcher(value).matches()) {
            throw new UnreadableFileException(
                    line,
                    "The date '" + value + "' of '" + field + "' does not lie between 1900 and 2199.",
                    "Mend it.");
        }
        boolean duration = table.equals("TASK")
                && Set.of("target_drtn_hr_cnt", "remain_drtn_hr_cnt").contains(field);
        boolean lag = table.equals("TASKPRED") && field.equals("lag_hr_cnt");
        if ((duration || lag)
                && !value.isEmpty()
                && !(lag ? LAG : HOURS).matcher(value).matches()) {
            throw new UnreadableFileException(
                    line,
                    "'" + (value.length() > 40 ? value.substring(0, 40) + "…" : value) + "' of '" + field
                            + "' is no number of hours, negative, or longer than 100 years.",
                    "Mend it.");
        }
        if (table.equals("TASK") && field.equals("task_id")) {
            if (!value.matches("\\d{1,9}")) {
                throw new UnreadableFileException(
                        line, "The activity has no numeric task_id.", "Export it from P6 again.");
            }
            Integer earlier = lines.putIfAbsent(Integer.valueOf(value), line);
            if (earlier != null) {
                throw new UnreadableFileException(
                        line,
                        "The task_id " + value + " stands on line " + earlier + " already.",
                        "Number each activity once.");
            }
        }
    }
}
