package dev.milepost.evidence;

/** How a suite's declared totals relate to what it holds. Only a difference without a reason makes totals worse. */
enum Agreement {
    AGREES(""),
    COUNTS_RERUNS("; it counts each rerun as a test, here each test counts once"),
    LEAVES_FLAKY_OUT("; it leaves tests that passed on a rerun out, here they count"),
    COUNTS_EACH_FAILURE("; it counts each failure of a test, here each test counts once"),
    LEAVES_SKIPPED_OUT("; it leaves skipped tests out, here they count"),
    DIFFERS("");

    private final String reason;

    Agreement(String reason) {
        this.reason = reason;
    }

    static Agreement of(Declaration declared, SuiteTally suite) {
        Totals held = suite.held();
        if (agrees(declared, suite)) {
            return AGREES;
        }
        if (suite.again().tests() > 0 && declared.agreesWith(held.plus(suite.again()))) {
            return COUNTS_RERUNS;
        }
        if (suite.flaky() > 0 && declared.agreesWith(withTests(held, held.tests() - suite.flaky()))) {
            return LEAVES_FLAKY_OUT;
        }
        if (declared.agreesWith(withTests(suite.marks(), held.tests()))) {
            return COUNTS_EACH_FAILURE;
        }
        if (declared.agreesWith(withTests(held, held.tests() - held.skipped()))) {
            return LEAVES_SKIPPED_OUT;
        }
        return DIFFERS;
    }

    /** For the end of the sentence that tells of the difference. */
    String reason() {
        return reason;
    }

    /** Producers count what a suite holds itself or also what its suites hold, its own failure as a test or not. */
    private static boolean agrees(Declaration declared, SuiteTally suite) {
        Totals held = suite.held();
        Totals itself = suite.itself();
        return declared.agreesWith(held)
                || (suite.isOneOfMany() && declared.agreesWith(suite.direct()))
                || (itself.tests() > 0
                        && (declared.agreesWith(withTests(held, held.tests() - 1))
                                || declared.agreesWith(held.minus(itself))));
    }

    private static Totals withTests(Totals totals, int tests) {
        return new Totals(tests, totals.passed(), totals.failed(), totals.errors(), totals.skipped());
    }
}
