package dev.milepost.tracking;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An evaluation as a text that people read and keep, in Markdown. */
public final class ReportText {

    private ReportText() {}

    /** The text of an evaluation. */
    public static String of(EvaluationReport report) {
        StringBuilder text = new StringBuilder();
        text.append("# ")
                .append(plain(report.name()))
                .append("\n\nPlan ")
                .append(plain(report.plan()))
                .append(", version ")
                .append(report.planVersion())
                .append(", begun ")
                .append(report.start())
                .append(", ")
                .append(report.state().name().toLowerCase(Locale.ROOT))
                .append(report.endedAt() == null ? "" : " at " + report.endedAt())
                .append(".\n\n## Milestones\n\n");
        table(
                text,
                List.of("milestone", "first baseline", "target", "actual", "slip", "after target", "re-planned"),
                report.milestones().stream()
                        .map(one -> cells(
                                one.name(),
                                one.firstBaseline(),
                                one.target(),
                                one.actual(),
                                one.slip(),
                                one.afterTarget(),
                                one.replans()))
                        .toList());
        text.append("\nSlip is in working days after the first baseline.\n\n## Phases\n\n");
        table(
                text,
                List.of("phase", "planned", "", "actual", "", "longer by"),
                report.phases().stream()
                        .map(one -> cells(
                                one.name(),
                                one.plannedStart(),
                                one.plannedFinish(),
                                one.actualStart(),
                                one.actualFinish(),
                                one.longer()))
                        .toList());
        if (report.slip() != null) {
            text.append("\nWhere ").append(report.slip().slip()).append(" working days of slip come from:\n\n");
            table(
                    text,
                    List.of("part", "planned", "actual", "adds"),
                    report.slip().parts().stream()
                            .map(one -> cells(one.name(), one.planned(), one.actual(), one.contribution()))
                            .toList());
        }
        text.append("\n## Estimates\n\n");
        table(
                text,
                List.of("task", "estimate", "took (days)", "ratio"),
                report.tasks().stream()
                        .map(one -> cells(one.name(), one.estimate(), one.days(), one.ratio()))
                        .toList());
        text.append("\n## Changes of the plan\n\n");
        table(
                text,
                List.of("what", "which", "when", "from", "to", "reason"),
                report.replans().stream()
                        .map(one -> cells(
                                one.kind().toLowerCase(Locale.ROOT),
                                one.subject(),
                                one.at(),
                                one.before(),
                                one.after(),
                                one.reason()))
                        .toList());
        text.append("\n## Forecasts\n\n")
                .append(report.forecasts().p80().held())
                .append(" of ")
                .append(report.forecasts().p80().dates())
                .append(" dates given for 80 of 100 cases held.\n");
        return text.toString();
    }

    private static List<String> cells(@Nullable Object... values) {
        return java.util.Arrays.stream(values)
                .map(value -> value == null ? "-" : plain(value.toString()))
                .toList();
    }

    private static void table(StringBuilder text, List<String> heads, List<List<String>> rows) {
        if (rows.isEmpty()) {
            text.append("None.\n");
            return;
        }
        row(text, heads);
        row(text, heads.stream().map(head -> "---").toList());
        rows.forEach(cells -> row(text, cells));
    }

    private static void row(StringBuilder text, List<String> cells) {
        text.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    /** Nothing of a name or reason is taken for mark-up. */
    private static String plain(String value) {
        return value.replaceAll("\\s+", " ").replaceAll("([\\\\`*_{}\\[\\]<>#|])", "\\\\$1");
    }
}
