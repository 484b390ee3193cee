package dev.milepost.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<testcase name='t'/>                                                    | PASSED",
                "<testcase name='t'><skipped/></testcase>                                | SKIPPED",
                "<testcase name='t'><ignored/></testcase>                                | SKIPPED",
                "<testcase name='t'><failure/></testcase>                                | FAILED",
                "<testcase name='t'><error/></testcase>                                  | ERROR",
                "<testcase name='t'><skipped/><failure/><error/></testcase>              | ERROR",
                "<testcase name='t'><error/><failure/><skipped/></testcase>              | ERROR",
                "<testcase name='t'><skipped/><failure/></testcase>                      | FAILED",
                "<testcase name='t' status='disabled'/>                                  | SKIPPED",
                "<testcase name='t' status='notrun' result='suppressed'/>                | SKIPPED",
                "<testcase name='t' status='run' result='completed'/>                    | PASSED",
                "<testcase name='t' status='disabled'><failure/></testcase>              | FAILED",
                "<testcase name='t' status='Failed'/>                                    | FAILED",
                "<testcase name='t' status='Failed:Error'/>                              | FAILED",
                "<testcase name='t' Status='FAILED'/>                                    | FAILED",
                "<testcase name='t' status='error'><failure/></testcase>                 | FAILED",
                "<testcase name='t' outcome='Failed'/>                                   | FAILED",
                "<testcase name='t' status='undefined'/>                                 | FAILED",
                "<testcase name='t' status='hook_error'/>                                | ERROR",
                "<testcase name='t' status='Inconclusive'/>                              | SKIPPED",
                "<testcase name='t' status='Skipped (later)'/>                           | SKIPPED",
                "<testcase name='t' status='untested'/>                                  | SKIPPED",
                "<testcase name='t' result='errored'/>                                   | ERROR",
                "<testcase name='t' status='purple'/>                                    | PASSED",
                "<testcase name='t'><x:failure xmlns:x='urn:x'/></testcase>              | FAILED",
                "<testcase name='t'><steps><step><failure/></step></steps></testcase>    | FAILED",
                "<testcase name='t'><system-out><failure/></system-out></testcase>       | PASSED",
                "<testcase name='t'><rerunFailure/></testcase>                           | FAILED",
                "<testcase name='t'><flakyError><stackTrace/></flakyError></testcase>    | PASSED",
            })
    void theWorstThatIsSaidOfATestWins(String testcase, Outcome expected) {
        assertThat(Reports.read("<testsuite>" + testcase + "</testsuite>").cases())
                .containsExactly(new TestCase("t", expected));
    }

    @Test
    void aTestThatPassedOnARerunIsPassedAndFlaky() {
        TestResults results = Reports.read(
                "<testsuite><testcase name='t'><flakyFailure/><flakyError/></testcase><testcase name='u'/></testsuite>");

        assertThat(results.totals()).isEqualTo(new Totals(2, 2, 0, 0, 0));
        assertThat(results.flaky()).isEqualTo(1);
        assertThat(results.reruns()).isEqualTo(2);
    }

    @Test
    void aTestThatFailedAfterAllIsNotFlaky() {
        TestResults results = Reports.read(
                "<testsuite><testcase name='t'><failure/><flakyFailure/><rerunError/></testcase></testsuite>");

        assertThat(results.totals()).isEqualTo(new Totals(1, 0, 1, 0, 0));
        assertThat(results.flaky()).isZero();
        assertThat(results.reruns()).isEqualTo(2);
    }

    @Test
    void aNameThatPassedOnceAndFailedOnceIsTwoTests() {
        TestResults results = Reports.read("<testsuite><testcase name='t'/><testcase name='t'><failure/></testcase>"
                + "<testcase name='t'/></testsuite>");

        assertThat(results.totals()).isEqualTo(new Totals(3, 2, 1, 0, 0));
        assertThat(results.flaky()).isZero();
    }

    @Test
    void aSuiteThatBreaksWithoutCasesIsABrokenTest() {
        TestResults results = Reports.read(
                "<testsuites><testsuite name='s'><error/></testsuite><testsuite name='t'><testcase/></testsuite></testsuites>");

        assertThat(results.totals()).isEqualTo(new Totals(2, 1, 0, 1, 0));
        assertThat(results.failing()).containsExactly("s");
        assertThat(results.disputed()).isFalse();
    }

    @Test
    void aSuiteThatBreaksInsideAnElementNobodyKnowsIsABrokenTest() {
        assertThat(Reports.read("<testsuite name='s'><setup><error/></setup><testcase/></testsuite>")
                        .totals())
                .isEqualTo(new Totals(2, 1, 0, 1, 0));
    }

    @Test
    void aSuiteThatCallsItselfFailedDoesNotPassThoughItsTestsDo() {
        TestResults results = Reports.read(
                "<testsuites><testsuite name='s' tests='2' result='Failed'><testcase/><testcase/></testsuite>"
                        + "</testsuites>");

        assertThat(results.counted()).isEqualTo(new Totals(2, 2, 0, 0, 0));
        assertThat(results.totals()).isEqualTo(new Totals(2, 1, 0, 1, 0));
        assertThat(results.disputes()).singleElement().asString().contains("suite 's' calls itself failed");
    }

    @Test
    void aSuiteThatCallsItselfFailedForItsFailingTestIsUndisputed() {
        TestResults results =
                Reports.read("<testsuites status='failed'><testsuite status='failed'><testcase/><testcase><failure/>"
                        + "</testcase></testsuite></testsuites>");

        assertThat(results.totals()).isEqualTo(new Totals(2, 1, 1, 0, 0));
        assertThat(results.disputed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,1", "1,0"})
    void aBrokenSuiteMayDeclareItselfAsATestOrNot(int tests, int errors) {
        TestResults results =
                Reports.read("<testsuite name='s' tests='%d' failures='0' errors='%d'><testcase/><error/></testsuite>"
                        .formatted(tests, errors));

        assertThat(results.totals()).isEqualTo(new Totals(2, 1, 0, 1, 0));
        assertThat(results.disputed()).isFalse();
    }

    @Test
    void namesOfFailingTestsAreCutAndCapped() {
        String failing = "<testcase classname='c' name='%s'><failure/></testcase>".formatted("n".repeat(300));

        TestResults results = Reports.read("<testsuite>" + failing.repeat(101) + "</testsuite>");

        assertThat(results.failing())
                .hasSize(100)
                .allSatisfy(name -> assertThat(name).startsWith("c.n").hasSize(200));
    }
}
