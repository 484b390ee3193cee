package dev.milepost.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Draws a milestone trend analysis: the days on which forecasts were made along the foot, the days they gave up the side. A line
 * that stays level is on plan, one that rises is late; a milestone is reached where its line meets the diagonal.
 */
public final class TrendChart {

    private static final int WIDTH = 760;
    private static final int FIELD = 420;
    private static final int LINES = 60;
    private static final int ENTRY = 20;
    private static final List<String> COLOURS =
            List.of("#2563a8", "#b54708", "#1a7f37", "#8250df", "#b42318", "#1b7c83", "#8a6100", "#bf3989");
    private static final List<String> DASHES = List.of("", "7 3", "2 3", "9 3 2 3", "12 4", "4 2 1 2 1 2");
    private static final List<String> SIGNS = List.of(
            "M-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0z",
            "M-3.2-3.2h6.4v6.4h-6.4z",
            "M0-4 3.8 2.8-3.8 2.8z",
            "M0-4.4 4.4 0 0 4.4-4.4 0z",
            "M0 4 3.8-2.8-3.8-2.8z",
            "M-1.2-4h2.4v2.8h2.8v2.4h-2.8v2.8h-2.4v-2.8h-2.8v-2.4h2.8z",
            "M-4-1.8 4-1.8 4 1.8-4 1.8z");

    private TrendChart() {}

    /**
     * The trends of a project's milestones.
     *
     * @param title what the chart is called
     * @param lines in the order of the plan; at most 60 are drawn
     */
    public record Trends(String title, LocalDate today, List<Line> lines) {
        /** Copies its list. */
        public Trends {
            lines = List.copyOf(lines);
        }
    }

    /**
     * The trend of a milestone.
     *
     * @param pattern what its line looks like, in a word or two; stands beside the name
     * @param points the oldest first
     * @param baseline its day in the baseline
     * @param reached the day it was reached
     * @param href where it leads to; {@code null} for nowhere
     */
    public record Line(
            String name,
            String pattern,
            List<Point> points,
            @Nullable LocalDate baseline,
            @Nullable LocalDate reached,
            @Nullable String href) {
        /** Copies its list. */
        public Line {
            points = List.copyOf(points);
        }
    }

    /** On one day, another was forecast. */
    public record Point(LocalDate on, LocalDate forecast) {}

    /** Draws it. */
    public static Drawing draw(Trends trends, Words words) {
        List<Line> lines = trends.lines().stream()
                .filter(line -> !line.points().isEmpty())
                .limit(LINES)
                .toList();
        boolean links = lines.stream().anyMatch(line -> Svg.leadsSomewhere(line.href()));
        double bottom = Plot.TOP + (double) FIELD;
        int height = lines.isEmpty() ? 90 : (int) bottom + 50 + ENTRY * (lines.size() + 1);
        Svg svg = new Svg("trend", WIDTH, height, trends.title(), summary(lines, words), words, links);
        if (lines.isEmpty()) {
            svg.word(16, 48, null, words.say(Word.NOTHING));
            return svg.end();
        }
        List<LocalDate> days = new ArrayList<>();
        lines.forEach(line -> line.points().forEach(point -> {
            days.add(point.on());
            days.add(point.forecast());
        }));
        Axis foot = Axis.of(days, trends.today(), Zoom.FIT, Plot.LEFT, WIDTH - Plot.LEFT - 16.0);
        Axis side = new Axis(foot.from(), foot.to(), 0, FIELD);
        Plot plot = new Plot(svg, words, foot, bottom);
        if (lines.stream().anyMatch(line -> line.reached() != null)) {
            new Diamonds("r").define(svg, EnumSet.of(Mark.REACHED));
        }
        svg.leaf(
                "path",
                "class",
                "chart-past",
                "d",
                "M" + Plot.at(foot.start(), bottom) + "L" + Plot.at(foot.start() + foot.length(), Plot.TOP) + "V"
                        + Svg.number(bottom) + "z",
                "fill",
                "#8c959f",
                "fill-opacity",
                "0.12");
        plot.drawFoot();
        plot.drawSide(side);
        svg.leaf(
                "path",
                "class",
                "chart-diagonal",
                "d",
                "M" + Plot.at(foot.start(), bottom) + "L" + Plot.at(foot.start() + foot.length(), Plot.TOP),
                "stroke",
                "#8c959f",
                "stroke-width",
                1.5,
                "stroke-dasharray",
                "1 3");
        for (int i = 0; i < lines.size(); i++) {
            draw(svg, plot, side, lines.get(i), i, words);
        }
        foot.drawToday(svg, words, trends.today(), Plot.TOP, bottom + 4, bottom + 34);
        legend(svg, lines, bottom + 52, words);
        return svg.end();
    }

