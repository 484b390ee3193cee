package dev.milepost.importing;

import dev.milepost.importing.Drawing.Point;
import dev.milepost.importing.Drawing.Shape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Lays out one scope in layers, from left to right: phases as boxes with their own layout in them, flows orthogonal. Between two
 * layers each source or target has a channel of its own; flows back and far ahead run below everything.
 */
final class Layout {

    private static final int FAR = 6;
    private static final double GAP = 40;
    private static final double CHANNEL = 12;
    private static final double MARGIN = 30;

    private final Scope scope;
    private final Map<Step, Cell> cells = new LinkedHashMap<>();
    private final Map<Step, List<Step>> borders = new HashMap<>();
    private final Map<Step, Layout> inner = new HashMap<>();
    private final List<List<Cell>> layers = new ArrayList<>();
    private final Map<Way, List<Cell>> chains = new LinkedHashMap<>();
    private final Set<Way> below = new HashSet<>();
    private final List<Map<Object, Integer>> channels = new ArrayList<>();
    private double[] left = {};
    private double[] widths = {};
    private double[] gaps = {};
    private double height;
    private double lowest;
    private double width;

    /** A place in a layer: a step, or where a flow passes through. */
    private static final class Cell {
        final double width;
        final double height;

        /** Free space that it needs below. */
        final double beneath;

        int layer;
        double y;
        double rank;
        final List<Cell> before = new ArrayList<>();
        final List<Cell> behind = new ArrayList<>();

        Cell(double width, double height, double beneath) {
            this.width = width;
            this.height = height;
            this.beneath = beneath;
        }

        double middle() {
            return y + height / 2;
        }
    }

    private Layout(Scope scope) {
        this.scope = scope;
    }

    /** Draws a plan anew; what was drawn is forgotten. */
    static void draw(Draft draft) {
        draft.drawing.shapes.clear();
        draft.drawing.edges.clear();
        draft.drawing.planes.clear();
        draft.drawing.planes.add(draft.id);
        Layout layout = new Layout(draft.scope);
        layout.arrange();
        layout.place(draft.drawing, 160, 80);
    }

    private void arrange() {
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
        layer();
        chains();
        order();
        columns();
    }

    private Cell cell(Step step) {
        int events = borders.getOrDefault(step, List.of()).size();
        double beneath = events == 0 ? 0 : 30 + 10.0 * events;
        if (step.inside != null) {
            Layout layout = new Layout(step.inside);
            layout.arrange();
            inner.put(step, layout);
            return new Cell(
                    Math.max(Math.max(layout.width + 2 * MARGIN, 200), 46.0 * events + 20),
                    Math.max(layout.height + 40 + MARGIN, 100),
                    beneath);
        }
        if (step.isEvent()) {
            return new Cell(36, 36, 20);
        }
        return step.isGateway() ? new Cell(50, 50, 20) : new Cell(Math.max(100, 46.0 * events + 20), 80, beneath);
    }

    private Cell cellOf(Step step) {
        Step host = step.host;
        return Objects.requireNonNull(cells.get(host == null ? step : host));
    }

    /** The longest way to each step is its layer; flows that come back are left out of that. */
    private void layer() {
        Map<Cell, List<Way>> out = new HashMap<>();
        for (Way way : scope.ways) {
            out.computeIfAbsent(cellOf(way.from), none -> new ArrayList<>()).add(way);
        }
        Map<Cell, Integer> state = new HashMap<>();
        List<Cell> finished = new ArrayList<>();
        List<Cell> roots = new ArrayList<>();
        cells.forEach((step, cell) -> {
            if (step.is("startEvent")) {
                roots.add(cell);
            }
        });
        roots.addAll(cells.values());
        for (Cell root : roots) {
            Deque<Cell> open = new ArrayDeque<>();
            Set<Cell> path = new HashSet<>();
            if (!state.containsKey(root)) {
                open.push(root);
            }
            while (!open.isEmpty()) {
                Cell cell = open.getFirst();
                List<Way> ways = out.getOrDefault(cell, List.of());
                path.add(cell);
                int at = state.merge(cell, 1, Integer::sum) - 1;
                if (at < ways.size()) {
                    Cell next = cellOf(ways.get(at).to);
                    if (!state.containsKey(next)) {
                        open.push(next);
                    } else if (path.contains(next)) {
                        below.add(ways.get(at));
                    }
                } else {
                    path.remove(open.pop());
                    finished.add(cell);
                }
            }
        }
        for (int i = finished.size() - 1; i >= 0; i--) {
            Cell cell = finished.get(i);
            for (Way way : out.getOrDefault(cell, List.of())) {
                Cell next = cellOf(way.to);
                if (!below.contains(way) && next != cell) {
                    next.layer = Math.max(next.layer, cell.layer + 1);
                }
            }
        }
        for (Cell cell : cells.values()) {
            while (layers.size() <= cell.layer) {
                layers.add(new ArrayList<>());
            }
            layers.get(cell.layer).add(cell);
        }
    }

