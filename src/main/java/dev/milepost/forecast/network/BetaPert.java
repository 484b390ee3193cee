package dev.milepost.forecast.network;

import java.util.Arrays;

/** The beta-PERT distribution from 0 to 1: its density is taken as constant in small cells, which moves no quantile visibly. */
final class BetaPert implements Quantile {

    private static final int CELLS = 512;
    private static final double WEIGHT = 4;

    private final double[] below = new double[CELLS + 1];

    /** The distribution whose most likely value is this one. */
    BetaPert(double likely) {
        for (int cell = 0; cell < CELLS; cell++) {
            double x = (cell + 0.5) / CELLS;
            double density = StrictMath.pow(x, WEIGHT * likely) * StrictMath.pow(1 - x, WEIGHT * (1 - likely));
            below[cell + 1] = below[cell] + density;
        }
    }

    @Override
    public double at(double probability) {
        double wanted = probability * below[CELLS];
        int found = Arrays.binarySearch(below, wanted);
        int cell = Math.min(found >= 0 ? found : -found - 2, CELLS - 1);
        return (cell + (wanted - below[cell]) / (below[cell + 1] - below[cell])) / CELLS;
    }
}
