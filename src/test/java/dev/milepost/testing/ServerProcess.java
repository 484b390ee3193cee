package dev.milepost.testing;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The product as a process of its own, which can be killed. */
public final class ServerProcess implements AutoCloseable {

    private final Process process;
    private final int port;
    private final StringBuilder output = new StringBuilder();

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it on an H2 file in this folder, as a user does, and answers when it says that it is ready. */
    public static ServerProcess start(Path folder, String... settings) throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                productClassPath(),
                "dev.milepost.MilepostApplication",
                "--server.port=" + port));
        command.addAll(List.of(settings));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("MILEPOST_PASSWORD", WebTest.PASSWORD);
        ServerProcess server = new ServerProcess(builder.start(), port);
        server.awaitReady();
        return server;
    }

    public int port() {
        return port;
    }

    /** {@code kill -9}. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    private void awaitReady() throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            output.append(line).append('\n');
            if (line.startsWith("Milepost is ready")) {
                Thread drain = new Thread(() -> drain(lines), "server-output");
                drain.setDaemon(true);
                drain.start();
                return;
            }
        }
        throw new IOException("The server ended before it was ready:\n" + output);
    }

    private static void drain(BufferedReader lines) {
        try {
            String line = lines.readLine();
            while (line != null) {
                line = lines.readLine();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the process was killed; nobody waits for this thread
        }
    }

    /** The class path of the tests without the tests. */
    static String productClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
