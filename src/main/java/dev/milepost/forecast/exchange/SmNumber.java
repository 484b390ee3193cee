package dev.milepost.forecast.exchange;

import java.util.List;
import java.util.StringTokenizer;

/** A whole number and the line on which it stands. */
record SmNumber(int value, int line) {

    private static final String DIGITS = "-?\\d{1,9}";

    /** Adds the numbers of a line; rulers and headings, which begin with a letter or repeat one character, hold none. */
    static void addAll(List<SmNumber> numbers, String line, int lineNumber) throws UnreadableFileException {
        StringTokenizer words = new StringTokenizer(line);
        while (words.hasMoreTokens()) {
            String word = words.nextToken();
            if (word.matches(DIGITS)) {
                numbers.add(new SmNumber(Integer.parseInt(word), lineNumber));
            } else if (word.matches("[*\\-=_]+") || (word.matches("(?i)jobnr\\.?") && words.hasMoreTokens())) {
                return;
            } else {
                throw new UnreadableFileException(
                        lineNumber,
                        "'" + (word.length() > 40 ? word.substring(0, 40) + "…" : word)
                                + "' stands where a whole number of at most nine digits should.",
                        "Mend it.");
            }
        }
    }
}
