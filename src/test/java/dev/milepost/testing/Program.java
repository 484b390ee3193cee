package dev.milepost.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A command of the product, run as a process of its own until it ended.
 *
 * @param exit its exit code
 * @param output what it printed, errors included
 */
public record Program(int exit, String output) {

    /** Runs it in this folder. */
    public static Program run(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                ServerProcess.productClassPath(),
                "dev.milepost.MilepostApplication"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Program(process.waitFor(), output);
    }
}
