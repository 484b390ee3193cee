package dev.milepost.rulecase;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the files that a command names, as they would be deployed: by name, without folders. */
public final class FilesOfFolders {

    private FilesOfFolders() {}

    /**
     * The files named, and those in the folders named; a folder of rules is read with its folder {@code cases}.
     *
     * @param usage says how the command is used
     * @throws IllegalArgumentException if one does not exist, or two have one name
     */
    public static Map<String, byte[]> read(List<String> paths, String usage) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (String named : paths) {
            Path path = Path.of(named);
            if (!Files.exists(path)) {
                throw new IllegalArgumentException("'" + path + "' does not exist. " + usage);
            }
            read(path, files);
        }
        return files;
    }

    private static void read(Path path, Map<String, byte[]> files) throws IOException {
        if (Files.isRegularFile(path)) {
            add(path, files);
            return;
        }
        try (Stream<Path> found = Files.list(path)) {
            for (Path file : found.filter(Files::isRegularFile)
                    .filter(one -> !isLock(one))
                    .sorted()
                    .toList()) {
                add(file, files);
            }
        }
        if (Files.isDirectory(path.resolve("cases"))) {
            read(path.resolve("cases"), files);
        }
    }

    /** Whether a file is what spreadsheet programs keep beside one that they have open. */
    public static boolean isLock(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith("~$") || name.startsWith(".~lock.");
    }

    private static void add(Path file, Map<String, byte[]> files) throws IOException {
        String name = file.getFileName().toString();
        if (files.put(name, Files.readAllBytes(file)) != null) {
            throw new IllegalArgumentException(
                    "Two files are named '" + name + "'. A deployment has one of each name: rename one of them.");
        }
    }
}
