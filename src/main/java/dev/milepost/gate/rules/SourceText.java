package dev.milepost.gate.rules;

/** DRL without its comments and texts, each replaced by spaces of the same length, so that places stay the same. */
final class SourceText {

    private final String masked;

    SourceText(String source) {
        char[] text = source.toCharArray();
        int i = 0;
        while (i < text.length) {
            if (starts(text, i, "//")) {
                i = blank(text, i, end(source, "\n", i, 0));
            } else if (starts(text, i, "/*")) {
                i = blank(text, i, end(source, "*/", i + 2, 2));
            } else if (text[i] == '"' || text[i] == '\'') {
                i = blank(text, i + 1, closing(text, i)) + 1;
            } else {
                i++;
            }
        }
        masked = new String(text);
    }

    /** The text that is left. */
    String code() {
        return masked;
    }

    /** The line of a place in the text, from 1. */
    int lineAt(int place) {
        return 1
                + (int) masked.substring(0, place)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    private static boolean starts(char[] text, int at, String with) {
        return at + 1 < text.length && text[at] == with.charAt(0) && text[at + 1] == with.charAt(1);
    }

    private static int end(String source, String mark, int from, int length) {
        int found = source.indexOf(mark, from);
        return found < 0 ? source.length() : found + length;
    }

    private static int closing(char[] text, int open) {
        int i = open + 1;
        while (i < text.length && text[i] != text[open] && text[i] != '\n') {
            i += text[i] == '\\' ? 2 : 1;
        }
        return Math.min(i, text.length);
    }

    private static int blank(char[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] != '\n') {
                text[i] = ' ';
            }
        }
        return to;
    }
}
