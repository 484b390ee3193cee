package dev.milepost.testing;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Starts the installed PostgreSQL on a data directory of its own, with the settings it comes with. It listens on a free
 * loopback port only. As PostgreSQL refuses to run as root, root runs it as the user {@code postgres}.
 */
final class InstalledPostgres {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /**
     * Runs the server until it ends or standard input does. Standard input is a pipe from this JVM, so the server is gone
     * with the JVM however that ends, {@code kill -9} included. SIGQUIT ends it at once; its data are not needed again.
     * The first argument is the folder to remove, the others are the command.
     */
    private static final String RUN_UNTIL_PARENT_IS_GONE = """
            exec 3<&0
            home=$1
            shift
            "$@" </dev/null &
            server=$!
            { cat >/dev/null; kill -QUIT $server; } <&3 &
            wait $server
            cd / && rm -rf -- "$home"
            """;

    private final Path bin;
    private final Path home;
    private final List<String> prefix;

    private InstalledPostgres(Path bin, Path home, List<String> prefix) {
        this.bin = bin;
        this.home = home;
        this.prefix = prefix;
    }

    /** The running server; null where none is installed; an exception that says why where one is, but does not run. */
    static @Nullable PostgresServer start() throws IOException {
        Optional<Path> bin = find();
        if (bin.isEmpty()) {
            return null;
        }
        Path home = Files.createTempDirectory("milepost-postgres-");
        try {
            return new InstalledPostgres(bin.get(), home, handOver(home)).initialiseAndRun();
        } catch (IOException | RuntimeException e) {
            delete(home);
            throw e;
        }
    }

    private static Optional<Path> find() throws IOException {
        List<Path> folders = new ArrayList<>();
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            folders.add(Path.of(folder));
        }
        // Debian, Ubuntu and Red Hat keep the server's commands off the PATH; the newest version first.
        List<Path> versions = new ArrayList<>();
        addMatches(versions, Path.of("/usr/lib/postgresql"), "*");
        addMatches(versions, Path.of("/usr"), "pgsql-*");
        versions.sort(Comparator.comparingDouble(InstalledPostgres::version).reversed());
        versions.forEach(version -> folders.add(version.resolve("bin")));
        for (Path folder : folders) {
            Path initdb = folder.resolve("initdb");
            if (Files.isExecutable(initdb)) {
                Path bin = initdb.toRealPath().getParent();
                if (Files.isExecutable(bin.resolve("postgres"))) {
                    return Optional.of(bin);
                }
            }
        }
        return Optional.empty();
    }

    private static void addMatches(List<Path> matches, Path parent, String glob) throws IOException {
        if (Files.isDirectory(parent)) {
            try (DirectoryStream<Path> children = Files.newDirectoryStream(parent, glob)) {
                children.forEach(matches::add);
            }
        }
    }

    private static double version(Path folder) {
        try {
            return Double.parseDouble(folder.getFileName().toString().replace("pgsql-", ""));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Gives the folder to the user the server will run as, and answers with the words that switch to that user. */
    private static List<String> handOver(Path home) throws IOException {
        if (!Integer.valueOf(0).equals(Files.getAttribute(home, "unix:uid"))) {
            return List.of();
        }
        try {
            Files.setOwner(
                    home, home.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postgres"));
        } catch (UserPrincipalNotFoundException e) {
            throw new IOException("PostgreSQL does not run as root, and there is no user 'postgres' to run it as.", e);
        }
        return List.of("runuser", "-u", "postgres", "--");
    }

    private PostgresServer initialiseAndRun() throws IOException {
        Path data = home.resolve("data");
        Path log = Files.createTempFile("milepost-postgres-", ".log"); // not in the folder that is no longer ours
        try {
            Process initdb = process(
                            log,
                            bin.resolve("initdb").toString(),
                            "--pgdata=" + data,
                            "--username=postgres",
                            "--auth=trust",
                            "--encoding=UTF8",
                            "--locale=C",
                            "--no-sync")
                    .start();
            initdb.getOutputStream().close();
            if (!initdb.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || initdb.exitValue() != 0) {
                initdb.destroyForcibly();
                throw new IOException("'%s' failed: %s".formatted(bin.resolve("initdb"), Files.readString(log)));
            }
            return run(data, log);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while PostgreSQL started.", e);
        } finally {
            Files.deleteIfExists(log); // the server goes on writing to it, unseen
        }
    }

    private PostgresServer run(Path data, Path log) throws IOException, InterruptedException {
        int port = freePort();
        Process process = process(
                        log,
                        "sh",
                        "-c",
                        RUN_UNTIL_PARENT_IS_GONE,
                        "sh",
                        home.toString(),
                        bin.resolve("postgres").toString(),
                        "-D",
                        data.toString(),
                        "-p",
                        String.valueOf(port),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "max_connections=200")
                .start();
        Thread stop = new Thread(() -> stop(process), "stop-postgres");
        Runtime.getRuntime().addShutdownHook(stop);
        PostgresServer server = new PostgresServer(port, bin.toString());
        long start = System.nanoTime();
        while (!answers(server)) {
            if (!process.isAlive() || System.nanoTime() - start > PATIENCE.toNanos()) {
                stop(process);
                Runtime.getRuntime().removeShutdownHook(stop);
                throw new IOException(
                        "'%s' did not start: %s".formatted(bin.resolve("postgres"), Files.readString(log)));
            }
            Thread.sleep(50);
        }
        return server;
    }

    private ProcessBuilder process(Path log, String... command) {
        List<String> words = new ArrayList<>(prefix);
        words.addAll(Arrays.asList(command));
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG")); // the caller's own server is not ours
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean answers(PostgresServer server) {
        try (Connection connection =
                DriverManager.getConnection(server.jdbcUrl("postgres"), server.user(), server.password())) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    private void stop(Process process) {
        List<ProcessHandle> family = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        try (OutputStream lifeline = process.getOutputStream()) {
            lifeline.write("stop\n".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // it has ended already
        }
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                family.forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException e) {
            family.forEach(ProcessHandle::destroyForcibly);
        }
        delete(home);
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException | RuntimeException e) {
            // it is in the folder for temporary files, which is emptied anyway
        }
    }
}