    private void chains() {
        for (Way way : scope.ways) {
            Cell from = cellOf(way.from);
            Cell to = cellOf(way.to);
            if (to.layer <= from.layer || to.layer - from.layer > FAR) {
                below.add(way);
            }
            if (below.contains(way)) {
                chains.put(way, List.of());
                continue;
            }
            List<Cell> chain = new ArrayList<>();
            Cell last = from;
            for (int layer = from.layer + 1; layer < to.layer; layer++) {
                Cell pass = new Cell(0, 10, 0);
                pass.layer = layer;
                layers.get(layer).add(pass);
                chain.add(pass);
                last.behind.add(pass);
                pass.before.add(last);
                last = pass;
            }
            last.behind.add(to);
            to.before.add(last);
            chains.put(way, chain);
        }
    }

    private void order() {
        for (List<Cell> layer : layers) {
            rank(layer);
        }
        for (int sweep = 0; sweep < 4; sweep++) {
            boolean forward = sweep % 2 == 1;
            for (int i = 0; i < layers.size(); i++) {
                List<Cell> layer = layers.get(forward ? i : layers.size() - 1 - i);
                Map<Cell, Double> wanted = new HashMap<>();
                layer.forEach(cell -> wanted.put(
                        cell,
                        (forward ? cell.before : cell.behind)
                                .stream()
                                        .mapToDouble(other -> other.rank)
                                        .average()
                                        .orElse(cell.rank)));
                layer.sort(Comparator.comparingDouble(cell -> wanted.getOrDefault(cell, 0.0)));
                rank(layer);
            }
        }
        double top = Double.MAX_VALUE;
        for (List<Cell> layer : layers) {
            double free = -Double.MAX_VALUE;
            for (Cell cell : layer) {
                double middle = cell.before.stream()
                        .mapToDouble(Cell::middle)
                        .sorted()
                        .skip(Math.max(0, (cell.before.size() - 1) / 2))
                        .findFirst()
                        .orElse(free == -Double.MAX_VALUE ? 0 : free + cell.height / 2);
                cell.y = Math.max(free, middle - cell.height / 2);
                free = cell.y + cell.height + cell.beneath + (cell.width == 0 ? 15 : GAP);
                top = Math.min(top, cell.y);
            }
        }
        double shift = top == Double.MAX_VALUE ? 0 : -top;
        layers.forEach(layer -> layer.forEach(cell -> {
            cell.y += shift;
            height = Math.max(height, cell.y + cell.height + cell.beneath);
        }));
        lowest = height;
    }

    private static void rank(List<Cell> layer) {
        for (int i = 0; i < layer.size(); i++) {
            layer.get(i).rank = i - layer.size() / 2.0;
        }
    }

    /** Gives every bend a channel, and every layer its place. */
    private void columns() {
        for (int i = 0; i <= layers.size(); i++) {
            channels.add(new LinkedHashMap<>());
        }
        Neighbours ways = scope.neighbours();
        chains.forEach((way, chain) -> bends(way, chain, ways));
        left = new double[layers.size()];
        widths = new double[layers.size()];
        gaps = new double[layers.size() + 1];
        double x =
                channels.get(0).isEmpty() ? 0 : 20 + CHANNEL * channels.get(0).size();
        gaps[0] = 0;
        for (int i = 0; i < layers.size(); i++) {
            left[i] = x;
            widths[i] =
                    layers.get(i).stream().mapToDouble(cell -> cell.width).max().orElse(0);
            gaps[i + 1] = x + widths[i];
            int bends = channels.get(i + 1).size();
            x += widths[i] + (i + 1 < layers.size() || bends > 0 ? Math.max(50, 40 + CHANNEL * bends) : 0);
        }
        width = x;
        height += below.isEmpty() ? 0 : 20 + 10.0 * below.size();
    }

