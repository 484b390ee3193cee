package dev.milepost.begin;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The command {@code begin}: writes what a designer needs into a folder: the library of rules with its cases, and the templates for
 * Modeler. A file that is there already is left as it is.
 */
public final class BeginCommand {

    /** How the command is used. */
    public static final String USAGE = "begin FOLDER (as in: begin .)";

    private static final String PACKED = "/begin/";
    private static final int DONE = 0;
    private static final int NOT_DONE = 2;

    private BeginCommand() {}

    /** Answers 0 if the folder has all files now, 2 if they could not be written. */
    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.size() != 1) {
            err.println("Name one folder: " + USAGE);
            return NOT_DONE;
        }
        try {
            Path folder = Path.of(arguments.get(0));
            Files.createDirectories(folder.resolve("processes"));
            int written = 0;
            Map<String, byte[]> files = files();
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path path = folder.resolve(file.getKey());
                if (!Files.exists(path)) {
                    Files.createDirectories(path.toAbsolutePath().getParent());
                    Files.write(path, file.getValue());
                    written++;
                }
            }
            out.println("%d files written to %s, %d were there already."
                    .formatted(written, folder.toAbsolutePath().normalize(), files.size() - written));
            out.println("""
                    Draw plans in processes/ (Camunda Modeler finds the templates by itself), write rules in rules/, then:
                      java -jar milepost.jar check processes rules
                      java -jar milepost.jar --milepost.dir=. --milepost.watch=true   (the server, with your plans)""");
            return DONE;
        } catch (IOException | IllegalArgumentException e) {
            err.println("Not everything was written: " + e + ". " + USAGE);
            return NOT_DONE;
        }
    }

    /** What is written, by its path in the folder. */
    static Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (Resource resource : new PathMatchingResourcePatternResolver().getResources("classpath:begin/**/*.*")) {
            String address = URLDecoder.decode(resource.getURL().toString(), StandardCharsets.UTF_8);
            String path = address.substring(address.lastIndexOf(PACKED) + PACKED.length());
            if (!path.endsWith("/") && resource.isReadable()) {
                try (InputStream in = resource.getInputStream()) {
                    files.put(path, in.readAllBytes());
                }
            }
        }
        return files;
    }
}
