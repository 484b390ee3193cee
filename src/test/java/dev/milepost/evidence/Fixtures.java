package dev.milepost.evidence;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reports of real builds, kept beside the project. Tests that want them are skipped where they are not there. */
final class Fixtures {

    private static final Path FOLDER = Path.of("../shared/fixtures/junit");

    private Fixtures() {}

    static byte[] bytes(String name) {
        assumePresent();
        try {
            return Files.readAllBytes(FOLDER.resolve(name));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    static List<String> wellFormed() {
        assumePresent();
        try (var files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("corrupt"))
                    .sorted()
                    .toList();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static void assumePresent() {
        assumeTrue(Files.isDirectory(FOLDER), "there is no " + FOLDER + " beside this project");
    }
}
