package dev.milepost.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports far longer than what may be kept of them. */
class LargeReportsTest {

    private static final long SMALL = 32L << 20;
    private static final String CASE =
            "<testcase classname='org.example.large.LargeTest' name='adds numbers of a certain length' time='0.001' />\n";

    @Test
    void readsHalfAMillionCases() throws IOException {
        RepeatedText report =
                new RepeatedText("<testsuite tests='500000' failures='0'>", CASE, 500_000, "</testsuite>");

        TestResults results = JUnitReader.read("large.xml", report);

        assertThat(report.length()).isGreaterThan(50_000_000);
        assertThat(results.totals()).isEqualTo(new Totals(500_000, 500_000, 0, 0, 0));
        assertThat(results.cases()).hasSize(TestResults.MOST_CASES);
        assertThat(results.disputed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<system-out> | 0123456789abcdef | </system-out>",
                "<system-out><![CDATA[ | some line] of ]] output\n | ]]></system-out>",
                "<system-out><![CDATA[ | ]]]]]]]]]]]]]]]] | ]]]></system-out>",
                "<system-out> | ]]]]]]]]]]]]]]]] | </system-out>",
            })
    void keepsNothingOfAHundredMillionCharactersOfOutput(String open, String text, String close) throws IOException {
        RepeatedText report = new RepeatedText(
                "<testsuite><testcase name='t'>" + open,
                text,
                100_000_000 / text.length(),
                close + "</testcase></testsuite>");

        long before = allocatedBytes();
        TestResults results = JUnitReader.read("large.xml", report);

        assertThat(results.totals()).isEqualTo(new Totals(1, 1, 0, 0, 0));
        assertThat(allocatedBytes() - before).isLessThan(SMALL);
    }

    private static long allocatedBytes() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
