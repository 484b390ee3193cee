package dev.milepost.evidence;

import java.math.BigDecimal;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** One test case while it is read: the worst that anything says of it wins. */
final class CaseTally {

    private final String name;
    private final @Nullable BigDecimal seconds;
    private Outcome outcome;
    private boolean rerunPassed;
    private Totals marks = Totals.NONE;
    private Totals again = Totals.NONE;

    CaseTally(XMLStreamReader element) {
        String className = first(element, "classname", "class");
        String ownName = first(element, "name", "id");
        name = className.isEmpty() || ownName.isEmpty() ? className + ownName : className + "." + ownName;
        seconds = Seconds.of(element.getAttributeValue(null, "time"));
        outcome = OutcomeWords.ofStatus(element.getAttributeValue(null, "status"))
                .orWorse(OutcomeWords.ofStatus(element.getAttributeValue(null, "result")));
    }

    /** Takes in an element of the case; false where it is none that tells an outcome. */
    boolean note(String element) {
        switch (element) {
            case "flakyfailure" -> flaky(Outcome.FAILED);
            case "flakyerror" -> flaky(Outcome.ERROR);
            case "rerunfailure" -> rerun(Outcome.FAILED);
            case "rerunerror" -> rerun(Outcome.ERROR);
            default -> {
                Outcome told = OutcomeWords.ofElement(element);
                if (told == Outcome.PASSED) {
                    return false;
                }
                marks = marks.plus(one(told));
                outcome = outcome.orWorse(told);
            }
        }
        return true;
    }

    TestCase testCase() {
        return new TestCase(name.isEmpty() ? "(unnamed)" : name, outcome);
    }

    Totals totals() {
        return one(outcome);
    }

    /** As a producer counts that counts every failure of a case. */
    Totals marks() {
        Totals each = marks.tests() == 0 ? one(outcome) : marks;
        return new Totals(1, each.passed(), each.failed(), each.errors(), each.skipped());
    }

    /** The further runs of this case, all of which failed or broke. */
    Totals again() {
        return again;
    }

    boolean isFlaky() {
        return rerunPassed && outcome == Outcome.PASSED;
    }

    @Nullable
    BigDecimal seconds() {
        return seconds;
    }

    static Totals one(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> Totals.of(1, 0, 0, 0);
            case FAILED -> Totals.of(0, 1, 0, 0);
            case ERROR -> Totals.of(0, 0, 1, 0);
            case SKIPPED -> Totals.of(0, 0, 0, 1);
        };
    }

    private void flaky(Outcome earlier) {
        rerunPassed = true;
        again = again.plus(one(earlier));
    }

    /** Surefire writes these beside a failure only: on its own one still means that no run passed. */
    private void rerun(Outcome later) {
        outcome = outcome.orWorse(later);
        again = again.plus(one(later));
    }

    private static String first(XMLStreamReader element, String attribute, String alternative) {
        String value = element.getAttributeValue(null, attribute);
        String chosen = value == null || value.isBlank() ? element.getAttributeValue(null, alternative) : value;
        return chosen == null ? "" : chosen.strip();
    }
}
