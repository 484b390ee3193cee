package dev.milepost.evidence;

import java.util.ArrayList;
import java.util.List;

/** Puts numbers of tests into words. */
final class Words {

    private Words() {}

    /** As in "1 test" and "4 tests". */
    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** As in "5 tests of which 3 fail and 1 is skipped". */
    static String of(Totals totals) {
        List<String> parts = new ArrayList<>();
        add(parts, totals.failed(), "fails", "fail");
        add(parts, totals.errors(), "breaks", "break");
        add(parts, totals.skipped(), "is skipped", "are skipped");
        String all = count(totals.tests(), "test");
        return parts.isEmpty() ? all + " of which none fails" : all + " of which " + list(parts);
    }

    /** As in "a, b and c". */
    static String list(List<String> words) {
        int last = words.size() - 1;
        return last < 1
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    private static void add(List<String> parts, int number, String one, String many) {
        if (number > 0) {
            parts.add(number + " " + (number == 1 ? one : many));
        }
    }
}
