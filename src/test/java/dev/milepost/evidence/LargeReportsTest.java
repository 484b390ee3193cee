package dev.milepost.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Memory does not grow with a report: a process of 24 MB reads 50 and 100 MB. */
class LargeReportsTest {

    @Test
    void readsHalfAMillionCases() throws Exception {
        assertThat(read("cases")).contains(new Totals(500_000, 500_000, 0, 0, 0).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "lines", "brackets", "cdata", "cdata-brackets"})
    void keepsNothingOfAHundredMegabytesOfOutput(String kind) throws Exception {
        assertThat(read(kind)).contains(new Totals(1, 1, 0, 0, 0).toString());
    }

    private static String read(String kind) throws IOException, InterruptedException {
        Process reading = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeReports.class.getName(),
                        kind)
                .redirectErrorStream(true)
                .start();
        String said = new String(reading.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(reading.waitFor()).as(said).isZero();
        return said;
    }
}
