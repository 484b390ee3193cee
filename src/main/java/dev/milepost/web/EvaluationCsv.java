package dev.milepost.web;

import dev.milepost.tracking.EvaluationReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation as one table for spreadsheets (RFC 4180): a row for each milestone, phase, part of the slip, task and change. No text
 * of users is taken for a formula.
 */
final class EvaluationCsv {

    /** What spreadsheets take for a formula, also after white space, and in the wide forms of East Asian keyboards. */
    private static final Pattern FORMULA =
            Pattern.compile("[\\s\\p{Cntrl}]*[=+\\-@|%\uFF1D\uFF0B\uFF0D\uFF20]|[\\t\\r\\n]");

    private static final List<String> COLUMNS = List.of(
            "kind",
            "id",
            "name",
            "first_baseline",
            "baseline",
            "target",
            "actual",
            "planned_start",
            "planned_finish",
            "actual_start",
            "actual_finish",
            "estimate",
            "planned_days",
            "actual_days",
            "slip_days",
            "after_target_days",
            "replans",
            "ratio",
            "at",
            "by",
            "before",
            "after",
            "reason");

    private EvaluationCsv() {}

    static String of(EvaluationReport report) {
        List<Map<String, Object>> rows = new ArrayList<>();
        report.milestones()
                .forEach(one -> rows.add(row(
                        "kind", "milestone",
                        "id", one.key(),
                        "name", one.name(),
                        "first_baseline", one.firstBaseline(),
                        "baseline", one.baseline(),
                        "target", one.target(),
                        "actual", one.actual(),
                        "slip_days", one.slip(),
                        "after_target_days", one.afterTarget(),
                        "replans", one.replans())));
        report.phases()
                .forEach(one -> rows.add(row(
                        "kind", "phase",
                        "id", one.id(),
                        "name", one.name(),
                        "planned_start", one.plannedStart(),
                        "planned_finish", one.plannedFinish(),
                        "actual_start", one.actualStart(),
                        "actual_finish", one.actualFinish(),
                        "slip_days", one.longer())));
        if (report.slip() != null) {
            report.slip()
                    .parts()
                    .forEach(one -> rows.add(row(
                            "kind", "slip",
                            "name", one.name(),
                            "planned_days", one.planned(),
                            "actual_days", one.actual(),
                            "slip_days", one.contribution())));
        }
        report.tasks()
                .forEach(one -> rows.add(row(
                        "kind", "task",
                        "id", one.id(),
                        "name", one.name(),
                        "estimate", one.estimate(),
                        "actual_days", one.days(),
                        "ratio", one.ratio())));
        report.replans()
                .forEach(one -> rows.add(row(
                        "kind", "replan",
                        "id", one.subject(),
                        "name", one.kind(),
                        "at", one.at(),
                        "by", one.by(),
                        "before", one.before(),
                        "after", one.after(),
                        "reason", one.reason())));
        StringBuilder csv = new StringBuilder(String.join(",", COLUMNS)).append("\r\n");
        rows.forEach(row -> csv.append(
                        COLUMNS.stream().map(row::get).map(EvaluationCsv::cell).collect(Collectors.joining(",")))
                .append("\r\n"));
        return csv.toString();
    }

    private static Map<String, Object> row(@Nullable Object... cells) {
        Map<String, Object> row = new HashMap<>();
        for (int i = 0; i + 1 < cells.length; i += 2) {
            Object value = cells[i + 1];
            if (value != null) {
                row.put(String.valueOf(cells[i]), value);
            }
        }
        return row;
    }

    /** Text that a spreadsheet would calculate gets an apostrophe in front; numbers of our own do not. */
    static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = value.toString();
        if (value instanceof String && FORMULA.matcher(text).lookingAt()) {
            text = "'" + text;
        }
        return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r' || c == ';' || c == '\t')
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }
}
