package dev.milepost.chart;

import java.util.EnumSet;
import java.util.Set;

/** The diamonds of milestones: each state's is defined once, and used by a short name. */
final class Diamonds {

    private final String prefix;

    Diamonds(String prefix) {
        this.prefix = prefix;
    }

    void define(Svg svg, Set<Mark> marks) {
        svg.open("defs");
        for (Mark mark : marks.isEmpty() ? EnumSet.noneOf(Mark.class) : EnumSet.copyOf(marks)) {
            boolean hollow = mark == Mark.NOT_STARTED || mark == Mark.UNKNOWN;
            svg.open("g", "id", id(mark), "class", "chart-mark status-" + mark)
                    .leaf(
                            "path",
                            "class",
                            hollow ? "chart-hollow" : "chart-solid",
                            "d",
                            "M0-8 8 0 0 8-8 0z",
                            "fill",
                            hollow ? Svg.PAPER : mark.colour(),
                            "stroke",
                            mark.colour(),
                            "stroke-width",
                            1.5)
                    .leaf(
                            "path",
                            "class",
                            (mark.line() ? "chart-sign-line" : "chart-sign") + (hollow ? " chart-own" : ""),
                            "d",
                            mark.shape(),
                            "fill",
                            mark.line() ? "none" : Svg.PAPER,
                            "stroke",
                            mark.line() ? (hollow ? mark.colour() : Svg.PAPER) : null,
                            "stroke-width",
                            mark.line() ? 1.6 : null)
                    .close();
        }
        svg.close();
    }

    void use(Svg svg, Mark mark, double x, double y) {
        svg.leaf("use", "href", "#" + id(mark), "x", x, "y", y == 0 ? null : y);
    }

    private String id(Mark mark) {
        return prefix + mark.glyph().codePointAt(0);
    }
}
