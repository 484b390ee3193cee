package dev.milepost.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * What a suite's attributes say of its tests. A number is {@code null} where the suite does not say it or where what it
 * says is no number; the latter is remembered, as it disputes the report.
 *
 * @param skipped the number of skipped tests, as a list of one, or more where it is written in several ways
 * @param skips also those of ignored, disabled and not run tests: some producers add them up, others repeat them
 * @param unreadable the attributes that should be numbers and are not
 */
record Declaration(
        @Nullable Integer tests,
        @Nullable Integer failed,
        @Nullable Integer errors,
        List<Integer> skipped,
        List<Integer> skips,
        List<String> unreadable) {

    static Declaration of(XMLStreamReader element) {
        CountAttributes counts = new CountAttributes(element);
        List<Integer> skipped = counts.each("skipped", "skips", "skip");
        List<Integer> others = counts.each("ignored", "disabled", "notrun", "suppressed", "pending", "inconclusive");
        return new Declaration(
                counts.largest("tests", "total"),
                counts.largest("failures", "failed", "failure"),
                counts.largest("errors", "errored", "error"),
                skipped,
                Stream.concat(skipped.stream(), others.stream()).toList(),
                counts.unreadable());
    }

    boolean saysAnything() {
        return !skips.isEmpty() || Stream.of(tests, failed, errors).anyMatch(number -> number != null);
    }

    /** Whether these are numbers from which it follows how many tests passed. */
    boolean accountsForAll() {
        return failed != null && unreadable.isEmpty();
    }

    boolean agreesWith(Totals held) {
        return (tests == null || tests == held.tests())
                && (failed == null || failed == held.failed() || (errors == null && failed == held.bad()))
                && (errors == null || errors == held.errors() || (failed == null && errors == held.bad()))
                && agreesWithSkipped(held.skipped());
    }

    /** Where only the disabled tests are counted, as GoogleTest does for a whole report, other tests may be skipped too. */
    private boolean agreesWithSkipped(int held) {
        return skips.isEmpty()
                || held == sumOfSkips()
                || held == mostSkips()
                || (skipped.isEmpty() && sumOfSkips() <= held);
    }

    /** The declared totals of a suite that holds these; what is not declared is taken from there. */
    Totals beside(Totals held) {
        int someFailed = failed != null ? failed : isAllThatIsBad(errors, held.errors()) ? 0 : held.failed();
        int someErrors = errors != null ? errors : isAllThatIsBad(failed, held.failed()) ? 0 : held.errors();
        int someSkipped = agreesWithSkipped(held.skipped()) ? held.skipped() : sumOfSkips();
        int notPassed = someFailed + someErrors + someSkipped;
        int all = tests == null ? Math.max(held.tests(), notPassed) : tests;
        return new Totals(all, Math.max(0, all - notPassed), someFailed, someErrors, someSkipped);
    }

    /** The totals of a suite that holds no cases at all. What the numbers leave open did not pass. */
    Totals alone() {
        Totals said = beside(Totals.NONE);
        return accountsForAll()
                ? Totals.of(said.passed(), said.failed(), said.errors(), said.skipped())
                : Totals.of(0, said.failed(), said.errors() + said.passed(), said.skipped());
    }

    /** Some producers declare failures or errors only and mean both. */
    private static boolean isAllThatIsBad(@Nullable Integer declared, int heldOfThatKind) {
        return declared != null && declared != heldOfThatKind;
    }

    private int sumOfSkips() {
        return skips.stream().mapToInt(Integer::intValue).sum();
    }

    private int mostSkips() {
        return skips.stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** As in "4 tests, 1 failure". */
    String inWords() {
        List<String> words = new ArrayList<>();
        addTo(words, tests, "test");
        addTo(words, failed, "failure");
        addTo(words, errors, "error");
        if (!skips.isEmpty()) {
            words.add(sumOfSkips() + " skipped");
        }
        return Words.list(words);
    }

    private static void addTo(List<String> words, @Nullable Integer number, String noun) {
        if (number != null) {
            words.add(Words.count(number, noun));
        }
    }
}
