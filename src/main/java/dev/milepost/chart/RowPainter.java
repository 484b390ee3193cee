package dev.milepost.chart;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Paints the rows of a {@link Gantt} chart. */
final class RowPainter {

    static final int HEIGHT = 26;
    private static final String BAR = "#9db8d9";
    private static final String BAR_DONE = "#2563a8";
    private static final List<Word> SIGNS = List.of(
            Word.BASELINE, Word.TARGET, Word.RANGE, Word.SLIP, Word.DONE, Word.PLANNED, Word.LATEST, Word.CRITICAL);

    private final Svg svg;
    private final Axis axis;
    private final Diamonds diamonds;
    private final Words words;
    private final int labels;

    RowPainter(Svg svg, Axis axis, Diamonds diamonds, Words words, int labels) {
        this.svg = svg;
        this.axis = axis;
        this.diamonds = diamonds;
        this.words = words;
        this.labels = labels;
    }

    void stripe(int row, int width) {
        if (row % 2 == 1) {
            svg.leaf(
                    "rect",
                    "class",
                    "chart-stripe",
                    "x",
                    0,
                    "y",
                    Gantt.middleOf(row) - HEIGHT / 2.0,
                    "width",
                    width,
                    "height",
                    HEIGHT,
                    "fill",
                    "#8c959f",
                    "fill-opacity",
                    "0.08");
        }
    }

    void paint(Row row, double y) {
        int indent = 10 + Math.min(6, Math.max(0, row.depth())) * 12;
        boolean strong = row instanceof Row.Phase
                || (row instanceof Row.Gate gate && gate.critical())
                || (row instanceof Row.Task task && task.critical());
        svg.name(
                indent, y + 17, Math.max(3, (int) ((labels - indent - 10) / (strong ? 7.4 : 6.9))), row.name(), strong);
        if (row instanceof Row.Phase phase) {
            paint(phase, y);
        } else if (row instanceof Row.Task task) {
            paint(task, y);
        } else if (row instanceof Row.Gate gate) {
            paint(gate.milestone(), gate.critical(), y + HEIGHT / 2.0);
        }
    }

    private void paint(Row.Phase phase, double y) {
        Row.Span span = phase.span();
        if (span != null) {
            double from = axis.at(span.from());
            double to = Math.max(axis.end(span.to()), from + 2);
            svg.open("g", "class", "chart-phase")
                    .text("title", told(phase.name(), span))
                    .leaf(
                            "path",
                            "d",
                            "M" + Svg.number(from) + " " + Svg.number(y + 16) + "v-7H" + Svg.number(to) + "v7l-4-3H"
                                    + Svg.number(Math.min(from + 4, to)) + "z",
                            "fill",
                            "#424a53")
                    .close();
        }
    }

