package dev.milepost.importing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where the elements of a plan are drawn. */
final class Drawing {

    record Point(double x, double y) {}

    /** A shape on one of the planes; the first is the process's own. */
    record Shape(int plane, double x, double y, double width, double height, boolean expanded) {
        double right() {
            return x + width;
        }

        double bottom() {
            return y + height;
        }

        double middleX() {
            return x + width / 2;
        }

        double middleY() {
            return y + height / 2;
        }

        boolean overlaps(Shape other) {
            return plane == other.plane
                    && x < other.right()
                    && other.x < right()
                    && y < other.bottom()
                    && other.y < bottom();
        }

        boolean holds(Shape other) {
            return plane == other.plane
                    && x <= other.x + 1
                    && y <= other.y + 1
                    && right() >= other.right() - 1
                    && bottom() >= other.bottom() - 1;
        }

        boolean strictlyHolds(Point point) {
            return x < point.x() && point.x() < right() && y < point.y() && point.y() < bottom();
        }
    }

    /** For each plane, the element it shows the inside of. */
    final List<String> planes = new ArrayList<>();

    final Map<String, Shape> shapes = new LinkedHashMap<>();
    final Map<String, List<Point>> edges = new LinkedHashMap<>();

    /** Moves everything right of a line to the right, and widens what lies across it. */
    void makeRoom(int plane, double line, double width, Set<String> containers) {
        shapes.replaceAll((id, shape) -> {
            if (shape.plane() != plane || shape.right() <= line) {
                return shape;
            }
            boolean moves = containers.contains(id) ? shape.x() >= line : shape.middleX() >= line;
            if (!moves && !containers.contains(id)) {
                return shape;
            }
            return new Shape(
                    plane,
                    moves ? shape.x() + width : shape.x(),
                    shape.y(),
                    moves ? shape.width() : shape.width() + width,
                    shape.height(),
                    shape.expanded());
        });
        edges.replaceAll((id, points) -> points.stream()
                .map(point -> point.x() >= line ? new Point(point.x() + width, point.y()) : point)
                .toList());
    }

    /** Lets a flow begin and end on the borders of the two shapes it connects, as it is drawn otherwise. */
    void dock(Way way) {
        Shape from = shapes.get(way.from.id);
        Shape to = shapes.get(way.to.id);
        if (from == null || to == null) {
            edges.remove(way.id);
            return;
        }
        List<Point> drawn = new ArrayList<>(edges.getOrDefault(way.id, List.of()));
        while (drawn.size() > 1 && from.strictlyHolds(drawn.get(1))) {
            drawn.remove(0);
        }
        while (drawn.size() > 1 && to.strictlyHolds(drawn.get(drawn.size() - 2))) {
            drawn.remove(drawn.size() - 1);
        }
        if (drawn.size() < (way.from == way.to ? 4 : 2)) {
            edges.put(way.id, straight(from, to));
            return;
        }
        drawn.set(0, border(from, drawn.get(1), drawn.get(0)));
        int last = drawn.size() - 1;
        drawn.set(last, border(to, drawn.get(last - 1), drawn.get(last)));
        edges.put(way.id, List.copyOf(drawn));
    }

    static boolean onBorder(Shape shape, Point point) {
        double near = 1;
        boolean within = point.x() >= shape.x() - near
                && point.x() <= shape.right() + near
                && point.y() >= shape.y() - near
                && point.y() <= shape.bottom() + near;
        boolean deep = point.x() > shape.x() + near
                && point.x() < shape.right() - near
                && point.y() > shape.y() + near
                && point.y() < shape.bottom() - near;
        return within && !deep;
    }

    /** Where the line from outside to a point on or in the shape meets the shape's border. */
    private static Point border(Shape shape, Point outside, Point end) {
        if (onBorder(shape, end)) {
            return end;
        }
        Point inside = shape.strictlyHolds(end) ? end : new Point(shape.middleX(), shape.middleY());
        double best = 1;
        double dx = outside.x() - inside.x();
        double dy = outside.y() - inside.y();
        if (dx != 0) {
            best = Math.min(best, ((dx > 0 ? shape.right() : shape.x()) - inside.x()) / dx);
        }
        if (dy != 0) {
            best = Math.min(best, ((dy > 0 ? shape.bottom() : shape.y()) - inside.y()) / dy);
        }
        return new Point(inside.x() + best * dx, inside.y() + best * dy);
    }

    private static List<Point> straight(Shape from, Shape to) {
        if (from.right() <= to.x()) {
            double between = (from.right() + to.x()) / 2;
            return from.middleY() == to.middleY()
                    ? List.of(new Point(from.right(), from.middleY()), new Point(to.x(), to.middleY()))
                    : List.of(
                            new Point(from.right(), from.middleY()),
                            new Point(between, from.middleY()),
                            new Point(between, to.middleY()),
                            new Point(to.x(), to.middleY()));
        }
        double below = Math.max(from.bottom(), to.bottom()) + 20;
        return List.of(
                new Point(from.middleX(), from.bottom()),
                new Point(from.middleX(), below),
                new Point(to.middleX(), below),
                new Point(to.middleX(), to.bottom()));
    }
}
