package dev.milepost.importing;

import dev.milepost.importing.Drawing.Point;
import dev.milepost.importing.Drawing.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Lays out one scope in layers, from left to right, and long ones in bands, one below the other: phases as boxes with their own
 * layout in them, flows orthogonal. Flows from band to band, back, and far ahead run in lanes below the bands.
 */
final class Layout {

    /** Between two shapes above each other. */
    static final double GAP = 40;

    private static final double MARGIN = 30;
    private static final double TITLE = 40;
    private static final double WIDE = 2_400;
    private static final double WIDE_INSIDE = 1_300;
    private static final double HIGH = 1_300;
    private static final double HIGH_INSIDE = 800;
    private static final double LEAST_GAP = 50;

    private final Map<Step, Cell> cells = new LinkedHashMap<>();
    private final Map<Step, List<Step>> borders = new HashMap<>();
    private final Map<Step, Layout> inner = new HashMap<>();
    private final Map<Way, Route> routes = new LinkedHashMap<>();
    private final Gap margin = new Gap(5);
    private final Layers layers;
    private final List<Band> bands;
    private final Band[] bandOf;
    private final Gap[] before;
    private final Gap[] behind;
    private final double[] left;
    private final double[] widths;
    private double height;
    private double width;

    private Layout(Scope scope, boolean outermost) {
        for (Step step : scope.steps) {
            Step host = step.host;
            if (host != null) {
                borders.computeIfAbsent(host, none -> new ArrayList<>()).add(step);
            }
        }
        for (Step step : scope.steps) {
            if (step.host == null) {
                cells.put(step, cell(step));
            }
        }
        layers = new Layers(scope, cells, outermost ? HIGH : HIGH_INSIDE);
        int count = layers.all().size();
        bands = Bands.of(layers.all(), outermost ? WIDE : WIDE_INSIDE);
        bandOf = new Band[count];
        before = new Gap[count];
        behind = new Gap[count];
        left = new double[count];
        widths = new double[count];
        gaps();
        Heights.set(layers.all(), bands);
        layers.chains().forEach((way, chain) -> routes.put(way, route(way, chain)));
        measure();
    }

    /** Draws a plan anew; what was drawn is forgotten. */
    static void draw(Draft draft) {
        draft.drawing.shapes.clear();
        draft.drawing.edges.clear();
        draft.drawing.planes.clear();
        draft.drawing.planes.add(draft.id);
        new Layout(draft.scope, true).place(draft.drawing, 160, 80);
    }

    private Cell cell(Step step) {
        int events = borders.getOrDefault(step, List.of()).size();
        double beneath = events == 0 ? 0 : 30 + 10.0 * events;
        if (step.inside != null) {
            Layout layout = new Layout(step.inside, false);
            inner.put(step, layout);
            return new Cell(
                    Math.max(Math.max(layout.width + 2 * MARGIN, 200), 46.0 * events + 20),
                    Math.max(layout.height + TITLE + MARGIN, 100),
                    beneath);
        }
        if (step.isEvent()) {
            return new Cell(36, 36, 20);
        }
        return step.isGateway() ? new Cell(50, 50, 20) : new Cell(Math.max(100, 46.0 * events + 20), 80, beneath);
    }

    private void gaps() {
        for (Band band : bands) {
            Gap gap = new Gap(10);
            for (int i = band.first(); i <= band.last(); i++) {
                bandOf[i] = band;
                before[i] = gap;
                gap = new Gap(20);
                behind[i] = gap;
            }
        }
    }

    private Route route(Way way, List<Cell> chain) {
        Route route = new Route(layers.key(way));
        Cell from = layers.of(way.from);
        Cell to = layers.of(way.to);
        Band last = bandOf[to.layer];
        if (layers.runsAround(way)) {
            route.toLane(behind[from.layer], bandOf[from.layer]);
            if (bandOf[from.layer] != last) {
                route.toLane(margin, last);
            }
            route.toCell(before[to.layer], to);
            return route;
        }
        double y = way.from.host == null ? from.middle() : Double.NaN;
        List<Cell> through = new ArrayList<>(chain);
        through.add(to);
        for (Cell next : through) {
            if (bandOf[next.layer] != bandOf[next.layer - 1]) {
                route.toLane(behind[next.layer - 1], bandOf[next.layer - 1]);
                route.toCell(before[next.layer], next);
            } else if (next.middle() != y) {
                route.toCell(before[next.layer], next);
            }
            y = next.middle();
        }
        return route;
    }

    private void measure() {
        margin.lieAt(0);
        double y = 0;
        for (Band band : bands) {
            double x = margin.width();
            band.lieAt(y);
            for (int i = band.first(); i <= band.last(); i++) {
                if (i == band.first()) {
                    before[i].lieAt(x);
                    x += before[i].width();
                }
                left[i] = x;
                widths[i] = layers.all().get(i).stream()
                        .mapToDouble(cell -> cell.width)
                        .max()
                        .orElse(0);
                x += widths[i];
                behind[i].lieAt(x);
                x += i < band.last() ? Math.max(LEAST_GAP, behind[i].width()) : behind[i].width();
                for (Cell cell : layers.all().get(i)) {
                    cell.y += y;
                }
            }
            width = Math.max(width, x);
            height = band.bottom();
            y = height + GAP;
        }
    }

    private void place(Drawing drawing, double dx, double dy) {
        cells.forEach((step, cell) -> {
            double x = dx + left[cell.layer] + (widths[cell.layer] - cell.width) / 2;
            double y = dy + cell.y;
            drawing.shapes.put(step.id, new Shape(0, x, y, cell.width, cell.height, true));
            Layout layout = inner.get(step);
            if (layout != null) {
                layout.place(drawing, x + MARGIN, y + TITLE);
            }
            List<Step> events = borders.getOrDefault(step, List.of());
            for (int i = 0; i < events.size(); i++) {
                drawing.shapes.put(
                        events.get(i).id, new Shape(0, x + 10 + 46.0 * i, y + cell.height - 18, 36, 36, true));
            }
        });
        routes.forEach((way, route) -> {
            List<Point> points = begin(drawing, way);
            points.addAll(route.behind(points.get(points.size() - 1), dx, dy));
            Shape to = Objects.requireNonNull(drawing.shapes.get(way.to.id));
            points.add(new Point(to.x(), to.middleY()));
            drawing.edges.put(way.id, List.copyOf(points));
        });
    }

    private List<Point> begin(Drawing drawing, Way way) {
        List<Point> points = new ArrayList<>();
        Shape from = Objects.requireNonNull(drawing.shapes.get(way.from.id));
        Step host = way.from.host;
        if (host == null) {
            points.add(new Point(from.right(), from.middleY()));
            return points;
        }
        List<Step> events = borders.getOrDefault(host, List.of());
        points.add(new Point(from.middleX(), from.bottom()));
        points.add(new Point(from.middleX(), from.bottom() + 8 + 8.0 * (events.size() - events.indexOf(way.from))));
        return points;
    }
}
