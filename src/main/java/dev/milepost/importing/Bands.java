package dev.milepost.importing;

import java.util.ArrayList;
import java.util.List;

/** Parts layers into bands of about the same width, where few flows lead from one band to the next. */
final class Bands {

    /** A page is so many times as wide as it is high. */
    private static final double PAGE = 1.6;

    private static final double BETWEEN = 70;
    private static final double EARLY = 0.7;

    /** What would be left for the last band stays in the one before where it is no more than this part of it. */
    private static final double SHORT = 0.2;

    private Bands() {}

    /**
     * Parts layers.
     *
     * @param least layers that are no wider than this stay in one band
     */
    static List<Band> of(List<List<Cell>> layers, double least) {
        double total = 0;
        double highest = 0;
        for (List<Cell> layer : layers) {
            total += width(layer);
            highest = Math.max(
                    highest,
                    layer.stream().mapToDouble(cell -> cell.height + Layout.GAP).sum());
        }
        double page = Math.max(least, Math.sqrt(total * highest * PAGE));
        double most = total / Math.max(1, Math.ceil(total / page));
        List<Band> bands = new ArrayList<>();
        int first = 0;
        double width = 0;
        double rest = total;
        for (int i = 0; i < layers.size(); i++) {
            width += width(layers.get(i));
            rest -= width(layers.get(i));
            if (width > most + 1 && i > first && width - most + rest > SHORT * most) {
                int last = quietest(layers, first, i - 1, most);
                bands.add(new Band(first, last));
                first = last + 1;
                width = 0;
                for (int j = first; j <= i; j++) {
                    width += width(layers.get(j));
                }
            }
        }
        bands.add(new Band(first, layers.size() - 1));
        return bands;
    }

    private static double width(List<Cell> layer) {
        return BETWEEN + layer.stream().mapToDouble(cell -> cell.width).max().orElse(0);
    }

    /** The last layer but few behind which the fewest flows go on. */
    private static int quietest(List<List<Cell>> layers, int first, int last, double most) {
        int best = last;
        double width = 0;
        for (int i = first; i <= last; i++) {
            width += width(layers.get(i));
            if (width >= EARLY * most && onward(layers.get(i)) < onward(layers.get(best))) {
                best = i;
            }
        }
        return best;
    }

    private static long onward(List<Cell> layer) {
        return layer.stream().filter(cell -> !cell.behind.isEmpty()).count();
    }
}
