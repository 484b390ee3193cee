package dev.milepost.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.milepost.plan.Problem;
import java.util.Arrays;
import java.util.Optional;

/** The text of a rule file: UTF-8 without a mark, because its names are what managers read and what every database keeps. */
final class RuleSource {

    private RuleSource() {}

    /** What is wrong with the bytes of a file of DRL, if anything is. */
    static Optional<Problem> problem(String file, byte[] bytes) {
        String text = new String(bytes, UTF_8);
        if (text.startsWith("\uFEFF")) {
            return Optional.of(new Problem(
                    file, 1, null, "The file begins with a byte order mark.", "Save it as UTF-8 without one."));
        }
        int wrong = Arrays.equals(text.getBytes(UTF_8), bytes) ? text.indexOf('\0') : firstDifference(text, bytes);
        if (wrong < 0) {
            return Optional.empty();
        }
        int line = (int) text.substring(0, wrong).chars().filter(c -> c == '\n').count() + 1;
        return Optional.of(new Problem(
                file, line, null, "The line holds bytes that are no text in UTF-8.", "Save the file as UTF-8."));
    }

    /** Where a replacement character stands for bytes that could not be read. */
    private static int firstDifference(String text, byte[] bytes) {
        for (int at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) {
            byte[] before = text.substring(0, at + 1).getBytes(UTF_8);
            if (!Arrays.equals(before, 0, before.length, bytes, 0, Math.min(before.length, bytes.length))) {
                return at;
            }
        }
        return text.length();
    }
}
