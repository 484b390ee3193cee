package dev.milepost.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Names under the diamonds of one row, in as many lines as they need to stand apart; those without room are left out. */
record Labels(List<Label> placed, int lines) {

    static final Labels NONE = new Labels(List.of(), 0);
    private static final int LINE = 15;
    private static final int LETTERS = 26;
    private static final double LETTER = 6.4;
    private static final int MOST_LINES = 6;

    record Label(String name, double x, double middle, int line) {}

    static Labels placed(List<Milestone> milestones, Axis axis) {
        List<Milestone> ordered = milestones.stream()
                .filter(one -> one.day() != null)
                .sorted(Comparator.comparing(one -> Objects.requireNonNull(one.day())))
                .limit(200)
                .toList();
        double[] ends = new double[MOST_LINES];
        List<Label> placed = new ArrayList<>();
        int lines = 0;
        for (Milestone one : ordered) {
            LocalDate day = Objects.requireNonNull(one.day());
            String name = PlainText.shortened(one.name(), LETTERS);
            double width = name.length() * LETTER;
            double middle = axis.middle(day);
            double x = Math.max(4, Math.min(middle - width / 2, axis.start() + axis.length() - width));
            for (int line = 0; line < MOST_LINES; line++) {
                if (ends[line] <= x) {
                    ends[line] = x + width + 8;
                    placed.add(new Label(one.name(), x, middle, line));
                    lines = Math.max(lines, line + 1);
                    break;
                }
            }
        }
        return new Labels(List.copyOf(placed), lines);
    }

    int height() {
        return lines == 0 ? 0 : lines * LINE + 6;
    }

    void draw(Svg svg, double top) {
        for (Label label : placed) {
            double y = top + 10 + label.line() * LINE;
            if (label.line() > 0) {
                svg.leaf(
                        "path",
                        "class",
                        "chart-grid",
                        "d",
                        "M" + Svg.number(label.middle()) + " " + Svg.number(top - 2) + "V" + Svg.number(y - 9),
                        "stroke",
                        Svg.GRID);
            }
            svg.name(label.x(), y, LETTERS, label.name(), false);
        }
    }
}
