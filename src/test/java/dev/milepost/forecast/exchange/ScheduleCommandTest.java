package dev.milepost.forecast.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScheduleCommandTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void printsALineForEachFile() throws IOException {
        String sm = file("own.sm", Sm.SMALL);
        String xml = file("own.xml", Mspdi.project(Mspdi.task(1, 20)));
        String xer = file("own.xer", Xer.project(List.of(Xer.task(1, 12)), List.of()));

        assertThat(run(sm, xml, xer)).isZero();
        assertThat(out.toString(UTF_8))
                .isEqualToNormalizingNewlines(
                        "own.sm\t7\t7\nown.xml\t2d 4h\t2026-01-05T12:00\nown.xer\t1d 4h\t2026-01-06T12:00\n");
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void aBadFileIsNamedWithItsLineAndTheOthersGoOn() throws IOException {
        String bad = file("bad.sm", Sm.SMALL.replace("  4      1     4", "  4      1     x"));
        String cycle = file(
                "cycle.sm", Sm.SMALL.replace("4        1          1           5", "4        1          1           2"));
        String good = file("good.sm", Sm.SMALL);

        assertThat(run(bad, folder.toString(), folder.resolve("none.sm").toString(), cycle, good))
                .isEqualTo(1);
        assertThat(out.toString(UTF_8)).isEqualToNormalizingNewlines("good.sm\t7\t7\n");
        assertThat(err.toString(UTF_8).lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith(bad + ":31: 'x' stands where a whole number")
                                .endsWith("Mend it."),
                        line -> assertThat(line).isEqualTo(folder + ": This is a folder. Name the files in it."),
                        line -> assertThat(line).endsWith("none.sm: There is no such file. Look at its path."),
                        line -> assertThat(line)
                                .startsWith(cycle + ":20: Activities wait for each other in a cycle: "));
    }

    @Test
    void saysWhereTheFileDisagrees() throws IOException {
        String file = file("own.sm", Sm.SMALL.replace("9        2        7", "9        2        8"));

        assertThat(run(file)).isZero();
        assertThat(err.toString(UTF_8)).contains("note: The file states MPM-Time 8.");
    }

    @Test
    void asksForFiles() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("--fast")).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("Usage: schedule FILE...");
    }

    @Test
    void twoThousandFilesInOneCall() throws IOException {
        String file = file("own.sm", Sm.SMALL);
        List<String> files = new ArrayList<>(Collections.nCopies(2040, file));

        assertThat(run(files.toArray(String[]::new))).isZero();
        assertThat(out.toString(UTF_8).lines()).hasSize(2040).allMatch("own.sm\t7\t7"::equals);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private int run(String... arguments) {
        return ScheduleCommand.run(
                List.of(arguments), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }
}
