package dev.milepost.evidence;

import java.math.BigDecimal;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** One test case while it is read: the worst that anything says of it wins. */
final class CaseTally {

    private final String name;
    private final @Nullable BigDecimal seconds;
    private Outcome told = Outcome.PASSED;
    private Outcome hinted;
    private boolean rerunPassed;
    private Totals marks = Totals.NONE;
    private Totals again = Totals.NONE;

    CaseTally(XMLStreamReader element) {
        String className = first(element, "classname", "class");
        String ownName = first(element, "name", "id");
        name = className.isEmpty() || ownName.isEmpty() ? className + ownName : className + "." + ownName;
        seconds = Seconds.of(element.getAttributeValue(null, "time"));
        hinted = Attributes.outcome(element);
    }

    /** Takes in an element of the case; false where it is none that tells an outcome. */
    boolean note(String element) {
        switch (element) {
            case "flakyfailure" -> flaky(Outcome.FAILED);
            case "flakyerror" -> flaky(Outcome.ERROR);
            case "rerunfailure" -> rerun(Outcome.FAILED);
            case "rerunerror" -> rerun(Outcome.ERROR);
            default -> {
                Outcome outcome = OutcomeWords.ofElement(element);
                if (outcome == Outcome.PASSED) {
                    return false;
                }
                marks = marks.plus(one(outcome));
                told = told.orWorse(outcome);
            }
        }
        return true;
    }

    TestCase testCase() {
        return new TestCase(name.isEmpty() ? "(unnamed)" : name, outcome());
    }

    Totals totals() {
        return one(outcome());
    }

    /**
     * Whether a bad test failed or broke is for its elements to say. Attributes, and reruns, which surefire writes beside a
     * failure only, count where these say nothing bad.
     */
    private Outcome outcome() {
        return told.isBad() ? told : told.orWorse(hinted);
    }

    /** As a producer counts that counts every failure of a case. */
    Totals marks() {
        Totals each = marks.tests() == 0 ? one(outcome()) : marks;
        return new Totals(1, each.passed(), each.failed(), each.errors(), each.skipped());
    }

    /** The further runs of this case, all of which failed or broke. */
    Totals again() {
        return again;
    }

    boolean isFlaky() {
        return rerunPassed && outcome() == Outcome.PASSED;
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

    private void rerun(Outcome later) {
        hinted = hinted.orWorse(later);
        again = again.plus(one(later));
    }

    private static String first(XMLStreamReader element, String attribute, String alternative) {
        String value = element.getAttributeValue(null, attribute);
        String chosen = value == null || value.isBlank() ? element.getAttributeValue(null, alternative) : value;
        return chosen == null ? "" : chosen.strip();
    }
}
