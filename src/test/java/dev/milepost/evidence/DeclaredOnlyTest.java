package dev.milepost.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Suites that hold no cases, and attributes that are no numbers. */
class DeclaredOnlyTest {

    @Test
    void attributesOfASuiteWithoutCasesAreItsTotals() {
        TestResults results =
                Reports.read("<testsuites><testsuite tests='6' failures='1' errors='1' skipped='2'/></testsuites>");

        assertThat(results.totals()).isEqualTo(new Totals(6, 2, 1, 1, 2));
        assertThat(results.counted()).isEqualTo(results.totals());
        assertThat(results.disputed()).isFalse();
    }

    @Test
    void aSuiteWithoutCasesThatDoesNotSayHowManyFailedIsBroken() {
        TestResults results = Reports.read("<testsuite name='s' tests='6' skipped='1'/>");

        assertThat(results.totals()).isEqualTo(new Totals(6, 0, 0, 5, 1));
        assertThat(results.disputes()).singleElement().asString().contains("does not say how many failed");
    }

    @Test
    void aReportDoesNotPassTestsThatItsSuitesDenyHaving() {
        TestResults results =
                Reports.read("<testsuites tests='6' failures='0'><testsuite tests='0' failures='0'/></testsuites>");

        assertThat(results.totals()).isEqualTo(new Totals(6, 0, 0, 6, 0));
        assertThat(results.disputed()).isTrue();
    }

    @Test
    void errorsWithoutTestsAreNotLost() {
        assertThat(Reports.read("<testsuite tests='0' failures='0' errors='1'/>")
                        .totals())
                .isEqualTo(new Totals(1, 0, 0, 1, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "-1", "1,23", "1.234", "1.5", "NaN", "99999999999", "0x1", "١", "true"})
    void aReportWhoseNumberOfFailuresCannotBeReadDoesNotPass(String count) {
        TestResults results =
                Reports.read("<testsuite tests='2' failures='%s'><testcase/><testcase/></testsuite>".formatted(count));

        assertThat(results.counted()).isEqualTo(new Totals(2, 2, 0, 0, 0));
        assertThat(results.totals()).isEqualTo(new Totals(2, 1, 0, 1, 0));
        assertThat(results.disputes()).singleElement().asString().contains("failures='" + count + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {" 1 ", "1.0", "1.", "01"})
    void readsACountHoweverItIsWritten(String count) {
        TestResults results = Reports.read("<testsuite tests='2' failures='%s'/>".formatted(count));

        assertThat(results.totals()).isEqualTo(new Totals(2, 1, 1, 0, 0));
        assertThat(results.disputed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,234", "1 234", "1\u2019234", "1\u00A0234", "1\u202F234", "1,234.0"})
    void readsACountWithGroupsOfDigits(String count) {
        assertThat(Reports.read("<testsuite tests='%s' failures='1'/>".formatted(count))
                        .totals())
                .isEqualTo(new Totals(1234, 1233, 1, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "skip='2'",
                "Skipped='2'",
                "not-run='2'",
                "notRun='2'",
                "ignored='2'",
                "pending='2'",
                "disabled='2'"
            })
    void testsThatDidNotRunAreNotPassedHoweverThatIsSpelled(String attribute) {
        assertThat(Reports.read("<testsuite tests='2' failures='0' %s/>".formatted(attribute))
                        .totals())
                .isEqualTo(new Totals(2, 0, 0, 0, 2));
    }

    @Test
    void aCountThatIsNoNumberLeavesNothingPassedWhereThereAreNoCases() {
        assertThat(Reports.read("<testsuite tests='3' failures='0' errors='x'/>")
                        .totals())
                .isEqualTo(new Totals(3, 0, 0, 3, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<testsuites/>",
                "<testsuite/>",
                "<testsuites tests='0'><testsuite tests='' failures=''/></testsuites>",
                "<testsuite tests='0' failures='0'><properties><testcase/></properties></testsuite>",
            })
    void aReportOfNoTestsIsReadableAndHoldsNone(String xml) {
        assertThat(Reports.read(xml).totals()).isEqualTo(Totals.NONE);
        assertThat(Reports.read(xml).disputed()).isFalse();
    }

    @Test
    void numbersBeyondAllMeasureAreRefused() {
        String suite = "<testsuite tests='99999999' failures='0'/>";

        assertThat(Reports.refusalOf("<testsuites>" + suite.repeat(30) + "</testsuites>"))
                .hasMessageContaining("add up to more than can be");
    }
}
