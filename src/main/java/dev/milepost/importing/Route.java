package dev.milepost.importing;

import dev.milepost.importing.Drawing.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/** How a flow runs: along to a channel, in it up or down to a height, and so on; at last along to its target. */
final class Route {

    private record Leg(Gap gap, Object key, DoubleSupplier height) {}

    private final Object key;
    private final List<Leg> legs = new ArrayList<>();

    Route(Object key) {
        this.key = key;
    }

    void toCell(Gap gap, Cell cell) {
        gap.reserve(key);
        legs.add(new Leg(gap, key, cell::middle));
    }

    void toLane(Gap gap, Band band) {
        gap.reserve(key);
        band.reserve(key);
        legs.add(new Leg(gap, key, () -> band.lane(key)));
    }

    /** The bends behind a point, moved by so much. */
    List<Point> behind(Point last, double dx, double dy) {
        List<Point> points = new ArrayList<>();
        double y = last.y();
        for (Leg leg : legs) {
            double x = dx + leg.gap.of(leg.key);
            points.add(new Point(x, y));
            y = dy + leg.height.getAsDouble();
            points.add(new Point(x, y));
        }
        return points;
    }
}
