package dev.milepost.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The real-world inputs in {@code ../shared/fixtures}, which are not part of this repository. A test that needs them is
 * skipped where the folder is absent, saying why; in CI it fails.
 */
public final class Fixtures {

    private static final Path ROOT =
            Path.of("..", "shared", "fixtures").toAbsolutePath().normalize();

    private Fixtures() {}

    /** The folder of all fixtures. */
    public static Path root() {
        if (!Files.isDirectory(ROOT)) {
            throw Missing.skipOrFail(
                    "The shared fixtures are not on this machine: there is no folder '%s'.".formatted(ROOT));
        }
        return ROOT;
    }

    /** One fixture, or a folder of them: {@code Fixtures.path("junit", "surefire-flaky.xml")}. */
    public static Path path(String first, String... more) {
        Path path = root().resolve(Path.of(first, more));
        if (!Files.exists(path)) {
            // The folder is there, so this is a wrong name, not a missing installation.
            throw new AssertionError(
                    "There is no fixture '%s' in '%s'. Maybe it was renamed?".formatted(ROOT.relativize(path), ROOT));
        }
        return path;
    }
}
