package dev.milepost.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way to tamper with a trail is found, and the row is named. */
class VerifyAuditTest {

    static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    @TempDir
    Path folder;

    final List<String> lines = new ArrayList<>(lines(1, 20, Row.GENESIS));
    final List<String> anchors = new ArrayList<>(List.of(anchor(5), anchor(12), anchor(20)));
    int exit;
    String output;

    @Test
    void findsNothingWrongWithATrueTrail() throws IOException {
        verify();
        assertThat(output)
                .contains("20 rows, from 2026-03-02T09:00:01Z to 2026-03-02T09:00:20Z", "3 anchors agree")
                .endsWith("The trail is intact.\n");
        assertThat(exit).isZero();
    }

    @Test
    void findsEveryByteThatIsChanged() throws IOException {
        Random random = new Random(7);
        String whole = String.join("\n", lines) + "\n";
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = whole.getBytes(UTF_8);
            int place = random.nextInt(bytes.length);
            byte changed = (byte) random.nextInt(256);
            if (bytes[place] != changed) {
                int row = 1 + count(bytes, place);
                bytes[place] = changed;
                Files.write(folder.resolve("export"), bytes);
                run("export");
                assertThat(exit).as("byte %d of row %d", place, row).isEqualTo(1);
                assertThat(output).contains("Row " + row + " (line ");
            }
        }
    }

    @Test
    void findsAChangedTime() throws IOException {
        lines.set(6, lines.get(6).replace("T09:00:07", "T09:00:08"));
        verify();
        assertProblem("Row 7 (line 7) does not have the hash it says: it was changed.");
    }

    @Test
    void findsADeletedRow() throws IOException {
        lines.remove(6);
        verify();
        assertProblem("Row 7 is missing: it was deleted.");
    }

    @Test
    void findsADeletedFirstRow() throws IOException {
        lines.remove(0);
        verify();
        assertProblem("Row 1 is missing: it was deleted.");
    }

    @Test
    void findsSwappedRows() throws IOException {
        lines.add(7, lines.remove(6));
        verify();
        assertProblem("Row 7 (line 8) stands behind row 8: rows were swapped.");
    }

    @Test
    void findsAnInsertedRow() throws IOException {
        lines.add(7, lines(8, 8, hash(7).replace('a', 'b')).get(0));
        verify();
        assertThat(exit).isEqualTo(1);
        assertThat(output)
                .contains("Row 8 (line 8) does not follow row 7")
                .contains("There is a second row 8 (line 9): a row was added.");
    }

    @Test
    void findsAReplacedRowWithAHashThatFitsIt() throws IOException {
        lines.set(6, new Row(7, START, Entry.done("forged"), hash(6)).line());
        verify();
        assertProblem("Row 8 (line 8) does not follow row 7");
    }

    @Test
    void findsAnInsertedRowWithAllHashesMadeToFitByTheAnchorAfterIt() throws IOException {
        List<String> forged = new ArrayList<>(lines.subList(0, 6));
        forged.add(new Row(7, START.plusSeconds(7), Entry.done("forged"), hash(6)).line());
        forged.addAll(rechained(lines.subList(6, 20), 8, Row.statedHash(forged.get(6))));
        lines.clear();
        lines.addAll(forged);

        verify();

        assertProblem("Row 12 is not the one that was anchored at 2026-03-02T09:00:12Z: of rows 6 to 12 some were");
        run("export");
        assertThat(exit).as("without anchors nobody can tell").isZero();
        assertThat(output).contains("No anchors were given");
    }

    @Test
    void findsATrailThatWasReplacedAsAWhole() throws IOException {
        List<String> forged = rechained(lines, 1, "f".repeat(64));
        lines.clear();
        lines.addAll(forged);
        verify();
        assertThat(exit).isEqualTo(1);
        assertThat(output).contains("Row 1 (line 1) does not follow row 0").contains("of rows 1 to 5 some were");
    }

    @Test
    void findsATailThatWasCut() throws IOException {
        lines.subList(17, 20).clear();
        verify();
        assertProblem("Rows 18 to 20 are missing: the trail was cut behind row 17. Row 20 was anchored at");
    }

    @Test
    void findsThatEverythingWasCut() throws IOException {
        lines.clear();
        verify();
        assertProblem("Rows 1 to 20 are missing");
    }

    @Test
    void readsNoFurtherIntoALineThanARowCanBeLong() throws IOException {
        lines.set(6, "x".repeat(10_000_000));
        verify();
        assertThat(output)
                .contains("Row 7 (line 7) is not in the form of a row")
                .doesNotContain("Row 8");
    }

    @Test
    void knowsARestoreFromACutOnlyIfAPersonConfirmsIt() throws IOException {
        String lost = hash(20);
        lines.subList(12, 20).clear();
        Entry restored = Entry.done(Anchors.RESTORED)
                .object("head", 20)
                .change(lost, hash(12))
                .detail("The database went on from row 12");
        lines.add(new Row(13, START, restored, hash(12)).line());
        lines.addAll(lines(14, 16, hash(13)));
        anchors.add(anchor(16));

        verify();
        assertThat(exit).isEqualTo(1);
        assertThat(output).contains("Rows 17 to 20 are missing").contains("confirm it with --restored 13");

        verify("--restored", "13");
        assertThat(exit).as(output).isZero();
        assertThat(output).contains("the database was restored").contains("3 anchors agree");

        anchors.add(anchors.get(2).replace("T09:00:20Z", "T10:00:00Z"));
        verify("--restored", "13");
        assertThat(exit).as("anchored again after the restore").isZero();
        anchors.add("20 " + "e".repeat(64) + " 2026-03-02T11:00:00Z");
        verify("--restored", "13");
        assertProblem("Rows 17 to 20 are missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "none", "export --what", "export --restored x", "export --anchors none", "export more"})
    void saysWhenItCouldNotVerify(String arguments) throws IOException {
        Files.write(folder.resolve("export"), lines);
        run(arguments.isEmpty() ? new String[0] : arguments.split(" "));
        assertThat(exit).isEqualTo(2);
        assertThat(output).isNotBlank().doesNotContain("Exception in");
    }

    @Test
    void saysWhichLineIsNoAnchor() throws IOException {
        anchors.add(1, "5 abc now");
        verify();
        assertThat(exit).isEqualTo(2);
        assertThat(output).contains("line 2: this is no anchor");
    }

    @Test
    void verifiesAMillionRowsInAMinute() throws IOException {
        Path export = folder.resolve("export");
        try (BufferedWriter out = Files.newBufferedWriter(export)) {
            String previous = Row.GENESIS;
            for (int i = 1; i <= 1_000_000; i++) {
                String line = row(i, previous).line();
                previous = Row.statedHash(line);
                out.write(line);
                out.write('\n');
            }
        }
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        long begun = thread.getCurrentThreadCpuTime();
        run("export");
        Duration took = Duration.ofNanos(thread.getCurrentThreadCpuTime() - begun);
        System.out.printf("1,000,000 rows, %,d bytes: %s%n", Files.size(export), took);
        assertThat(took).as("time on one core, whatever else the machine does").isLessThan(Duration.ofMinutes(1));
        assertThat(exit).isZero();
        assertThat(output).contains("1000000 rows");
    }

    private void assertProblem(String problem) {
        assertThat(exit).isEqualTo(1);
        assertThat(output).contains(problem).contains("The trail is NOT intact.");
        assertThat(output.lines()
                        .filter(line -> line.matches(".*[Rr]ows? \\d+.*(changed|missing|swapped|added|replaced).*")))
                .hasSize(1);
    }

    private void verify(String... more) throws IOException {
        Files.write(folder.resolve("export"), lines);
        Files.write(folder.resolve("anchors"), anchors);
        List<String> arguments = new ArrayList<>(List.of("export", "--anchors", "anchors"));
        arguments.addAll(List.of(more));
        run(arguments.toArray(String[]::new));
    }

    private void run(String... arguments) {
        List<String> resolved = new ArrayList<>();
        for (String argument : arguments) {
            resolved.add(
                    argument.matches("export|anchors|none")
                            ? folder.resolve(argument).toString()
                            : argument);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, UTF_8);
        exit = VerifyAudit.run(resolved, out, out);
        output = bytes.toString(UTF_8);
    }

    private static int count(byte[] bytes, int until) {
        int ends = 0;
        for (int i = 0; i < until; i++) {
            ends += bytes[i] == '\n' ? 1 : 0;
        }
        return ends;
    }

    private String hash(int row) {
        return Row.statedHash(lines.get(row - 1));
    }

    private String anchor(int row) {
        return row + " " + hash(row) + " " + START.plusSeconds(row);
    }

    private static List<String> rechained(List<String> rows, long from, String previous) {
        List<String> chained = new ArrayList<>();
        String before = previous;
        for (String line : rows) {
            Row row = Row.read(line);
            chained.add(new Row(from + chained.size(), row.at(), row.entry(), before).line());
            before = Row.statedHash(chained.get(chained.size() - 1));
        }
        return chained;
    }

    private static List<String> lines(int from, int to, String previous) {
        List<String> lines = new ArrayList<>();
        String before = previous;
        for (int i = from; i <= to; i++) {
            lines.add(row(i, before).line());
            before = Row.statedHash(lines.get(lines.size() - 1));
        }
        return lines;
    }

    private static Row row(int sequence, String previous) {
        Entry entry = Entry.done("evidence.accepted")
                .with(Member.ACTOR, "p-0123456789abcdef")
                .project("apollo")
                .object("evidence", sequence)
                .change(null, Digest.of(sequence))
                .evidence(Digest.of("evidence", sequence))
                .detail("event \"fröhlich\" \\ 日本 😀 " + sequence);
        return new Row(sequence, START.plusSeconds(sequence), entry, previous);
    }
}
