package dev.milepost.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Draws a project: phases, tasks as bars, milestones as diamonds, and what depends on what. */
public final class Gantt {

    private static final int ROWS = 1_000;
    private static final int LINKS = 2_000;
    private static final int HEAD = 38;
    private static final double SHADED = 12;

    private Gantt() {}

    /**
     * A project.
     *
     * @param title what the chart is called
     * @param rows from top to bottom; at most 1000 are drawn
     * @param links which row waits for which
     * @param free the days on which nobody works
     */
    public record Schedule(String title, LocalDate today, List<Row> rows, List<Link> links, Predicate<LocalDate> free) {
        /** Copies its lists. */
        public Schedule {
            rows = List.copyOf(rows);
            links = List.copyOf(links);
        }
    }

    /** One row waits for another; rows that do not exist are left out. */
    public record Link(String from, String to, boolean critical) {}

    /**
     * How it is looked at.
     *
     * @param width of the whole in pixels, unless the zoom asks for more
     * @param labels how much of it is for names
     */
    public record View(Zoom zoom, int width, int labels) {
        /** All of it at once, on a desk. */
        public static final View FIT = new View(Zoom.FIT, 1_100, 260);

        /** Bounds what is asked for. */
        public View {
            width = Math.min(4_000, Math.max(320, width));
            labels = Math.min(width / 2, Math.max(60, labels));
        }

        /** With another zoom. */
        public View with(Zoom other) {
            return new View(other, width, labels);
        }
    }

    /** Draws it. */
    public static Drawing draw(Schedule schedule, View view, Words words) {
        List<Row> rows = schedule.rows().stream().limit(ROWS).toList();
        int left = schedule.rows().size() - rows.size();
        List<LocalDate> days =
                rows.stream().map(Row::days).flatMap(Collection::stream).toList();
        Axis axis = Axis.of(days, schedule.today(), view.zoom(), view.labels(), view.width() - view.labels() - 12.0);
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        List<Milestone> milestones = new ArrayList<>();
        for (Row row : rows) {
            if (row instanceof Row.Gate gate) {
                milestones.add(gate.milestone());
                marks.add(gate.milestone().mark());
            }
        }
        boolean links = milestones.stream().anyMatch(one -> Svg.leadsSomewhere(one.href()))
                || rows.stream().anyMatch(row -> row instanceof Row.Task task && Svg.leadsSomewhere(task.href()));
        int width = (int) Math.ceil(axis.start() + axis.length()) + 12;
        double bottom = HEAD + (double) Math.max(1, rows.size()) * RowPainter.HEIGHT;
        int legendWidth = Math.min(width, view.width());
        int height =
                (int) bottom + 22 + (left > 0 ? 20 : 0) + Legend.height(Signs.legendLines(legendWidth, marks, words));
        Svg svg =
                new Svg("gantt", width, height, schedule.title(), summary(rows, milestones, axis, words), words, links);
        Diamonds diamonds = new Diamonds("g");
        diamonds.define(svg, marks);
        if (rows.isEmpty()) {
            svg.word(16, HEAD + 16.0, null, words.say(Word.NOTHING));
            return svg.end();
        }
        shade(svg, axis, schedule.free(), bottom);
        axis.draw(svg, words, 0, bottom);
        RowPainter painter = new RowPainter(svg, axis, diamonds, words, view.labels());
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            places.putIfAbsent(rows.get(i).id(), i);
            painter.stripe(i, width);
        }
        new Arrows(svg, axis, rows, places)
                .draw(schedule.links().stream().limit(LINKS).toList());
        axis.drawToday(svg, words, schedule.today(), 18, bottom);
        for (int i = 0; i < rows.size(); i++) {
            painter.paint(rows.get(i), HEAD + i * (double) RowPainter.HEIGHT);
        }
        double y = bottom + 32;
        if (left > 0) {
            svg.word(16, y, null, words.say(Word.MORE, left));
            y += 20;
        }
        Signs.legend(svg, diamonds, marks, words, legendWidth, y);
        return svg.end();
    }

    private static String summary(List<Row> rows, List<Milestone> milestones, Axis axis, Words words) {
        return rows.isEmpty()
                ? words.say(Word.NOTHING)
                : words.say(
                        Word.GANTT_SUMMARY,
                        rows.size(),
                        axis.from(),
                        axis.to(),
                        milestones.stream()
                                .filter(one -> one.mark() == Mark.REACHED)
                                .count(),
                        milestones.size());
    }

    private static void shade(Svg svg, Axis axis, Predicate<LocalDate> free, double bottom) {
        if (axis.perDay() < SHADED) {
            return;
        }
        StringBuilder path = new StringBuilder();
        String wide = Svg.number(axis.perDay());
        for (LocalDate day : axis.ticks(Step.DAY)) {
            if (free.test(day)) {
                path.append('M')
                        .append(Svg.number(axis.at(day)))
                        .append(' ')
                        .append(HEAD - 20)
                        .append('h')
                        .append(wide)
                        .append('V')
                        .append(Svg.number(bottom))
                        .append("h-")
                        .append(wide)
                        .append('z');
            }
        }
        svg.leaf("path", "class", "chart-free", "d", path, "fill", "#eef1f4");
    }

    static double middleOf(int row) {
        return HEAD + (row + 0.5) * RowPainter.HEIGHT;
    }
}
