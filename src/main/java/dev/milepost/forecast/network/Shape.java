package dev.milepost.forecast.network;

/** How times are distributed between the shortest, the most likely and the longest of a {@link Spread}. */
public enum Shape {

    /**
     * Rises in a straight line from the shortest time to the most likely one and falls in a straight line to the longest. Its
     * mean is {@code (low + likely + high) / 3}. Inverse: S. Kotz and J. R. van Dorp, "Beyond Beta" (2004), chapter 1.
     */
    TRIANGULAR {
        @Override
        Quantile of(Spread spread) {
            double width = spread.high() - spread.low();
            double rise = spread.likely() - spread.low();
            double fall = spread.high() - spread.likely();
            double peak = rise / width;
            return u -> u < peak
                    ? spread.low() + Math.sqrt(u * width * rise)
                    : spread.high() - Math.sqrt((1 - u) * width * fall);
        }
    },

    /**
     * The beta distribution of PERT, of mean {@code (low + 4 likely + high) / 6}; it trusts the most likely time more than the
     * triangle does. Its parameters are {@code 1 + 4 (likely - low) / (high - low)} and {@code 1 + 4 (high - likely) / (high -
     * low)}: D. Vose, "Risk Analysis" (3rd ed. 2008), after D. G. Malcolm and others, "Application of a technique for research and
     * development program evaluation" (1959).
     */
    BETA_PERT {
        @Override
        Quantile of(Spread spread) {
            double width = spread.high() - spread.low();
            Quantile unit = new BetaPert((spread.likely() - spread.low()) / width);
            return u -> spread.low() + width * unit.at(u);
        }
    },

    /** Every time between the shortest and the longest is as likely; the most likely one plays no part. */
    UNIFORM {
        @Override
        Quantile of(Spread spread) {
            return u -> spread.low() + u * (spread.high() - spread.low());
        }
    };

    /** The distribution of a time that is not fixed. */
    abstract Quantile of(Spread spread);
}
