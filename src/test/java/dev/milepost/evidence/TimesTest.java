package dev.milepost.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T10:15:30Z, 2026-03-01T10:15:30Z",
        "2026-03-01T10:15:30.512+00:00, 2026-03-01T10:15:30.512Z",
        "2026-03-01T10:15:30+0100, 2026-03-01T09:15:30Z",
        "2026-03-01 10:15:30Z, 2026-03-01T10:15:30Z",
        "2026-03-01T10:15-05:00, 2026-03-01T15:15:00Z",
        "'Sun, 01 Mar 2026 10:15:30 GMT', 2026-03-01T10:15:30Z",
    })
    void readsMomentsWithAZone(String text, Instant expected) {
        assertThat(Timestamps.of(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T10:15:30",
                "2026-03-01 10:15:30.123456",
                "2026-03-01",
                "2026-02-30T10:15:30Z",
                "2026-03-01T 10:15:30Z",
                "1 March",
                "",
                "1772360130000"
            })
    void doesNotKnowMomentsWithoutAZone(String text) {
        assertThat(Timestamps.of(text)).isNull();
    }

    @Test
    void aReportWasObservedAtItsLatestMoment() {
        assertThat(Reports.read(
                                "<testsuites timestamp='2026-03-01T10:00:00Z'><testsuite timestamp='2026-03-01T11:00:00Z'>"
                                        + "<testcase timestamp='2026-03-01T10:30:00Z'/></testsuite></testsuites>")
                        .observedAt())
                .isEqualTo("2026-03-01T11:00:00Z");
        assertThat(Reports.read("<testsuites timestamp='2026-03-01T10:00:00'/>").observedAt())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.001", "1,234.5", "1.234,5", "", "NaN", "Infinity", "1e99", "0x10", "12s", "９"})
    void doesNotKnowTimesThatAreNoPlainSeconds(String time) {
        TestResults results = Reports.read("<testsuite time='%s'><testcase/></testsuite>".formatted(time));

        assertThat(results.time()).isNull();
        assertThat(results.disputed()).isFalse();
    }

    @Test
    void sumsUpInnerTimesWhereTheOuterIsNotKnown() {
        assertThat(Reports.read(
                                "<testsuites><testsuite time='-1'><testcase time='1.7e-05'/><testcase time='2'/></testsuite>"
                                        + "<testsuite time='0.5'><testcase time='9'/></testsuite></testsuites>")
                        .time())
                .isEqualTo(Duration.ofSeconds(2, 500_017_000));
    }
}
