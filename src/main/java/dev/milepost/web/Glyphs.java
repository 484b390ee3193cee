package dev.milepost.web;

import java.util.Map;

/** One sign for each word that says how something stands: the same on pages, in charts and in the engine's web applications. */
final class Glyphs {

    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry("REACHED", "✔"),
            Map.entry("PASSED", "✔"),
            Map.entry("PASS", "✔"),
            Map.entry("MET", "✔"),
            Map.entry("GO", "✔"),
            Map.entry("CONDITIONAL_GO", "✔"),
            Map.entry("ON_TRACK", "●"),
            Map.entry("WATCH", "▲"),
            Map.entry("AT_RISK", "◆"),
            Map.entry("LATE", "✖"),
            Map.entry("BLOCKED", "✖"),
            Map.entry("UNMET", "✖"),
            Map.entry("NOT_STARTED", "○"),
            Map.entry("NOT_REACHED", "○"),
            Map.entry("UNKNOWN", "?"),
            Map.entry("UNDECIDED", "?"),
            Map.entry("STOPPED", "■"),
            Map.entry("KILLED", "■"),
            Map.entry("KILL", "■"),
            Map.entry("RECYCLED", "↺"),
            Map.entry("RECYCLE", "↺"),
            Map.entry("HOLD", "‖"),
            Map.entry("WAITING", "…"),
            Map.entry("SIGN_OFF", "✍"),
            Map.entry("STALE", "⌛"),
            Map.entry("WAIVED", "⚑"),
            Map.entry("NOT_APPLICABLE", "–"),
            Map.entry("WARN", "⚠"),
            Map.entry("SHADOW", "◐"),
            Map.entry("ERROR", "‼"));

    private Glyphs() {}

    static String of(String word) {
        return SIGNS.getOrDefault(word, "·");
    }
}
