package dev.milepost.chart;

/** How long a day is on the time axis. */
public enum Zoom {
    DAY(24),
    WEEK(9),
    MONTH(3),
    QUARTER(1),
    /** All of it in the usual width. */
    FIT(0);

    private final double pixels;

    Zoom(double pixels) {
        this.pixels = pixels;
    }

    /** Pixels a day; 0 where that depends on what is drawn. */
    double pixels() {
        return pixels;
    }
}