    private void bends(Way way, List<Cell> chain, Neighbours ways) {
        Cell from = cellOf(way.from);
        Cell to = cellOf(way.to);
        if (below.contains(way)) {
            channel(from.layer + 1, way);
            channel(to.layer, way.to);
            return;
        }
        double y = way.from.host == null ? from.middle() : Double.NaN;
        List<Cell> through = new ArrayList<>(chain);
        through.add(to);
        for (Cell next : through) {
            if (next.middle() != y) {
                channel(next.layer, key(way, next == to && ways.out(way.from).size() == 1));
            }
            y = next.middle();
        }
    }

    private static Object key(Way way, boolean last) {
        return last ? way.to : way.from;
    }

    private void channel(int gap, Object key) {
        channels.get(gap).putIfAbsent(key, channels.get(gap).size());
    }

    private double channelX(int gap, Object key) {
        int number = channels.get(gap).getOrDefault(key, 0);
        return gap == 0 ? CHANNEL * number + 5 : gaps[gap] + 20 + CHANNEL * number;
    }

    private void place(Drawing drawing, double dx, double dy) {
        cells.forEach((step, cell) -> {
            double x = dx + left[cell.layer] + (widths[cell.layer] - cell.width) / 2;
            double y = dy + cell.y;
            drawing.shapes.put(step.id, new Shape(0, x, y, cell.width, cell.height, true));
            Layout layout = inner.get(step);
            if (layout != null) {
                layout.place(drawing, x + MARGIN, y + 40);
            }
            List<Step> events = borders.getOrDefault(step, List.of());
            for (int i = 0; i < events.size(); i++) {
                drawing.shapes.put(
                        events.get(i).id, new Shape(0, x + 10 + 46.0 * i, y + cell.height - 18, 36, 36, true));
            }
        });
        Neighbours ways = scope.neighbours();
        int lane = 0;
        for (Map.Entry<Way, List<Cell>> chain : chains.entrySet()) {
            Way way = chain.getKey();
            List<Point> points = begin(drawing, way);
            Shape to = Objects.requireNonNull(drawing.shapes.get(way.to.id));
            if (below.contains(way)) {
                double far = dx + channelX(cellOf(way.from).layer + 1, way);
                double near = dx + channelX(cellOf(way.to).layer, way.to);
                double y = dy + lowest + 20 + 10.0 * lane++;
                points.add(new Point(far, last(points).y()));
                points.add(new Point(far, y));
                points.add(new Point(near, y));
                points.add(new Point(near, to.middleY()));
            } else {
                List<Cell> through = new ArrayList<>(chain.getValue());
                through.add(cellOf(way.to));
                for (Cell next : through) {
                    double y = dy + next.middle();
                    if (last(points).y() != y) {
                        boolean end =
                                next == cellOf(way.to) && ways.out(way.from).size() == 1;
                        double x = dx + channelX(next.layer, key(way, end));
                        points.add(new Point(x, last(points).y()));
                        points.add(new Point(x, y));
                    }
                }
            }
            points.add(new Point(to.x(), to.middleY()));
            drawing.edges.put(way.id, List.copyOf(points));
        }
    }

    private List<Point> begin(Drawing drawing, Way way) {
        List<Point> points = new ArrayList<>();
        Shape from = Objects.requireNonNull(drawing.shapes.get(way.from.id));
        Step host = way.from.host;
        if (host == null) {
            points.add(new Point(from.right(), from.middleY()));
            return points;
        }
        int number = borders.getOrDefault(host, List.of()).indexOf(way.from);
        int of = borders.getOrDefault(host, List.of()).size();
        points.add(new Point(from.middleX(), from.bottom()));
        points.add(new Point(from.middleX(), from.bottom() + 8 + 8.0 * (of - number)));
        return points;
    }

    private static Point last(List<Point> points) {
        return points.get(points.size() - 1);
    }
}
