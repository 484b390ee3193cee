package dev.milepost.gate.rules.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same table, written by hand and as LibreOffice saved it in its own ways: each stands for the same rules. */
class SavedFilesTest {

    private static final Path FOLDER = Path.of("src", "test", "resources", "tables");

    @ParameterizedTest
    @ValueSource(strings = {"libreoffice.xlsx", "libreoffice-semicolons.csv", "libreoffice-utf-16-tabs.csv"})
    void saysTheSame(String file) throws IOException {
        assertThat(rules(FOLDER.resolve(file))).isEqualTo(rules(FOLDER.resolve("as-written.csv")));
    }

    @Test
    void theTemplateSaysTheSameAsTheShippedTable() throws IOException {
        assertThat(rules(Path.of("docs", "examples", "tests-by-kind.xlsx")))
                .isEqualTo(rules(Path.of("rules", "tests-by-kind.csv")));
    }

    /** Without the first line, which names the sheet. */
    private static String rules(Path file) throws IOException {
        Tables.Reading reading = Tables.read(String.valueOf(file.getFileName()), Files.readAllBytes(file));
        assertThat(reading.problems()).isEmpty();
        return reading.drl().substring(reading.drl().indexOf('\n'));
    }
}
