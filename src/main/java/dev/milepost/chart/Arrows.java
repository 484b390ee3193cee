package dev.milepost.chart;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Arrows from the end of one row to the beginning of another. */
final class Arrows {

    private final Svg svg;
    private final Axis axis;
    private final List<Row> rows;
    private final Map<String, Integer> places;

    Arrows(Svg svg, Axis axis, List<Row> rows, Map<String, Integer> places) {
        this.svg = svg;
        this.axis = axis;
        this.rows = rows;
        this.places = places;
    }

    void draw(List<Gantt.Link> links) {
        draw(links, false);
        draw(links, true);
    }

    private void draw(List<Gantt.Link> links, boolean critical) {
        StringBuilder lines = new StringBuilder();
        StringBuilder heads = new StringBuilder();
        for (Gantt.Link link : links) {
            Integer from = places.get(link.from());
            Integer to = places.get(link.to());
            if (link.critical() == critical && from != null && to != null && !from.equals(to)) {
                arrow(lines, heads, from, to);
            }
        }
        if (lines.length() > 0) {
            String colour = critical ? Svg.INK : "#8c959f";
            svg.stroke(critical ? "chart-arrow chart-critical" : "chart-arrow", lines, colour, critical ? 1.8 : 1)
                    .leaf(
                            "path",
                            "class",
                            critical ? "chart-head chart-critical" : "chart-head",
                            "d",
                            heads,
                            "fill",
                            colour);
        }
    }

    private void arrow(StringBuilder lines, StringBuilder heads, int from, int to) {
        Double begin = end(rows.get(from));
        Double end = begin(rows.get(to));
        if (begin == null || end == null) {
            return;
        }
        double y = Gantt.middleOf(from);
        double target = Gantt.middleOf(to);
        lines.append('M').append(Svg.number(begin)).append(' ').append(Svg.number(y));
        if (end > begin + 12) {
            lines.append('H').append(Svg.number(begin + 6));
        } else {
            double between = target + (target > y ? -1 : 1) * RowPainter.HEIGHT / 2.0;
            lines.append("h6V").append(Svg.number(between)).append('H').append(Svg.number(end - 9));
        }
        lines.append('V').append(Svg.number(target)).append('H').append(Svg.number(end - 4));
        heads.append('M')
                .append(Svg.number(end))
                .append(' ')
                .append(Svg.number(target))
                .append("l-6-3.5v7z");
    }

    private @Nullable Double begin(Row row) {
        if (row instanceof Row.Gate gate) {
            LocalDate day = gate.milestone().day();
            return day == null ? null : Double.valueOf(axis.middle(day) - 9);
        }
        Row.Span span = span(row);
        return span == null ? null : Double.valueOf(axis.at(span.from()));
    }

    private @Nullable Double end(Row row) {
        if (row instanceof Row.Gate gate) {
            LocalDate day = gate.milestone().day();
            return day == null ? null : Double.valueOf(axis.middle(day) + 9);
        }
        Row.Span span = span(row);
        return span == null ? null : Double.valueOf(axis.end(span.to()));
    }

    private static Row.@Nullable Span span(Row row) {
        if (row instanceof Row.Task task) {
            return task.span() != null ? task.span() : task.planned();
        }
        return row instanceof Row.Phase phase ? phase.span() : null;
    }
}
