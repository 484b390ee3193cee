package dev.milepost.chart;

import java.time.LocalDate;
import java.util.List;

/** Draws how many tasks there were and how many of them were complete, day by day. */
public final class BurnUp {

    private static final int WIDTH = 760;
    private static final int FIELD = 240;
    private static final String COLOUR = "#1a7f37";

    private BurnUp() {}

    /**
     * Tasks over time.
     *
     * @param title what the chart is called
     * @param points the oldest first; each holds until the next
     */
    public record Tasks(String title, LocalDate today, List<Point> points) {
        /** Copies its list. */
        public Tasks {
            points = List.copyOf(points);
        }
    }

    /** How many there were on a day, and how many were complete. */
    public record Point(LocalDate on, int scope, int done) {}

    /** Draws it. */
    public static Drawing draw(Tasks tasks, Words words) {
        List<Point> points = Plot.thinned(tasks.points());
        double bottom = Plot.TOP + (double) FIELD;
        int height = points.isEmpty() ? 90 : (int) bottom + 50 + Legend.height(1);
        Svg svg = new Svg("burn-up", WIDTH, height, tasks.title(), summary(points, words), words, false);
        if (points.isEmpty()) {
            svg.word(16, 48, null, words.say(Word.NOTHING));
            return svg.end();
        }
        int most = points.stream()
                .mapToInt(point -> Math.max(point.scope(), point.done()))
                .max()
                .orElse(1);
        Axis foot = Axis.of(
                points.stream().map(Point::on).toList(), tasks.today(), Zoom.FIT, Plot.LEFT, WIDTH - Plot.LEFT - 16.0);
        Plot plot = new Plot(svg, words, foot, bottom);
        plot.drawFoot();
        plot.drawSide(most);
        LocalDate last = points.get(points.size() - 1).on();
        LocalDate end = foot.holds(tasks.today()) && tasks.today().isAfter(last) ? tasks.today() : last;
        StringBuilder scope = new StringBuilder();
        StringBuilder done = new StringBuilder();
        Point first = points.get(0);
        double start = foot.at(first.on());
        step(scope, start, plot.up(first.scope(), most));
        step(done, start, plot.up(0, most));
        for (Point point : points) {
            double x = plot.across(point.on());
            step(scope, x, plot.up(point.scope(), most));
            step(done, x, plot.up(point.done(), most));
        }
        String until = "H" + Svg.number(foot.end(end));
        svg.leaf(
                "path",
                "class",
                "chart-filled",
                "d",
                done + until + "V" + Svg.number(bottom) + "H" + Svg.number(start) + "z",
                "fill",
                COLOUR,
                "fill-opacity",
                "0.2");
        svg.stroke("chart-line chart-line-2", done + until, COLOUR, 2.2);
        svg.stroke("chart-target", scope + until, Svg.INK, 1.6, "stroke-dasharray", "7 4");
        foot.drawToday(svg, words, tasks.today(), Plot.TOP, bottom + 4, bottom + 34);
        Legend legend = new Legend(svg, WIDTH, bottom + 54);
        legend.entry(
                words.say(Word.SCOPE),
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
        legend.entry(
                words.say(Word.COMPLETE),
                (out, x, y) -> out.leaf(
                        "path",
                        "class",
                        "chart-line chart-line-2",
                        "d",
                        "M" + Plot.at(x - 8, y) + "h16",
                        "stroke",
                        COLOUR,
                        "stroke-width",
                        2.2));
        return svg.end();
    }

    private static void step(StringBuilder path, double x, double y) {
        path.append(path.length() == 0 ? "M" + Plot.at(x, y) : "H" + Svg.number(x) + "V" + Svg.number(y));
    }

    private static String summary(List<Point> points, Words words) {
        if (points.isEmpty()) {
            return words.say(Word.NOTHING);
        }
        Point last = points.get(points.size() - 1);
        return words.say(Word.BURN_UP_SUMMARY, last.on(), last.done(), last.scope());
    }
}
