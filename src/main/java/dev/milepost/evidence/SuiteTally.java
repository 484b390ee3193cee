package dev.milepost.evidence;

import java.math.BigDecimal;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** One suite while it is read. Closing it compares what it declares with what it holds. */
final class SuiteTally {

    private final SuiteLabel label;
    private final Declaration declaration;
    private final @Nullable BigDecimal ownSeconds;
    private @Nullable BigDecimal secondsInside;
    private final Outcome said;
    private Outcome ownOutcome = Outcome.PASSED;
    private Totals itself = Totals.NONE;
    private Totals direct = Totals.NONE;
    private Totals held = Totals.NONE;
    private Totals worst = Totals.NONE;
    private Totals marks = Totals.NONE;
    private Totals again = Totals.NONE;
    private Totals declaredInside = Totals.NONE;
    private boolean suitesDeclare;
    private int flaky;

    SuiteTally(XMLStreamReader element, Place place) {
        label = SuiteLabel.of(element, place);
        declaration = Declaration.of(element);
        said = Attributes.outcome(element);
        ownSeconds = Seconds.of(element.getAttributeValue(null, "time"));
    }

    /** Takes in an element of the suite; false where it is none that tells an outcome. */
    boolean note(String element) {
        boolean tells = element.equals("failure") || element.equals("error") || element.equals("skipped");
        ownOutcome = tells ? ownOutcome.orWorse(OutcomeWords.ofElement(element)) : ownOutcome;
        return tells;
    }

    void add(CaseTally test) {
        direct = direct.plus(test.totals());
        count(test.totals());
        marks = marks.plus(test.marks());
        again = again.plus(test.again());
        flaky += test.isFlaky() ? 1 : 0;
        secondsInside = Seconds.sum(secondsInside, test.seconds());
    }

    void add(SuiteTally suite) {
        held = held.plus(suite.held);
        worst = worst.plus(suite.worst);
        marks = marks.plus(suite.marks);
        again = again.plus(suite.again);
        flaky = Math.addExact(flaky, suite.flaky);
        secondsInside = Seconds.sum(secondsInside, suite.seconds());
        suitesDeclare |= suite.declared() != null;
        Totals declared = suite.declared();
        declaredInside = declaredInside.plus(declared == null ? suite.held : declared);
    }

    void close(ReportNotes notes) {
        countItself(notes);
        notes.disputeNumbers(label, declaration);
        if (held.tests() == 0 && !suitesDeclare) {
            believeAttributes(notes);
        } else {
            compare(notes);
        }
        doubt(notes);
    }

    private void compare(ReportNotes notes) {
        Agreement agreement = Agreement.of(declaration, this);
        if (agreement != Agreement.AGREES) {
            notes.dispute(label, declaration, held, agreement);
        }
        if (agreement == Agreement.DIFFERS) {
            worst = declaration.beside(worst).orWorse(worst);
        }
    }

    /** A suite that calls itself failed, or whose numbers cannot be read, is not judged as if all was well. */
    private void doubt(ReportNotes notes) {
        if (said.isBad() && held.bad() == 0) {
            notes.disputeOutcome(label, held);
        }
        if (said.isBad() || !declaration.unreadable().isEmpty()) {
            worst = worst.doubted();
        }
    }

    /** A suite that broke before its first test, or after its last, counts as one more test that broke. */
    private void countItself(ReportNotes notes) {
        if (ownOutcome.isBad() || (ownOutcome == Outcome.SKIPPED && held.tests() == 0 && !declaration.saysAnything())) {
            itself = CaseTally.one(ownOutcome);
            direct = direct.plus(itself);
            count(itself);
            marks = marks.plus(itself);
            notes.note(new TestCase(label.name(), ownOutcome));
        }
    }

    private void believeAttributes(ReportNotes notes) {
        held = declaration.alone();
        worst = held;
        marks = held;
        if (held.tests() > 0 && !declaration.accountsForAll()) {
            notes.disputeSilence(label, declaration);
        }
    }

    private void count(Totals more) {
        held = held.plus(more);
        worst = worst.plus(more);
    }

    /** What cases say, and attributes of suites without cases. */
    Totals held() {
        return held;
    }

    /** What to judge by. */
    Totals worst() {
        return worst;
    }

    /** What this suite declares or, where it does not say how many tests, its suites; {@code null} where nobody does. */
    @Nullable
    Totals declared() {
        if (declaration.tests() != null) {
            return declaration.beside(held);
        }
        return suitesDeclare ? declaredInside.plus(direct) : null;
    }

    Totals direct() {
        return direct;
    }

    /** The one test that this suite's own failure counts as, if it has one. */
    Totals itself() {
        return itself;
    }

    Totals marks() {
        return marks;
    }

    Totals again() {
        return again;
    }

    int flaky() {
        return flaky;
    }

    boolean isOneOfMany() {
        return label.isOneOfMany();
    }

    @Nullable
    BigDecimal seconds() {
        return ownSeconds == null ? secondsInside : ownSeconds;
    }
}
