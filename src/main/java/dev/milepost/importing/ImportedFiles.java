package dev.milepost.importing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * What an import writes.
 *
 * @param settings what belongs to a project of the plan, as JSON; {@code null} where there is nothing
 */
record ImportedFiles(Path plan, @Nullable Path settings) {

    private static final ObjectMapper JSON = new ObjectMapper()
            .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
            .enable(SerializationFeature.INDENT_OUTPUT);

    /** Writes both or none, never over a file that is there: it may be somebody's work. */
    static ImportedFiles write(Path folder, ImportedPlan imported) throws IOException {
        Files.createDirectories(folder.toAbsolutePath());
        String name = imported.plan().file();
        Path plan = folder.resolve(name);
        Path settings = folder.resolve(name.replaceFirst("\\.bpmn$", ".settings.json"));
        boolean some = !imported.settings().isEmpty();
        if (some && Files.exists(settings)) {
            throw new FileAlreadyExistsException(settings.toString());
        }
        Files.writeString(plan, imported.plan().bpmn(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        if (some) {
            Files.write(
                    settings,
                    JSON.writeValueAsBytes(imported.settings()),
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE);
        }
        return new ImportedFiles(plan, some ? settings : null);
    }
}