    private void paint(Row.Task task, double y) {
        Row.Span span = task.span();
        StringBuilder told = new StringBuilder(PlainText.isolated(task.name()))
                .append(": ")
                .append(words.say(task.work().word()));
        if (span != null) {
            told.append(", ").append(words.day(span.from())).append(" – ").append(words.day(span.to()));
        }
        if (task.latest() != null) {
            told.append("; ").append(words.say(Word.LATEST)).append(' ').append(words.day(task.latest()));
        }
        if (task.critical()) {
            told.append("; ").append(words.say(Word.CRITICAL));
        }
        if (!task.note().isBlank()) {
            told.append("; ").append(PlainText.isolated(task.note()));
        }
        svg.link(task.href(), told.toString());
        if (task.planned() != null) {
            rect("chart-planned", task.planned(), y + 19, 3, "fill", "#8c959f");
        }
        if (span != null) {
            boolean cancelled = task.work() == Row.Work.CANCELLED;
            latest(task.latest(), span, y);
            rect(
                    "chart-bar",
                    span,
                    y + 6,
                    11,
                    "rx",
                    2,
                    "fill",
                    cancelled ? "none" : BAR,
                    "stroke",
                    cancelled ? "#8c959f" : null,
                    "stroke-dasharray",
                    cancelled ? "3 2" : null);
            double share = task.work() == Row.Work.DONE ? 1 : Math.min(1, Math.max(0, task.done()));
            double from = axis.at(span.from());
            double whole = Math.max(2, axis.end(span.to()) - from);
            if (share > 0 && !cancelled) {
                svg.leaf(
                        "rect",
                        "class",
                        "chart-done",
                        "x",
                        from,
                        "y",
                        y + 6,
                        "width",
                        whole * share,
                        "height",
                        11,
                        "rx",
                        2,
                        "fill",
                        BAR_DONE);
            }
            if (task.critical()) {
                critical(from, whole, y);
            }
            if (task.work() == Row.Work.DONE && whole >= 14) {
                svg.leaf(
                        "path",
                        "class",
                        "chart-sign-line",
                        "d",
                        "M" + Svg.number(from + whole / 2 - 3.5) + " " + Svg.number(y + 11.5) + "l2.5 2.6 4.6-5.2",
                        "fill",
                        "none",
                        "stroke",
                        Svg.PAPER,
                        "stroke-width",
                        1.6);
            }
        }
        svg.close();
    }

    /** A frame and a thick foot, so that it shows without colour. */
    private void critical(double from, double whole, double y) {
        svg.leaf(
                "rect",
                "class",
                "chart-critical-bar",
                "x",
                from - 1,
                "y",
                y + 5,
                "width",
                whole + 2,
                "height",
                13,
                "rx",
                2,
                "fill",
                "none",
                "stroke",
                Svg.INK,
                "stroke-width",
                2);
    }

    private void latest(@Nullable LocalDate latest, Row.Span span, double y) {
        if (latest != null && latest.isAfter(span.to())) {
            svg.leaf(
                    "path",
                    "class",
                    "chart-latest",
                    "d",
                    "M" + Svg.number(axis.end(span.to())) + " " + Svg.number(y + 11.5) + "H"
                            + Svg.number(axis.end(latest)) + "m0-4v8",
                    "fill",
                    "none",
                    "stroke",
                    "#57606a",
                    "stroke-width",
                    1.3);
        }
    }

    private void rect(String kind, Row.Span span, double y, double height, @Nullable Object... more) {
        double from = axis.at(span.from());
        @Nullable Object[] all = new @Nullable Object[10 + more.length];
        Object[] first = {
            "class", kind, "x", from, "y", y, "width", Math.max(2, axis.end(span.to()) - from), "height", height
        };
        System.arraycopy(first, 0, all, 0, 10);
        System.arraycopy(more, 0, all, 10, more.length);
        svg.leaf("rect", all);
    }

    /** A milestone around the middle of a row. */
    void paint(Milestone milestone, boolean critical, double y) {
        LocalDate day = milestone.day();
        if (day == null) {
            return;
        }
        String told = milestone.told(words) + (critical ? "; " + words.say(Word.CRITICAL) : "");
        svg.link(milestone.href(), told);
        if (milestone.baseline() != null && !milestone.baseline().equals(day)) {
            slip(svg, axis.middle(milestone.baseline()), axis.middle(day), y);
        }
        if (milestone.forecast() != null) {
            range(
                    svg,
                    axis.middle(milestone.forecast().p50()),
                    axis.middle(milestone.forecast().p95()),
                    y);
        }
        if (milestone.baseline() != null) {
            baseline(svg, axis.middle(milestone.baseline()), y);
        }
        if (milestone.target() != null) {
            target(svg, axis.middle(milestone.target()), y);
        }
        if (critical) {
            svg.leaf(
                    "path",
                    "class",
                    "chart-critical-bar",
                    "d",
                    at(axis.middle(day), y) + "m0-11 11 11-11 11-11-11z",
                    "fill",
                    "none",
                    "stroke",
                    Svg.INK,
                    "stroke-width",
                    1.5);
        }
        diamonds.use(svg, milestone.mark(), axis.middle(day), y);
        svg.close();
    }

