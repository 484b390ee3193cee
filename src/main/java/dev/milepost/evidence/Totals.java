package dev.milepost.evidence;

/**
 * Numbers of tests by outcome.
 *
 * @param tests all tests, skipped ones too
 * @param passed tests that passed
 * @param failed tests that failed an assertion
 * @param errors tests that broke
 * @param skipped tests that did not run
 */
public record Totals(int tests, int passed, int failed, int errors, int skipped) {

    static final Totals NONE = new Totals(0, 0, 0, 0, 0);

    /** The numbers of tests that ended thus, and of as many tests as that makes. */
    static Totals of(int passed, int failed, int errors, int skipped) {
        int bad = Math.addExact(failed, errors);
        return new Totals(Math.addExact(Math.addExact(passed, skipped), bad), passed, failed, errors, skipped);
    }

    /** Tests that failed or broke. */
    public int bad() {
        return Math.addExact(failed, errors);
    }

    Totals plus(Totals other) {
        return new Totals(
                Math.addExact(tests, other.tests),
                Math.addExact(passed, other.passed),
                Math.addExact(failed, other.failed),
                Math.addExact(errors, other.errors),
                Math.addExact(skipped, other.skipped));
    }

    Totals minus(Totals part) {
        return new Totals(
                tests - part.tests,
                passed - part.passed,
                failed - part.failed,
                errors - part.errors,
                skipped - part.skipped);
    }

    /**
     * What to believe when a suite declares these totals but holds others: the more failed and broken tests, the fewer
     * passed, the more skipped. Tests that are declared and not held count as broken, unless the failed or skipped ones
     * that are declared account for them. Tests that are held and not declared do not count as passed.
     */
    Totals orWorse(Totals held) {
        Totals worse = bad() > held.bad() ? this : held;
        int moreSkipped = Math.max(skipped, held.skipped);
        int notPassed = Math.addExact(worse.bad(), moreSkipped);
        int most = Math.max(tests, held.tests);
        int fewerPassed = Math.min(Math.min(passed, held.passed), Math.max(0, most - notPassed));
        int unaccounted = Math.max(0, most - notPassed - fewerPassed);
        int lost = Math.min(unaccounted, Math.max(0, tests - held.tests));
        return of(fewerPassed, worse.failed, Math.addExact(worse.errors, lost), moreSkipped);
    }

    /** These, but never free of bad tests: one that passed counts as broken where none does. */
    Totals doubted() {
        return bad() > 0 ? this : of(Math.max(0, passed - 1), failed, 1, skipped);
    }
}
