package dev.milepost.chart;

import java.time.LocalDate;

/** Paints the rows of a {@link Gantt} chart. */
final class RowPainter {

    static final int HEIGHT = 26;

    /** From the top of a row to the middle of a task's bar. */
    private static final double BAR = 11.5;

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
            double top = Gantt.middleOf(row) - HEIGHT / 2.0;
            svg.rect("chart-stripe", 0, top, width, HEIGHT, 0, "fill", "#8c959f", "fill-opacity", "0.08");
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
            String bracket = "M" + Svg.number(from) + " " + Svg.number(y + 16) + "v-7H" + Svg.number(to) + "v7l-4-3H"
                    + Svg.number(Math.min(from + 4, to)) + "z";
            svg.open("g", "class", "chart-phase")
                    .text("title", PlainText.isolated(phase.name()) + ": " + told(span))
                    .leaf("path", "d", bracket, "fill", "#424a53")
                    .close();
        }
    }

    private void paint(Row.Task task, double y) {
        svg.link(task.href(), told(task));
        if (task.planned() != null) {
            Signs.planned(svg, axis.at(task.planned().from()), wide(task.planned()), y + 20.5);
        }
        if (task.span() != null) {
            bar(task, task.span(), y + BAR);
        }
        svg.close();
    }

    private String told(Row.Task task) {
        StringBuilder told = new StringBuilder(PlainText.isolated(task.name()))
                .append(": ")
                .append(words.say(task.work().word()));
        if (task.span() != null) {
            told.append(", ").append(told(task.span()));
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
        return told.toString();
    }

    private void bar(Row.Task task, Row.Span span, double middle) {
        double from = axis.at(span.from());
        double wide = wide(span);
        boolean done = task.work() == Row.Work.DONE;
        if (task.latest() != null && task.latest().isAfter(span.to())) {
            Signs.latest(svg, axis.end(span.to()), axis.end(task.latest()), middle);
        }
        double share = done ? 1 : Math.min(1, Math.max(0, task.done()));
        if (task.work() == Row.Work.CANCELLED) {
            frame(from, wide, middle, "fill", "none", "stroke", "#8c959f", "stroke-dasharray", "3 2");
        } else {
            frame(from, wide, middle, "fill", "#9db8d9");
            Signs.done(svg, from, wide * share, middle);
        }
        if (task.critical()) {
            Signs.critical(svg, from, wide, middle);
        }
        if (done && wide >= 14) {
            String tick = "M" + Svg.number(from + wide / 2 - 3.5) + " " + Svg.number(middle) + "l2.5 2.6 4.6-5.2";
            svg.stroke("chart-sign-line", tick, Svg.PAPER, 1.6);
        }
    }

    private void frame(double from, double wide, double middle, Object... look) {
        svg.rect("chart-bar", from, middle - 5.5, wide, 11, 2, look);
    }

    private double wide(Row.Span span) {
        return Math.max(2, axis.end(span.to()) - axis.at(span.from()));
    }

    /** A milestone around the middle of a row. */
    void paint(Milestone milestone, boolean critical, double y) {
        LocalDate day = milestone.day();
        if (day == null) {
            return;
        }
        double x = axis.middle(day);
        LocalDate baseline = milestone.baseline();
        Milestone.Range forecast = milestone.forecast();
        svg.link(milestone.href(), milestone.told(words) + (critical ? "; " + words.say(Word.CRITICAL) : ""));
        if (baseline != null && !baseline.equals(day)) {
            Signs.slip(svg, axis.middle(baseline), x, y);
        }
        if (forecast != null) {
            Signs.range(svg, axis.middle(forecast.p50()), axis.middle(forecast.p95()), y);
        }
        if (baseline != null) {
            Signs.baseline(svg, axis.middle(baseline), y);
        }
        if (milestone.target() != null) {
            Signs.target(svg, axis.middle(milestone.target()), y);
        }
        if (critical) {
            Signs.critical(svg, x, y);
        }
        diamonds.use(svg, milestone.mark(), x, y);
        svg.close();
    }

    private String told(Row.Span span) {
        return words.day(span.from()) + " – " + words.day(span.to());
    }
}
