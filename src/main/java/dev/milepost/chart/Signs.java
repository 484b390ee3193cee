package dev.milepost.chart;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The signs on a {@link Gantt} chart beside the diamonds of milestones, drawn alike in its rows and in its legend. */
final class Signs {

    private static final List<Word> WORDS = List.of(
            Word.BASELINE, Word.TARGET, Word.RANGE, Word.SLIP, Word.DONE, Word.PLANNED, Word.LATEST, Word.CRITICAL);
    private static final String GREY = "#8c959f";
    private static final String DARK_GREY = "#57606a";
    private static final String BLUE = "#2563a8";

    private Signs() {}

    static void slip(Svg svg, double from, double to, double y) {
        svg.stroke("chart-slip", at(from, y) + "H" + Svg.number(to), GREY, 3, "stroke-dasharray", "2 2");
    }

    static void range(Svg svg, double from, double to, double y) {
        double wide = Math.max(2, to - from);
        svg.rect("chart-range", from, y - 3.5, wide, 7, 3.5, "fill", BLUE, "fill-opacity", "0.3");
    }

    static void baseline(Svg svg, double x, double y) {
        svg.stroke("chart-baseline", at(x, y) + "m0-6 6 6-6 6-6-6z", DARK_GREY, 1.3);
    }

    static void target(Svg svg, double x, double y) {
        svg.stroke("chart-target", at(x, y + 12) + "v-24l7 3-7 3", Svg.INK, 1.3);
    }

    /** The part of a task that is done, around the middle of its bar. */
    static void done(Svg svg, double from, double wide, double y) {
        if (wide > 0) {
            svg.rect("chart-done", from, y - 5.5, wide, 11, 2, "fill", BLUE);
        }
    }

    static void planned(Svg svg, double from, double wide, double y) {
        svg.rect("chart-planned", from, y - 1.5, wide, 3, 0, "fill", GREY);
    }

    static void latest(Svg svg, double from, double to, double y) {
        svg.stroke("chart-latest", at(from, y) + "H" + Svg.number(to) + "m0-4v8", DARK_GREY, 1.3);
    }

    /** A frame and a thick foot, so that it shows without colour. */
    static void critical(Svg svg, double from, double wide, double y) {
        String kind = "chart-critical-bar";
        svg.rect(kind, from - 1, y - 6.5, wide + 2, 13, 2, "fill", "none", "stroke", Svg.INK, "stroke-width", 2);
    }

    /** A frame around the diamond of a milestone. */
    static void critical(Svg svg, double x, double y) {
        svg.stroke("chart-critical-bar", at(x, y) + "m0-11 11 11-11 11-11-11z", Svg.INK, 1.5);
    }

    static int legendLines(int width, Set<Mark> marks, Words words) {
        return Legend.lines(
                width,
                Stream.concat(marks.stream().map(Mark::word), WORDS.stream())
                        .map(words::say)
                        .toList());
    }

    static void legend(Svg svg, Diamonds diamonds, Set<Mark> marks, Words words, int width, double top) {
        Legend legend = new Legend(svg, width, top);
        legend.marks(diamonds, marks, words);
        WORDS.forEach(word -> legend.entry(words.say(word), (out, x, y) -> draw(word, out, x, y)));
    }

    private static void draw(Word word, Svg svg, double x, double y) {
        switch (word) {
            case BASELINE -> baseline(svg, x, y);
            case TARGET -> target(svg, x, y);
            case RANGE -> range(svg, x - 8, x + 8, y);
            case SLIP -> slip(svg, x - 8, x + 8, y);
            case DONE -> done(svg, x - 8, 16, y);
            case PLANNED -> planned(svg, x - 8, 16, y);
            case LATEST -> latest(svg, x - 8, x + 8, y);
            case CRITICAL -> critical(svg, x - 8, 16, y);
            default -> throw new IllegalArgumentException("No sign stands for " + word);
        }
    }

    private static String at(double x, double y) {
        return "M" + Svg.number(x) + " " + Svg.number(y);
    }
}
