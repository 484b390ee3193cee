package dev.milepost.forecast.exchange;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Schedules and histories that others wrote, kept beside the project. Tests that want them are skipped where they are not there. */
final class ScheduleFixtures {

    private static final Path FOLDER = Path.of("../shared/fixtures");

    private ScheduleFixtures() {}

    static Path file(String name) {
        Path file = FOLDER.resolve(name);
        assumeTrue(Files.isRegularFile(file), "there is no " + file + " beside this project");
        return file;
    }
}