    private static void draw(Svg svg, Plot plot, Axis side, Line line, int number, Words words) {
        Point last = line.points().get(line.points().size() - 1);
        svg.link(
                line.href(),
                PlainText.isolated(line.name()) + ": " + PlainText.isolated(line.pattern()) + "; "
                        + words.say(Word.EXPECTED_ON) + " " + words.day(last.forecast()));
        if (line.baseline() != null) {
            double y = plot.up(side, line.baseline());
            svg.leaf(
                    "path",
                    "class",
                    "chart-line chart-line-" + number % COLOURS.size(),
                    "d",
                    "M" + Plot.at(Plot.LEFT, y) + "h14",
                    "stroke",
                    colour(number),
                    "stroke-width",
                    3);
        }
        StringBuilder path = new StringBuilder();
        for (Point point : Plot.thinned(line.points())) {
            path.append(path.length() == 0 ? 'M' : 'L')
                    .append(Plot.at(plot.across(point.on()), plot.up(side, point.forecast())));
        }
        LocalDate reached = line.reached();
        if (reached != null) {
            path.append('L').append(Plot.at(plot.across(reached), plot.up(side, reached)));
        }
        svg.stroke(
                "chart-line chart-line-" + number % COLOURS.size(),
                path,
                colour(number),
                2,
                "stroke-dasharray",
                dash(number));
        List<Point> marked = line.points().size() > 40 ? List.of(line.points().get(0), last) : line.points();
        for (Point point : marked) {
            sign(svg, number, plot.across(point.on()), plot.up(side, point.forecast()));
        }
        if (reached != null) {
            new Diamonds("r").use(svg, Mark.REACHED, plot.across(reached), plot.up(side, reached));
        }
        svg.close();
    }

    private static void sign(Svg svg, int number, double x, double y) {
        svg.leaf(
                "path",
                "class",
                "chart-dot chart-line-" + number % COLOURS.size(),
                "transform",
                "translate(" + Svg.number(x) + "," + Svg.number(y) + ")",
                "d",
                SIGNS.get(number % SIGNS.size()),
                "fill",
                colour(number));
    }

    private static void legend(Svg svg, List<Line> lines, double top, Words words) {
        double y = top;
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            svg.leaf(
                    "path",
                    "class",
                    "chart-line chart-line-" + i % COLOURS.size(),
                    "d",
                    "M16 " + Svg.number(y) + "h34",
                    "stroke",
                    colour(i),
                    "stroke-width",
                    2,
                    "stroke-dasharray",
                    dash(i));
            sign(svg, i, 33, y);
            svg.name(58, y + 4, 90, PlainText.shortened(line.name(), 60) + " – " + line.pattern(), false);
            y += ENTRY;
        }
        svg.leaf(
                "path",
                "class",
                "chart-diagonal",
                "d",
                "M16 " + Svg.number(y) + "h34",
                "stroke",
                "#8c959f",
                "stroke-width",
                1.5,
                "stroke-dasharray",
                "1 3");
        svg.word(58, y + 4, null, words.say(Word.DIAGONAL));
    }

    private static String colour(int number) {
        return COLOURS.get(number % COLOURS.size());
    }

    private static @Nullable String dash(int number) {
        String dash = DASHES.get(number % DASHES.size());
        return dash.isEmpty() ? null : dash;
    }

    private static String summary(List<Line> lines, Words words) {
        List<LocalDate> made = lines.stream()
                .flatMap(line -> line.points().stream())
                .map(Point::on)
                .sorted()
                .toList();
        return made.isEmpty()
                ? words.say(Word.NOTHING)
                : words.say(Word.TREND_SUMMARY, lines.size(), made.get(0), made.get(made.size() - 1));
    }
}
