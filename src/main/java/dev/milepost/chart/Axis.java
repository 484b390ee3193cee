package dev.milepost.chart;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Days along a line. What lies beyond its ends is drawn at them, so that one date mistyped by centuries does not squeeze all
 * others into one point.
 *
 * @param from its first day
 * @param to its last day
 * @param start where it begins
 * @param length how long it is
 */
record Axis(LocalDate from, LocalDate to, double start, double length) {

    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);
    private static final long LONGEST = 36_525;
    private static final int WIDEST = 16_000;

    /**
     * The axis for some days.
     *
     * @param today is on it as well, unless it is far from all of them
     * @param usual the length where the zoom does not say
     */
    static Axis of(Collection<LocalDate> days, LocalDate today, Zoom zoom, double start, double usual) {
        List<LocalDate> sorted =
                new ArrayList<>(days.stream().map(Axis::bounded).sorted().toList());
        LocalDate now = bounded(today);
        if (sorted.isEmpty()) {
            sorted.add(now);
        }
        LocalDate first = sorted.get(0);
        LocalDate last = sorted.get(sorted.size() - 1);
        if (ChronoUnit.DAYS.between(first, last) > LONGEST) {
            LocalDate middle = sorted.get(sorted.size() / 2);
            first = later(first, add(middle, -LONGEST / 2));
            last = earlier(last, add(middle, LONGEST / 2));
        }
        if (!now.isBefore(add(first, -366)) && !now.isAfter(add(last, 366))) {
            first = earlier(first, now);
            last = later(last, now);
        }
        long span = ChronoUnit.DAYS.between(first, last) + 1;
        long margin = Math.max(3, span / 25);
        first = add(first, -margin);
        last = add(last, margin);
        double length = zoom.pixels() == 0
                ? usual
                : Math.min(WIDEST, Math.max(usual, zoom.pixels() * (ChronoUnit.DAYS.between(first, last) + 1)));
        return new Axis(first, last, start, length);
    }

    double perDay() {
        return length / (ChronoUnit.DAYS.between(from, to) + 1);
    }

    /** Where a day begins. */
    double at(LocalDate day) {
        LocalDate within = day.isBefore(from) ? from : day.isAfter(to) ? to : day;
        return start + ChronoUnit.DAYS.between(from, within) * perDay();
    }

    /** The middle of a day. */
    double middle(LocalDate day) {
        return at(day) + perDay() / 2;
    }

    /** Where a day ends. */
    double end(LocalDate day) {
        return at(day) + perDay();
    }

    boolean holds(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** Where periods begin on it, the first maybe before it. */
    List<LocalDate> ticks(Step step) {
        List<LocalDate> ticks = new ArrayList<>();
        for (LocalDate tick = step.floor(from); !tick.isAfter(to) && ticks.size() < WIDEST; tick = step.next(tick)) {
            ticks.add(tick);
        }
        return ticks;
    }

    /** Two lines of labels from {@code y} on, and a grid down to {@code bottom}. */
    void draw(Svg svg, Words words, double y, double bottom) {
        Step step = Step.fitting(perDay(), 0);
        Step whole = step.whole();
        StringBuilder grid = new StringBuilder();
        for (LocalDate tick : ticks(step)) {
            if (!tick.isBefore(from)) {
                grid.append('M')
                        .append(Svg.number(at(tick)))
                        .append(' ')
                        .append(Svg.number(y + 18))
                        .append('V')
                        .append(Svg.number(bottom));
            }
            double begin = Math.max(at(tick), start);
            double end = step.next(tick).isAfter(to) ? start + length : at(step.next(tick));
            if (end - begin >= 16) {
                svg.word(begin + 3, y + 30, null, step.label(tick, words));
            }
        }
        svg.leaf("path", "class", "chart-grid", "d", grid, "stroke", Svg.GRID, "fill", "none");
        if (whole != step) {
            for (LocalDate tick : ticks(whole)) {
                double begin = Math.max(at(tick), start);
                double end = whole.next(tick).isAfter(to) ? start + length : at(whole.next(tick));
                if (end - begin >= 50) {
                    svg.word(begin + 3, y + 13, null, whole.full(tick, words));
                }
            }
        }
    }

    /** A line for today, if it is on the axis. */
    void drawToday(Svg svg, Words words, LocalDate today, double y, double bottom) {
        drawToday(svg, words, today, y, bottom, bottom + 12);
    }

    void drawToday(Svg svg, Words words, LocalDate today, double y, double bottom, double foot) {
        if (!holds(today)) {
            return;
        }
        double x = middle(today);
        svg.open("g", "class", "chart-today")
                .text("title", words.say(Word.TODAY) + ": " + words.day(today))
                .leaf(
                        "path",
                        "d",
                        "M" + Svg.number(x) + " " + Svg.number(y) + "V" + Svg.number(bottom),
                        "stroke",
                        "#b42318",
                        "stroke-width",
                        1.5,
                        "stroke-dasharray",
                        "5 3")
                .text(
                        "text",
                        words.say(Word.TODAY),
                        "x",
                        x,
                        "y",
                        foot,
                        "text-anchor",
                        anchor(x),
                        "fill",
                        "#b42318",
                        "font-size",
                        11)
                .close();
    }

    private @Nullable String anchor(double x) {
        return x > start + length - 30 ? "end" : x < start + 30 ? null : "middle";
    }

    static LocalDate bounded(LocalDate day) {
        return earlier(later(day, FIRST), LAST);
    }

    private static LocalDate add(LocalDate day, long days) {
        return bounded(day.plusDays(days));
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
