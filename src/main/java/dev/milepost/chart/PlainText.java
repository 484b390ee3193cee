package dev.milepost.chart;

import java.text.BreakIterator;
import java.util.Locale;

/** Makes text of people safe to draw: nothing that XML forbids, nothing that turns the text around it, nothing endless. */
final class PlainText {

    private static final int LONGEST = 1_000;
    private static final char REPLACEMENT = '\uFFFD';

    private PlainText() {}

    /** Illegal characters and halves of pairs are replaced; direction marks are left out; white space is one space. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(Math.min(text.length(), LONGEST));
        boolean space = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (clean.length() >= LONGEST) {
                return clean.append('…').toString();
            }
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029') {
                space = true;
            } else if (!turnsDirection(c)) {
                if (space && clean.length() > 0) {
                    clean.append(' ');
                }
                space = false;
                clean.appendCodePoint(isLegal(c) ? c : REPLACEMENT);
            }
        }
        return clean.toString();
    }

    /** Cleaned, and kept from mixing with the words beside it where it holds letters that run from right to left. */
    static String isolated(String text) {
        String clean = clean(text);
        return clean.codePoints().anyMatch(PlainText::runsLeft) ? "\u2068" + clean + "\u2069" : clean;
    }

    /** Cleaned, and shortened to about as many letters of usual width. */
    static String shortened(String text, int letters) {
        String clean = clean(text);
        if (clean.length() <= letters) {
            return clean;
        }
        BreakIterator breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
        breaks.setText(clean);
        int end = breaks.preceding(Math.max(2, letters));
        return clean.substring(0, Math.max(end, 0)).stripTrailing() + "…";
    }

    /** Escaped for content and attributes of XML and HTML; does not clean. */
    static void escape(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
    }

    private static boolean isLegal(int c) {
        return isWithin(c, 0x20, 0x7E)
                || isWithin(c, 0xA0, 0xD7FF)
                || isWithin(c, 0xE000, 0xFDCF)
                || isWithin(c, 0xFDF0, 0xFFFD)
                || (c >= 0x10000 && (c & 0xFFFE) != 0xFFFE);
    }

    private static boolean turnsDirection(int c) {
        return c == 0x061C || isWithin(c, 0x200E, 0x200F) || isWithin(c, 0x202A, 0x202E) || isWithin(c, 0x2066, 0x2069);
    }

    private static boolean isWithin(int c, int from, int to) {
        return from <= c && c <= to;
    }

    private static boolean runsLeft(int c) {
        byte direction = Character.getDirectionality(c);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}
