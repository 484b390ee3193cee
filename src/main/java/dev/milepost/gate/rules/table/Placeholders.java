package dev.milepost.gate.rules.table;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in the code of a column the cells of its rows are put.
 *
 * @param quoted whether within double quotes, where a cell is a text
 * @param apostrophes whether within single ones
 * @param bare whether outside of both, where a cell would be code
 */
record Placeholders(boolean quoted, boolean apostrophes, boolean bare) {

    private static final Pattern ONE = Pattern.compile("\\$(?:param|[0-9])");
    private static final Pattern ANY = Pattern.compile("\\$");

    static Placeholders in(String code) {
        Pattern one = code.contains("forall(") ? ANY : ONE; // Drools puts cells in place of any $ there
        String quotes = quotes(code);
        boolean quoted = false;
        boolean apostrophes = false;
        boolean bare = false;
        for (Matcher found = one.matcher(code); found.find(); ) {
            char within = quotes.charAt(found.start());
            quoted |= within == '"';
            apostrophes |= within == '\'';
            bare |= within == ' ';
        }
        return new Placeholders(quoted, apostrophes, bare);
    }

    /** Whether there is none: Drools then compares with the cell as a text, or only asks whether it is empty. */
    boolean none() {
        return !quoted && !apostrophes && !bare;
    }

    /** For each character of some code the quote that it stands within; a blank for none, and in comments. */
    static String quotes(String code) {
        StringBuilder quotes = new StringBuilder(" ".repeat(code.length()));
        char open = ' ';
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (open != ' ') {
                quotes.setCharAt(i, open);
                if (c == '\\') {
                    i++;
                } else if (c == open) {
                    open = ' ';
                }
            } else if (code.startsWith("//", i) || code.startsWith("/*", i)) {
                int end = code.indexOf(code.charAt(i + 1) == '/' ? "\n" : "*/", i + 2);
                i = end < 0 ? code.length() : end;
            } else if (c == '"' || c == '\'') {
                open = c;
            }
        }
        return quotes.toString();
    }
}
