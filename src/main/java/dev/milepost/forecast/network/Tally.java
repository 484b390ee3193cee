package dev.milepost.forecast.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** Counts, over many runs, when one activity finished and what determined that. */
final class Tally {

    final int watched;

    private final double[] finishes;
    private final int[] critical;
    private final double[] delay;
    private int reached;

    Tally(int watched, int runs, int activities) {
        this.watched = watched;
        finishes = new double[runs];
        critical = new int[activities];
        delay = new double[activities];
    }

    /** Adds a run; from the expected times follows what is delay. */
    void add(Run run, double[] expected) {
        if (Double.isNaN(run.finish(watched))) {
            return;
        }
        finishes[reached++] = run.finish(watched);
        if (run.isActive(watched)) {
            BitSet path = run.pathTo(watched);
            for (int on = path.nextSetBit(0); on >= 0; on = path.nextSetBit(on + 1)) {
                critical[on]++;
                delay[on] += run.spent(on) - expected[on];
            }
        }
    }

    Outcome.Watched result(Graph graph) {
        List<Driver> drivers = new ArrayList<>();
        for (int number = 0; number < critical.length; number++) {
            Activity activity = graph.activities[number];
            if (critical[number] > 0
                    && activity.finish() == null
                    && activity.duration().high() > 0) {
                drivers.add(new Driver(activity.id(), (double) critical[number] / reached, delay[number] / reached));
            }
        }
        drivers.sort(Comparator.comparingDouble(Driver::delay)
                .thenComparingDouble(Driver::criticality)
                .reversed()
                .thenComparing(Driver::id));
        return new Outcome.Watched(new Finishes(Arrays.copyOf(finishes, reached)), drivers);
    }
}
