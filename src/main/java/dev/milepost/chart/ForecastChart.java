package dev.milepost.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws how the forecast of one milestone moved: a band from 50 to 95 of 100 cases, against its target. */
public final class ForecastChart {

    private static final int WIDTH = 760;
    private static final int FIELD = 280;
    private static final String COLOUR = "#2563a8";

    private ForecastChart() {}

    /**
     * The forecasts of a milestone.
     *
     * @param title what the chart is called
     * @param points the oldest first
     * @param reached the day it was reached
     */
    public record History(
            String title,
            LocalDate today,
            List<Point> points,
            @Nullable LocalDate reached) {
        /** Copies its list. */
        public History {
            points = List.copyOf(points);
        }
    }

    /** What was forecast on a day, and the target then. */
    public record Point(LocalDate on, LocalDate p50, LocalDate p80, LocalDate p95, LocalDate target) {}

    /** Draws it. */
    public static Drawing draw(History history, Words words) {
        List<Point> points = Plot.thinned(history.points());
        double bottom = Plot.TOP + (double) FIELD;
        int height = points.isEmpty() ? 90 : (int) bottom + 50 + Legend.height(1);
        Svg svg = new Svg("forecast", WIDTH, height, history.title(), summary(points, words), words, false);
        if (points.isEmpty()) {
            svg.word(16, 48, null, words.say(Word.NOTHING));
            return svg.end();
        }
        List<LocalDate> made = new ArrayList<>();
        List<LocalDate> given = new ArrayList<>();
        for (Point point : points) {
            made.add(point.on());
            Collections.addAll(given, point.p50(), point.p95(), point.target());
        }
        LocalDate reached = history.reached();
        if (reached != null) {
            made.add(reached);
            given.add(reached);
        }
        LocalDate last = points.get(points.size() - 1).on();
        Axis foot =
                Axis.of(made, reached == null ? history.today() : last, Zoom.FIT, Plot.LEFT, WIDTH - Plot.LEFT - 16.0);
        Axis side = Axis.of(given, given.get(0), Zoom.FIT, 0, FIELD);
        Plot plot = new Plot(svg, words, foot, bottom);
        plot.drawFoot();
        plot.drawSide(side);
        StringBuilder band = new StringBuilder();
        for (Point point : points) {
            to(band, plot.across(point.on()), plot.up(side, point.p95()));
        }
        for (int i = points.size() - 1; i >= 0; i--) {
            to(
                    band,
                    plot.across(points.get(i).on()),
                    plot.up(side, points.get(i).p50()));
        }
        svg.leaf(
                "path",
                "class",
                "chart-range",
                "d",
                band.append('z'),
                "fill",
                COLOUR,
                "fill-opacity",
                "0.22",
                "stroke",
                COLOUR,
                "stroke-width",
                0.7);
        StringBuilder line = new StringBuilder();
        points.forEach(point -> to(line, plot.across(point.on()), plot.up(side, point.p80())));
        svg.stroke("chart-line chart-line-0", line, COLOUR, 2.2);
        StringBuilder target = new StringBuilder();
        for (Point point : points) {
            String x = Svg.number(plot.across(point.on()));
            String y = Svg.number(plot.up(side, point.target()));
            target.append(target.length() == 0 ? "M" + x + " " + y : "H" + x + "V" + y);
        }
        target.append('H').append(Svg.number(foot.start() + foot.length()));
        svg.stroke("chart-target", target, Svg.INK, 1.6, "stroke-dasharray", "7 4");
        for (Point point : points.size() > 60 ? List.of(points.get(points.size() - 1)) : points) {
            svg.open("g")
                    .text(
                            "title",
                            words.say(
                                    Word.FORECAST_SUMMARY,
                                    point.on(),
                                    point.p50(),
                                    point.p80(),
                                    point.p95(),
                                    point.target()))
                    .leaf(
                            "circle",
                            "class",
                            "chart-dot chart-line-0",
                            "cx",
                            plot.across(point.on()),
                            "cy",
                            plot.up(side, point.p80()),
                            "r",
                            3,
                            "fill",
                            COLOUR)
                    .close();
        }
        if (reached != null) {
            svg.open("g").text("title", words.say(Word.REACHED) + ": " + words.day(reached));
            Diamonds diamonds = new Diamonds("f");
            diamonds.define(svg, java.util.EnumSet.of(Mark.REACHED));
            diamonds.use(svg, Mark.REACHED, plot.across(reached), plot.up(side, reached));
            svg.close();
        } else {
            foot.drawToday(svg, words, history.today(), Plot.TOP, bottom + 4, bottom + 34);
        }
        Legend legend = new Legend(svg, WIDTH, bottom + 54);
        legend.entry(words.say(Word.RANGE), (out, x, y) -> Signs.range(out, x - 8, x + 8, y));
        legend.entry(
                words.say(Word.P80),
                (out, x, y) -> out.leaf(
                        "path",
                        "class",
                        "chart-line chart-line-0",
                        "d",
                        "M" + Plot.at(x - 8, y) + "h16",
                        "stroke",
                        COLOUR,
                        "stroke-width",
                        2.2));
        legend.entry(
                words.say(Word.TARGET),
                (out, x, y) -> out.leaf(
                        "path",
                        "class",
                        "chart-target",
                        "d",
                        "M" + Plot.at(x - 10, y) + "h20",
                        "stroke",
                        Svg.INK,
                        "stroke-width",
                        1.6,
                        "stroke-dasharray",
                        "7 4"));
        return svg.end();
    }

    private static void to(StringBuilder path, double x, double y) {
        path.append(path.length() == 0 ? 'M' : 'L').append(Plot.at(x, y));
    }

    private static String summary(List<Point> points, Words words) {
        if (points.isEmpty()) {
            return words.say(Word.NOTHING);
        }
        Point last = points.get(points.size() - 1);
        return words.say(Word.FORECAST_SUMMARY, last.on(), last.p50(), last.p80(), last.p95(), last.target());
    }
}
