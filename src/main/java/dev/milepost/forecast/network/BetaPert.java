package dev.milepost.forecast.network;

import java.util.Arrays;

/** The beta-PERT distribution from 0 to 1: its density is tabulated and joined by straight lines, which moves no quantile visibly. */
final class BetaPert implements Quantile {

    private static final int CELLS = 256;
    private static final double WEIGHT = 4;

    private final double[] density = new double[CELLS + 1];
    private final double[] below = new double[CELLS + 1];

    /** The distribution whose most likely value is this one. */
    BetaPert(double likely) {
        for (int cell = 0; cell <= CELLS; cell++) {
            double x = (double) cell / CELLS;
            density[cell] = StrictMath.pow(x, WEIGHT * likely) * StrictMath.pow(1 - x, WEIGHT * (1 - likely));
        }
        for (int cell = 0; cell < CELLS; cell++) {
            below[cell + 1] = below[cell] + (density[cell] + density[cell + 1]) / 2;
        }
    }

    @Override
    public double at(double probability) {
        double wanted = probability * below[CELLS];
        int found = Arrays.binarySearch(below, wanted);
        int cell = Math.min(found >= 0 ? found : -found - 2, CELLS - 1);
        double rest = wanted - below[cell];
        if (rest <= 0) {
            return (double) cell / CELLS;
        }
        // Solves a t + (b - a) t²/2 = rest for the part t of the cell, in the form that does not cancel.
        double a = density[cell];
        double b = density[cell + 1];
        double t = 2 * rest / (a + Math.sqrt(Math.max(0, a * a + 2 * (b - a) * rest)));
        return (cell + Math.min(1, t)) / CELLS;
    }
}
