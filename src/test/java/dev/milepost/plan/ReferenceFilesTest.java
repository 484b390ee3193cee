package dev.milepost.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Reference files of the BPMN Model Interchange Working Group, which lie beside this repository where they are at hand. */
class ReferenceFilesTest {

    private static final Path FOLDER = Path.of("..", "shared", "fixtures", "bpmn");

    @Test
    void saysThatNoProcessIsExecutable() throws IOException {
        assertThat(read("miwg-A.1.0.bpmn").problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.message()).startsWith("The file holds no executable process");
        });
    }

    @Test
    void findsNothingWrongWithAnotherVendorsProcess() throws IOException {
        PlanReading reading = read("miwg-C.1.1.bpmn");

        assertThat(reading.plans()).isEmpty();
        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void stripsSchemaLocationsFromAnotherVendorsProcess() throws IOException {
        byte[] whole = Files.readAllBytes(file("miwg-C.1.1.bpmn"));

        assertThat(whole.length - SchemaLocations.strip(whole).length)
                .isEqualTo(" xsi:schemaLocation=\"http://www.omg.org/spec/BPMN/20100524/MODEL BPMN20.xsd\"".length());
    }

    private static PlanReading read(String name) throws IOException {
        return PlanReader.read(name, Files.readAllBytes(file(name)));
    }

    private static Path file(String name) {
        assumeTrue(Files.isDirectory(FOLDER), "No reference files in " + FOLDER + ": skipped.");
        return FOLDER.resolve(name);
    }
}
