package dev.milepost.forecast.analysis;

/** How a target relates to what is likely, from {@link RealismBands}. */
public enum Realism {
    UNREALISTIC("unrealistic"),
    AMBITIOUS("ambitious"),
    REALISTIC("realistic"),
    COMFORTABLE("comfortable"),
    TOO_EASY("too easy");

    private final String words;

    Realism(String words) {
        this.words = words;
    }

    /** As people read it. */
    public String words() {
        return words;
    }
}