    static void slip(Svg svg, double from, double to, double y) {
        svg.leaf(
                "path",
                "class",
                "chart-slip",
                "d",
                at(from, y) + "H" + Svg.number(to),
                "fill",
                "none",
                "stroke",
                "#8c959f",
                "stroke-width",
                3,
                "stroke-dasharray",
                "2 2");
    }

    static void range(Svg svg, double from, double to, double y) {
        svg.leaf(
                "rect",
                "class",
                "chart-range",
                "x",
                from,
                "y",
                y - 3.5,
                "width",
                Math.max(2, to - from),
                "height",
                7,
                "rx",
                3.5,
                "fill",
                "#2563a8",
                "fill-opacity",
                "0.3");
    }

    static void baseline(Svg svg, double x, double y) {
        svg.leaf(
                "path",
                "class",
                "chart-baseline",
                "d",
                at(x, y) + "m0-6 6 6-6 6-6-6z",
                "fill",
                "none",
                "stroke",
                "#57606a",
                "stroke-width",
                1.3);
    }

    static void target(Svg svg, double x, double y) {
        svg.leaf(
                "path",
                "class",
                "chart-target",
                "d",
                at(x, y + 12) + "v-24l7 3-7 3",
                "fill",
                "none",
                "stroke",
                Svg.INK,
                "stroke-width",
                1.3);
    }

    static int legendLines(int width, Set<Mark> marks, Words words) {
        return Legend.lines(
                width,
                Stream.concat(marks.stream().map(Mark::word), SIGNS.stream())
                        .map(words::say)
                        .toList());
    }

    void legend(Set<Mark> marks, int width, double top) {
        Legend legend = new Legend(svg, width, top);
        legend.marks(diamonds, marks, words);
        legend.entry(words.say(Word.BASELINE), RowPainter::baseline);
        legend.entry(words.say(Word.TARGET), RowPainter::target);
        legend.entry(words.say(Word.RANGE), (out, x, y) -> range(out, x - 8, x + 8, y));
        legend.entry(words.say(Word.SLIP), (out, x, y) -> slip(out, x - 8, x + 8, y));
        legend.entry(
                words.say(Word.DONE),
                (out, x, y) -> out.leaf(
                        "rect",
                        "class",
                        "chart-done",
                        "x",
                        x - 8,
                        "y",
                        y - 5,
                        "width",
                        16,
                        "height",
                        10,
                        "rx",
                        2,
                        "fill",
                        BAR_DONE));
        legend.entry(
                words.say(Word.PLANNED),
                (out, x, y) -> out.leaf(
                        "rect",
                        "class",
                        "chart-planned",
                        "x",
                        x - 8,
                        "y",
                        y - 1.5,
                        "width",
                        16,
                        "height",
                        3,
                        "fill",
                        "#8c959f"));
        legend.entry(
                words.say(Word.LATEST),
                (out, x, y) -> out.leaf(
                        "path",
                        "class",
                        "chart-latest",
                        "d",
                        at(x - 8, y) + "h16m0-4v8",
                        "fill",
                        "none",
                        "stroke",
                        "#57606a",
                        "stroke-width",
                        1.3));
        legend.entry(
                words.say(Word.CRITICAL),
                (out, x, y) -> out.leaf(
                        "rect",
                        "class",
                        "chart-critical-bar",
                        "x",
                        x - 8,
                        "y",
                        y - 6,
                        "width",
                        16,
                        "height",
                        12,
                        "rx",
                        2,
                        "fill",
                        "none",
                        "stroke",
                        Svg.INK,
                        "stroke-width",
                        2));
    }

    private String told(String name, Row.Span span) {
        return PlainText.isolated(name) + ": " + words.day(span.from()) + " – " + words.day(span.to());
    }

    private static String at(double x, double y) {
        return "M" + Svg.number(x) + " " + Svg.number(y);
    }
}
