package dev.milepost.chart;

import java.time.LocalDate;
import java.util.List;

/** A field between two axes: days along the foot, anything up the side. */
final class Plot {

    static final int LEFT = 92;
    static final int TOP = 14;

    private final Svg svg;
    private final Words words;
    private final Axis foot;
    private final double bottom;

    Plot(Svg svg, Words words, Axis foot, double bottom) {
        this.svg = svg;
        this.words = words;
        this.foot = foot;
        this.bottom = bottom;
    }

    /** Labels and lines of the foot. */
    void drawFoot() {
        Step step = Step.fitting(foot.perDay(), 64);
        StringBuilder grid = new StringBuilder();
        for (LocalDate tick : foot.ticks(step)) {
            if (foot.holds(tick)) {
                double x = foot.middle(tick);
                grid.append('M')
                        .append(Svg.number(x))
                        .append(' ')
                        .append(TOP)
                        .append('V')
                        .append(Svg.number(bottom + 4));
                if (x < foot.start() + foot.length() - 20) {
                    svg.word(x, bottom + 18, "middle", said(step, tick));
                }
            }
        }
        grid.append('M')
                .append(Svg.number(foot.start()))
                .append(' ')
                .append(Svg.number(bottom))
                .append('h')
                .append(Svg.number(foot.length()));
        svg.leaf("path", "class", "chart-grid", "d", grid, "stroke", Svg.GRID, "fill", "none");
    }

    /** Labels and lines of a side that counts days. */
    void drawSide(Axis side) {
        Step step = Step.fitting(side.perDay(), 34);
        StringBuilder grid = new StringBuilder();
        for (LocalDate tick : side.ticks(step)) {
            if (side.holds(tick)) {
                double y = up(side, tick);
                line(grid, y);
                svg.word(LEFT - 8.0, y + 4, "end", said(step, tick));
            }
        }
        svg.leaf("path", "class", "chart-grid", "d", grid, "stroke", Svg.GRID, "fill", "none");
    }

    /** Labels and lines of a side that counts things. */
    void drawSide(int most) {
        int step = 1;
        for (int i = 0; most / step > 8; i++) {
            step = i % 3 == 1 ? step / 2 * 5 : step * 2;
        }
        StringBuilder grid = new StringBuilder();
        for (long count = 0; count <= most; count += step) {
            double y = up(count, most);
            line(grid, y);
            svg.word(LEFT - 8.0, y + 4, "end", Long.toString(count));
        }
        svg.leaf("path", "class", "chart-grid", "d", grid, "stroke", Svg.GRID, "fill", "none");
    }

    private void line(StringBuilder grid, double y) {
        grid.append('M')
                .append(LEFT)
                .append(' ')
                .append(Svg.number(y))
                .append('h')
                .append(Svg.number(foot.length()));
    }

    private String said(Step step, LocalDate tick) {
        return step == Step.DAY || step == Step.WEEK
                ? java.time.format.DateTimeFormatter.ofPattern(dayAndMonth(), words.locale())
                        .format(tick)
                : step.full(tick, words);
    }

    /** The order of day and month that the language has. */
    private String dayAndMonth() {
        return words.locale().getLanguage().equals("de") ? "d. MMM" : "d MMM";
    }

    /** How high a day is. */
    double up(Axis side, LocalDate day) {
        return bottom - (side.middle(day) - side.start());
    }

    /** How high a number is. */
    double up(long count, int most) {
        return bottom - (bottom - TOP) * count / Math.max(1, most);
    }

    double across(LocalDate day) {
        return foot.middle(day);
    }

    /** At most about 400 of them, the first and the last among them. */
    static <T> List<T> thinned(List<T> points) {
        int each = points.size() / 400 + 1;
        List<T> some = new java.util.ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            if (i % each == 0 || i == points.size() - 1) {
                some.add(points.get(i));
            }
        }
        return some;
    }

    static String at(double x, double y) {
        return Svg.number(x) + " " + Svg.number(y);
    }
}
