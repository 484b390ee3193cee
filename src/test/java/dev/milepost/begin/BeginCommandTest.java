package dev.milepost.begin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BeginCommandTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void givesAnEmptyFolderTheLibraryItsCasesAndTheTemplates() throws IOException {
        assertThat(begin(folder.resolve("new"))).isZero();

        for (String file : List.of(
                "rules/tasks-complete.drl",
                "rules/tests-by-kind.csv",
                "rules/cases/tasks-complete.yaml",
                ".camunda/element-templates/milepost.json")) {
            assertThat(folder.resolve("new").resolve(file))
                    .as(file)
                    .hasSameBinaryContentAs(Path.of("").toAbsolutePath().resolve(file));
        }
        assertThat(folder.resolve("new/processes")).isEmptyDirectory();
        assertThat(out.toString()).contains("0 were there already", "check processes rules");
    }

    @Test
    void leavesWhatIsThereAsItIs() throws IOException {
        Files.createDirectories(folder.resolve("rules"));
        Path mine = Files.writeString(folder.resolve("rules/tasks-complete.drl"), "mine");

        assertThat(begin(folder)).isZero();

        assertThat(mine).hasContent("mine");
        assertThat(out.toString()).contains("1 were there already");
    }

    @Test
    void writesNothingWhereAFileIsInTheWay() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(begin(file)).isEqualTo(2);
        assertThat(out.toString()).contains("Not everything was written", "begin FOLDER");
    }

    private int begin(Path where) {
        PrintStream print = new PrintStream(out, true);
        return BeginCommand.run(List.of(where.toString()), print, print);
    }
}
