package dev.milepost.chart;

/** How a milestone stands: drawn as a diamond with a shape and a colour of its own, so that colour is never needed to tell. */
public enum Mark {
    REACHED("✔", "#1a7f37", "M-3.5 0-1 2.6 3.6-2.6", true),
    ON_TRACK("●", "#2563a8", "M-2.6 0a2.6 2.6 0 1 0 5.2 0a2.6 2.6 0 1 0-5.2 0z", false),
    WATCH("▲", "#8a6100", "M0-3.4 3.2 2.2-3.2 2.2z", false),
    AT_RISK("◆", "#b54708", "M0-3.6 3.6 0 0 3.6-3.6 0z", false),
    LATE("✖", "#b42318", "M-2.6-2.6 2.6 2.6M-2.6 2.6 2.6-2.6", true),
    NOT_STARTED("○", "#5b6470", "M-2.4 0a2.4 2.4 0 1 0 4.8 0a2.4 2.4 0 1 0-4.8 0z", true),
    UNKNOWN("?", "#5b6470", "M-2-1.8C-2-4.4 2-4.4 2-1.8C2 0 0 0 0 1.6M0 3.4V4.2", true),
    STOPPED("■", "#5b6470", "M-2.5-2.5H2.5V2.5H-2.5z", false);

    private final String glyph;
    private final String colour;
    private final String shape;
    private final boolean line;

    Mark(String glyph, String colour, String shape, boolean line) {
        this.glyph = glyph;
        this.colour = colour;
        this.shape = shape;
        this.line = line;
    }

    /** The sign that stands for it in texts. */
    public String glyph() {
        return glyph;
    }

    /** Its colour on light paper. */
    public String colour() {
        return colour;
    }

    /** The path inside its diamond. */
    String shape() {
        return shape;
    }

    /** Whether that path is drawn as a line rather than filled. */
    boolean line() {
        return line;
    }

    /** The word for it. */
    Word word() {
        return Word.valueOf(name());
    }
}
