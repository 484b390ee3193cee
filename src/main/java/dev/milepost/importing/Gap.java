package dev.milepost.importing;

import java.util.HashMap;
import java.util.Map;

/** The room between two layers, or beside one: each key has a channel of its own in it, in which its flows run up or down. */
final class Gap {

    private static final double CHANNEL = 12;

    private final Map<Object, Integer> channels = new HashMap<>();
    private final double margin;
    private double x;

    /**
     * A gap.
     *
     * @param margin the room beside its channels
     */
    Gap(double margin) {
        this.margin = margin;
    }

    void reserve(Object key) {
        channels.putIfAbsent(key, channels.size());
    }

    void lieAt(double left) {
        this.x = left;
    }

    double of(Object key) {
        return x + margin + CHANNEL * channels.getOrDefault(key, 0);
    }

    /** How wide it has to be; 0 where nothing runs in it. */
    double width() {
        return channels.isEmpty() ? 0 : 2 * margin + CHANNEL * channels.size();
    }
}
