package dev.milepost.forecast.network;

/** The beta-PERT distribution from 0 to 1: its density is taken as constant in small cells, which moves no quantile visibly. */
final class BetaPert implements Quantile {

    private static final int CELLS = 512;
    private static final double WEIGHT = 4;

    private final double[] below = new double[CELLS + 1];

    /** Of each cell of probabilities of the same width, where to begin to look. */
    private final int[] guide = new int[CELLS];

    /** The distribution whose most likely value is this one. */
    BetaPert(double likely) {
        for (int cell = 0; cell < CELLS; cell++) {
            double x = (cell + 0.5) / CELLS;
            double density = StrictMath.pow(x, WEIGHT * likely) * StrictMath.pow(1 - x, WEIGHT * (1 - likely));
            below[cell + 1] = below[cell] + density;
        }
        for (int part = 1; part < CELLS; part++) {
            guide[part] = find(guide[part - 1], (double) part / CELLS * below[CELLS]);
        }
    }

    /** The last cell that begins at or below what is wanted, from one that does. */
    private int find(int cell, double wanted) {
        int found = cell;
        while (found < CELLS - 1 && below[found + 1] <= wanted) {
            found++;
        }
        return found;
    }

    @Override
    public double at(double probability) {
        double wanted = probability * below[CELLS];
        int cell = find(guide[(int) (probability * CELLS)], wanted);
        return (cell + (wanted - below[cell]) / (below[cell + 1] - below[cell])) / CELLS;
    }
}
