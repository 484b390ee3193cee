package dev.milepost.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Small reports in the shapes that producers write. */
class DialectsTest {

    @Test
    void readsGoogleTestWithDisabledTests() {
        Totals totals = Reports.read("""
                <testsuites tests="3" failures="1" disabled="1" errors="0" time="0.035" timestamp="2026-01-05T10:00:00.123">
                  <testsuite name="Math" tests="3" failures="1" disabled="1" skipped="0" errors="0">
                    <testcase name="Adds" status="run" result="completed" classname="Math"/>
                    <testcase name="DISABLED_Divides" status="notrun" result="suppressed" classname="Math"/>
                    <testcase name="Fails" status="run" result="completed" classname="Math"><failure message="x"/></testcase>
                  </testsuite>
                </testsuites>""").totals();

        assertThat(totals).isEqualTo(new Totals(3, 1, 1, 0, 1));
    }

    @Test
    void readsPhpUnitWithCasesBesideNestedSuites() {
        TestResults results = Reports.read("""
                <testsuites>
                  <testsuite name="all" tests="3" assertions="5" errors="0" failures="1" skipped="0">
                    <testcase name="end-to-end.phpt"><failure type="x">text</failure></testcase>
                    <testsuite name="Unit" tests="2" errors="0" failures="0" skipped="0">
                      <testcase name="one" class="Unit" classname="Unit"/><testcase name="two" class="Unit"/>
                    </testsuite>
                  </testsuite>
                </testsuites>""");

        assertThat(results.totals()).isEqualTo(new Totals(3, 2, 1, 0, 0));
        assertThat(results.disputed()).isFalse();
        assertThat(results.cases())
                .extracting(TestCase::name)
                .containsExactly("end-to-end.phpt", "Unit.one", "Unit.two");
    }

    @Test
    void readsJestSuitesThatFailedToRun() {
        TestResults results = Reports.read("""
                <testsuites name="jest tests" tests="0" failures="0" errors="1">
                  <testsuite name="a.spec.ts" errors="1" failures="0" skipped="0" tests="0">
                    <testcase classname="Test suite failed to run" name="a.spec.ts"><error>text</error></testcase>
                  </testsuite>
                </testsuites>""");

        assertThat(results.totals()).isEqualTo(new Totals(1, 0, 0, 1, 0));
        assertThat(results.failing()).containsExactly("Test suite failed to run.a.spec.ts");
    }

    @Test
    void readsBazelOutputBetweenSuiteAndCase() {
        TestResults results = Reports.read("""
                <testsuites><testsuite name="t" tests="1" failures="0" errors="1">
                  <testcase name="t" status="run" duration="0"><error message="exited with error code 1"></error></testcase>
                  <system-out>log: <![CDATA[File "x", in <module>]]> end</system-out>
                </testsuite></testsuites>""");

        assertThat(results.totals()).isEqualTo(new Totals(1, 0, 0, 1, 0));
    }

    @Test
    void readsReportsInANamespaceWithSchemaAndStyleSheet() {
        TestResults results = Reports.read("""
                <?xml version="1.0" encoding="UTF-8" standalone="no"?>
                <?xml-stylesheet type="text/xsl" href="report.xsl"?>
                <j:testsuites xmlns:j="urn:junit" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xsi:schemaLocation="urn:junit junit.xsd">
                  <j:testsuite name="s"><j:testcase name="t"><j:failure/></j:testcase></j:testsuite>
                </j:testsuites>""");

        assertThat(results.totals()).isEqualTo(new Totals(1, 0, 1, 0, 0));
    }

    @Test
    void findsCasesInsideElementsItDoesNotKnow() {
        TestResults results = Reports.read("<testsuites><group><testsuite><part><testcase name='a'><error/></testcase>"
                + "</part><failed>3</failed></testsuite></group><testcase name='b'/></testsuites>");

        assertThat(results.cases())
                .containsExactly(new TestCase("a", Outcome.ERROR), new TestCase("b", Outcome.PASSED));
    }

    @Test
    void keepsAtMostTenThousandSingleResults() {
        TestResults results = Reports.read("<testsuite>" + "<testcase name='t'/>".repeat(10_001) + "</testsuite>");

        assertThat(results.cases()).hasSize(TestResults.MOST_CASES);
        assertThat(results.totals().tests()).isEqualTo(10_001);
    }
}
