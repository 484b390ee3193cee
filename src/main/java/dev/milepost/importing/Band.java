package dev.milepost.importing;

import java.util.HashMap;
import java.util.Map;

/** Some layers beside each other; longer plans have several bands, one below the other. Below each is a lane for each key. */
final class Band {

    private static final double LANE = 10;
    private static final double ROOM = 20;

    private final int first;
    private final int last;
    private final Map<Object, Integer> lanes = new HashMap<>();
    private double top;
    private double height;

    Band(int first, int last) {
        this.first = first;
        this.last = last;
    }

    /** Its first layer. */
    int first() {
        return first;
    }

    int last() {
        return last;
    }

    void reserve(Object key) {
        lanes.putIfAbsent(key, lanes.size());
    }

    /** Makes it at least so high. */
    void reach(double bottom) {
        height = Math.max(height, bottom);
    }

    void lieAt(double upper) {
        this.top = upper;
    }

    double top() {
        return top;
    }

    double lane(Object key) {
        return top + height + ROOM + LANE * lanes.getOrDefault(key, 0);
    }

    /** Where its shapes and lanes end. */
    double bottom() {
        return top + height + (lanes.isEmpty() ? 0 : ROOM + LANE * lanes.size());
    }
}
