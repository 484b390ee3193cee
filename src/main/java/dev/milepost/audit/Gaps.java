package dev.milepost.audit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Ranges of row numbers that have not been seen where they belong. Used by one thread. */
final class Gaps {

    /** Beyond this many ranges, further ones are not remembered one by one. */
    private static final int KEPT = 10_000;

    /** The last number of each range, by its first. */
    private final TreeMap<Long, Long> ranges = new TreeMap<>();

    void add(long from, long to) {
        if (ranges.size() < KEPT) {
            ranges.put(from, to);
        }
    }

    /** A row was found elsewhere; {@code false} if it was not missing. */
    boolean fill(long sequence) {
        Map.Entry<Long, Long> range = ranges.floorEntry(sequence);
        if (range == null || range.getValue() < sequence) {
            return false;
        }
        ranges.remove(range.getKey());
        if (range.getKey() < sequence) {
            ranges.put(range.getKey(), sequence - 1);
        }
        if (sequence < range.getValue()) {
            ranges.put(sequence + 1, range.getValue());
        }
        return true;
    }

    List<Gap> missing() {
        return ranges.entrySet().stream()
                .map(range -> new Gap(range.getKey(), range.getValue()))
                .toList();
    }

    /** Rows that are not there. */
    record Gap(long from, long to) {

        String text() {
            return from == to
                    ? "Row " + from + " is missing: it was deleted."
                    : "Rows " + from + " to " + to + " are missing: they were deleted.";
        }
    }
}
