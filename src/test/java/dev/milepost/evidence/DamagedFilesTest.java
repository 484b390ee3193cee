package dev.milepost.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Real reports that were cut off or hit by one wrong byte. */
class DamagedFilesTest {

    private static final long SEED = 20_260_301;

    @Test
    void aReportThatIsCutOffAnywhereIsRefused() {
        for (String file : Fixtures.wellFormed()) {
            byte[] whole = Fixtures.bytes(file);
            int end = new String(whole, ISO_8859_1).lastIndexOf('>');
            for (int percent = 0; percent <= 100; percent++) {
                byte[] cut = Arrays.copyOf(whole, end * percent / 100);
                assertThatThrownBy(() -> Reports.read(cut))
                        .as("%s cut at %s %%", file, percent)
                        .isInstanceOf(UnreadableReportException.class);
            }
        }
    }

    @Test
    void aReportWithOneWrongByteIsReadOrRefusedAtOnce() {
        List<byte[]> files = Fixtures.wellFormed().stream().map(Fixtures::bytes).toList();
        List<Boolean> bad = files.stream()
                .map(file -> Reports.read(file).totals().bad() > 0)
                .toList();
        Random random = new Random(SEED);
        for (int i = 0; i < 10_000; i++) {
            int file = random.nextInt(files.size());
            byte[] report = files.get(file).clone();
            report[random.nextInt(report.length)] = (byte) random.nextInt(256);
            Assertions.assertTimeout(Duration.ofSeconds(2), () -> readOrRefused(report, bad.get(file)));
        }
    }

    @Test
    void aWrongByteInTextChangesNoTotals() {
        byte[] report = Fixtures.bytes("surefire-errors.xml");
        Totals totals = Reports.read(report).totals();
        int from = new String(report, ISO_8859_1).indexOf("at action.surefire");
        for (int i = from; i < from + 18; i++) {
            byte[] changed = report.clone();
            changed[i] = 'x';
            assertThat(Reports.read(changed).totals()).isEqualTo(totals);
        }
    }

    /** Whatever the byte did, what is read adds up, and a report of failing tests does not pass. */
    private static void readOrRefused(byte[] report, boolean bad) {
        try {
            Totals totals = Reports.read(report).totals();
            assertThat(totals.passed() + totals.bad() + totals.skipped()).isEqualTo(totals.tests());
            assertThat(bad && totals.bad() == 0)
                    .as("a failing report now passes")
                    .isFalse();
        } catch (UnreadableReportException refused) {
            assertThat(refused.line()).isPositive();
            assertThat(refused.column()).isPositive();
            assertThat(refused.reason()).isNotBlank();
        }
    }
}
