package dev.milepost.chart;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Draws milestones of one or many projects on one time axis: a row each, small enough for hundreds of them. */
public final class Timeline {

    private static final int LINES = 1_000;
    private static final int HEAD = 38;
    private static final int HEIGHT = 24;
    /** Up to so many milestones are drawn with their slip, forecast range and target. */
    private static final int DETAILED = 100;

    private Timeline() {}

    /**
     * Some projects.
     *
     * @param title what the chart is called
     * @param lines from top to bottom; at most 1000 are drawn
     */
    public record Portfolio(String title, LocalDate today, List<Line> lines) {
        /** Copies its list. */
        public Portfolio {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A project.
     *
     * @param href where its name leads to; {@code null} for nowhere
     */
    public record Line(String name, @Nullable String href, List<Milestone> milestones) {
        /** Copies its list. */
        public Line {
            milestones = List.copyOf(milestones);
        }
    }

    /** Draws it. A single project that leads nowhere has the names of its milestones below them; others their own names in front. */
    public static Drawing draw(Portfolio portfolio, Gantt.View view, Words words) {
        List<Line> lines = portfolio.lines().stream().limit(LINES).toList();
        int left = portfolio.lines().size() - lines.size();
        List<Milestone> all =
                lines.stream().map(Line::milestones).flatMap(Collection::stream).toList();
        boolean single = lines.size() == 1 && !Svg.leadsSomewhere(lines.get(0).href());
        int labels = single ? 12 : view.labels();
        List<LocalDate> days = all.stream()
                .map(one -> all.size() > DETAILED
                        ? one.day() == null ? List.<LocalDate>of() : List.of(one.day())
                        : one.days())
                .flatMap(Collection::stream)
                .toList();
        Axis axis = Axis.of(days, portfolio.today(), view.zoom(), labels, view.width() - labels - 12.0);
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        all.forEach(one -> marks.add(one.mark()));
        Labels names = single ? Labels.placed(all, axis) : Labels.NONE;
        double bottom = HEAD + (double) Math.max(1, lines.size()) * HEIGHT + names.height();
        int width = (int) Math.ceil(axis.start() + axis.length()) + 12;
        int legendWidth = Math.min(width, view.width());
        int height = (int) bottom
                + 22
                + (left > 0 ? 20 : 0)
                + Legend.height(Legend.lines(
                        legendWidth,
                        marks.stream().map(Mark::word).map(words::say).toList()));
        boolean links = lines.stream().anyMatch(line -> Svg.leadsSomewhere(line.href()))
                || all.stream().anyMatch(one -> Svg.leadsSomewhere(one.href()));
        Svg svg = new Svg("timeline", width, height, portfolio.title(), summary(lines, all, axis, words), words, links);
        Diamonds diamonds = new Diamonds("t");
        diamonds.define(svg, marks);
        if (lines.isEmpty()) {
            svg.word(16, HEAD + 16.0, null, words.say(Word.NOTHING));
            return svg.end();
        }
        axis.draw(svg, words, 0, bottom);
        axis.drawToday(svg, words, portfolio.today(), 18, bottom);
        for (int i = 0; i < lines.size(); i++) {
            line(
                    svg,
                    lines.get(i),
                    HEAD + (i + 0.5) * HEIGHT,
                    new Look(axis, diamonds, words, single ? 0 : labels, all.size() <= DETAILED));
        }
        names.draw(svg, HEAD + HEIGHT);
        double y = bottom + 32;
        if (left > 0) {
            svg.word(16, y, null, words.say(Word.MORE, left));
            y += 20;
        }
        new Legend(svg, legendWidth, y).marks(diamonds, marks, words);
        return svg.end();
    }

    private record Look(Axis axis, Diamonds diamonds, Words words, int labels, boolean detailed) {}

    private static void line(Svg svg, Line line, double y, Look look) {
        svg.open("g", "transform", "translate(0," + Svg.number(y) + ")");
        if (look.labels() > 0) {
            if (Svg.leadsSomewhere(line.href())) {
                svg.open("a", "href", PlainText.clean(String.valueOf(line.href())), "class", "chart-link");
            }
            svg.name(10, 4, Math.max(3, (int) ((look.labels() - 20) / 6.9)), line.name(), false);
            if (Svg.leadsSomewhere(line.href())) {
                svg.close();
            }
        }
        for (Milestone one : line.milestones()) {
            LocalDate day = one.day();
            if (day == null) {
                continue;
            }
            if (look.detailed()) {
                new RowPainter(svg, look.axis(), look.diamonds(), look.words(), look.labels()).paint(one, false, 0);
                continue;
            }
            boolean link = Svg.leadsSomewhere(one.href());
            svg.open(
                            link ? "a" : "g",
                            link ? "href" : "class",
                            link ? PlainText.clean(String.valueOf(one.href())) : null)
                    .text("title", one.inShort(look.words()));
            look.diamonds().use(svg, one.mark(), look.axis().middle(day), 0);
            svg.close();
        }
        svg.close();
    }

    private static String summary(List<Line> lines, List<Milestone> all, Axis axis, Words words) {
        if (lines.isEmpty()) {
            return words.say(Word.NOTHING);
        }
        long reached = all.stream().filter(one -> one.mark() == Mark.REACHED).count();
        long late = all.stream()
                .filter(one -> one.mark() == Mark.LATE || one.mark() == Mark.AT_RISK)
                .count();
        return words.say(Word.TIMELINE_SUMMARY, lines.size(), axis.from(), axis.to(), reached, all.size(), late);
    }
}
