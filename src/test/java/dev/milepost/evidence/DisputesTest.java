package dev.milepost.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Reports whose attributes and cases tell different stories. */
class DisputesTest {

    private static final String PASSED = "<testcase name='p'/>";
    private static final String FAILED = "<testcase name='f'><failure/></testcase>";
    private static final String BROKEN = "<testcase name='b'><error/></testcase>";
    private static final String SKIPPED = "<testcase name='s'><skipped/></testcase>";

    @Test
    void testsThatAreDeclaredButNotReportedCountAsBroken() {
        TestResults results = Reports.read("<testsuites name='r' tests='8' failures='0'><testsuite name='s'>"
                + PASSED.repeat(3) + "</testsuite></testsuites>");

        assertThat(results.totals()).isEqualTo(new Totals(8, 3, 0, 5, 0));
        assertThat(results.disputes())
                .containsExactly("report 'r' declares 8 tests and 0 failures,"
                        + " but holds 3 tests of which none fails (report.xml, line 1)");
    }

    @Test
    void failuresThatAreDeclaredButNotReportedCount() {
        TestResults results = Reports.read("<testsuite tests='3' failures='2'>" + PASSED.repeat(3) + "</testsuite>");

        assertThat(results.totals()).isEqualTo(new Totals(3, 1, 2, 0, 0));
    }

    @Test
    void failuresThatAreReportedButNotDeclaredCount() {
        TestResults results = Reports.read("<testsuite tests='2' failures='0'>" + PASSED + FAILED + "</testsuite>");

        assertThat(results.totals()).isEqualTo(new Totals(2, 1, 1, 0, 0));
        assertThat(results.disputed()).isTrue();
    }

    @Test
    void testsThatAreReportedButNotDeclaredDoNotCountAsPassed() {
        TestResults results = Reports.read("<testsuite tests='2' failures='0'>" + PASSED.repeat(3) + "</testsuite>");

        assertThat(results.totals()).isEqualTo(new Totals(2, 2, 0, 0, 0));
        assertThat(results.counted()).isEqualTo(new Totals(3, 3, 0, 0, 0));
    }

    @Test
    void skippedTestsThatAreDeclaredButNotReportedAreSkipped() {
        TestResults results = Reports.read("<testsuite tests='5' skipped='2'>" + PASSED.repeat(3) + "</testsuite>");

        assertThat(results.totals()).isEqualTo(new Totals(5, 3, 0, 0, 2));
    }

    @Test
    void aDisputeDeepInsideReachesTheTotals() {
        TestResults results = Reports.read("<testsuites tests='3' failures='0'><testsuite tests='3'>"
                + "<testsuite name='deep' tests='3' failures='1'>" + PASSED.repeat(3)
                + "</testsuite></testsuite></testsuites>");

        assertThat(results.totals()).isEqualTo(new Totals(3, 2, 1, 0, 0));
        assertThat(results.disputes()).singleElement().asString().startsWith("suite 'deep'");
    }

    @Test
    void anAbsentNumberDisputesNothing() {
        TestResults results = Reports.read("<testsuites tests='4' failures='1'>" + "<testsuite tests='4' errors='1'>"
                + PASSED + FAILED + BROKEN + SKIPPED + "</testsuite></testsuites>");

        assertThat(results.totals()).isEqualTo(new Totals(4, 1, 1, 1, 1));
        assertThat(results.disputed()).isFalse();
        assertThat(results.declared()).isEqualTo(new Totals(4, 1, 1, 1, 1));
    }

    @Test
    void aSuiteMayDeclareItsOwnCasesOnly() {
        TestResults results = Reports.read("<testsuites><testsuite tests='1'>" + PASSED + "<testsuite tests='2'>"
                + PASSED.repeat(2) + "</testsuite></testsuite></testsuites>");

        assertThat(results.totals()).isEqualTo(new Totals(3, 3, 0, 0, 0));
        assertThat(results.disputed()).isFalse();
    }

    @Test
    void failuresMayStandForAllThatIsBad() {
        assertThat(Reports.read("<testsuite tests='2' failures='2'>" + FAILED + BROKEN + "</testsuite>")
                        .disputed())
                .isFalse();
        assertThat(Reports.read("<testsuite tests='1' errors='1'>" + FAILED + "</testsuite>")
                        .totals())
                .isEqualTo(new Totals(1, 0, 1, 0, 0));
    }

    @Test
    void severalWordsForSkippedAddUpOrRepeatEachOther() {
        String cases = PASSED + SKIPPED.repeat(3) + "</testsuite>";

        assertThat(Reports.read("<testsuite tests='4' skipped='1' disabled='2'>" + cases)
                        .disputed())
                .isFalse();
        assertThat(Reports.read("<testsuite tests='4' skipped='3' disabled='3'>" + cases)
                        .disputed())
                .isFalse();
        assertThat(Reports.read("<testsuite tests='4' skipped='0' disabled='3'>" + cases)
                        .disputed())
                .isFalse();
        assertThat(Reports.read("<testsuite tests='4' skipped='4' disabled='0'>" + cases)
                        .totals())
                .isEqualTo(new Totals(4, 0, 0, 0, 4));
    }

    @Test
    void theNumberOfDisabledTestsSaysNothingOfTheOtherSkippedOnes() {
        assertThat(Reports.read("<testsuites tests='3' disabled='1'><testsuite>" + PASSED + SKIPPED.repeat(2)
                                + "</testsuite></testsuites>")
                        .disputed())
                .isFalse();
        assertThat(Reports.read("<testsuites tests='3' disabled='2'><testsuite>" + PASSED.repeat(2) + SKIPPED
                                + "</testsuite></testsuites>")
                        .totals())
                .isEqualTo(new Totals(3, 1, 0, 0, 2));
    }

    @Test
    void differencesWithAReasonAreToldButDoNotChangeTheTotals() {
        String twice = "<testcase name='f'><failure/><failure/></testcase>";

        assertThat(Reports.read("<testsuite tests='2' failures='2'>" + twice + PASSED + "</testsuite>"))
                .satisfies(results -> assertThat(results.totals()).isEqualTo(new Totals(2, 1, 1, 0, 0)))
                .satisfies(results -> assertThat(results.disputes().get(0)).contains("counts each failure of a test"));
        assertThat(Reports.read("<testsuite tests='1' failures='0' skipped='1'>" + PASSED + SKIPPED + "</testsuite>"))
                .satisfies(results -> assertThat(results.totals()).isEqualTo(new Totals(2, 1, 0, 0, 1)))
                .satisfies(results -> assertThat(results.disputes().get(0)).contains("leaves skipped tests out"));
        assertThat(Reports.read("<testsuite tests='1' failures='0'>" + PASSED
                        + "<testcase name='y'><flakyFailure/></testcase></testsuite>"))
                .satisfies(results -> assertThat(results.totals()).isEqualTo(new Totals(2, 2, 0, 0, 0)))
                .satisfies(results -> assertThat(results.disputes().get(0)).contains("passed on a rerun"));
    }
}
