package dev.milepost.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.testing.Databases;
import dev.milepost.testing.Server;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** The head of the chain is kept outside the database, which shows what was done to the database. */
class AnchorTests {

    @TempDir
    Path folder;

    int exit;
    String output;

    @Test
    void anchorsTheHeadAtEachStartAndStop() throws IOException {
        Databases.Database database = Databases.H2.fresh();
        for (int start = 0; start < 2; start++) {
            try (Server server = start(database)) {
                server.get(Audit.class).record(Entry.done("something"));
                export(server);
            }
        }
        assertThat(anchors()).hasSize(4);
        assertThat(anchors().get(1).head()).isEqualTo(anchors().get(2).head());
        verify();
        assertThat(exit).as(output).isZero();
        assertThat(output).contains("4 anchors agree");
    }

    @Test
    void goesOnAfterARestoreWithARowThatSaysSo() throws IOException {
        Databases.Database database = Databases.H2.fresh();
        Path backup = folder.resolve("backup.sql");
        try (Server server = start(database)) {
            server.get(Audit.class).record(Entry.done("kept"));
            server.get(AuditTrail.class).head();
            server.get(JdbcTemplate.class).execute("script to '" + backup + "'");
            server.get(Audit.class).record(Entry.done("lost"));
        }
        Head lost = anchors().get(1).head();

        Databases.Database restored = Databases.H2.fresh();
        try (var connection = restored.connect();
                var statement = connection.createStatement()) {
            statement.execute("runscript from '" + backup + "'");
        } catch (java.sql.SQLException e) {
            throw new AssertionError(e);
        }
        try (Server server = start(restored)) {
            AuditRow row = server.get(AuditTrail.class).rows(0, 1000).stream()
                    .filter(candidate -> candidate.action().equals(Anchors.RESTORED))
                    .findFirst()
                    .orElseThrow();
            assertThat(row.object()).isEqualTo("head:" + lost.sequence());
            assertThat(row.before()).isEqualTo(lost.hash());
            server.get(Audit.class).record(Entry.done("after"));
            export(server);
            verify();
            assertThat(exit).as("nobody has confirmed the restore").isEqualTo(1);
            assertThat(output).contains("confirm it with --restored " + row.sequence());
            verify("--restored", String.valueOf(row.sequence()));
            assertThat(exit).as(output).isZero();
        }
        try (Server server = start(restored)) {
            assertThat(server.get(AuditTrail.class).rows(0, 1000))
                    .filteredOn(row -> row.action().equals(Anchors.RESTORED))
                    .as("said once")
                    .hasSize(1);
        }
    }

    @Test
    void doesNotStartWhereItCannotAnchor() {
        try (Server server = Server.on(Databases.H2.fresh())) {
            Anchors anchors = new Anchors(
                    new AuditSettings(folder.resolve("none/anchors")),
                    server.get(AuditTrail.class),
                    server.get(Chain.class),
                    server.get(Audit.class),
                    server.get(Clock.class));

            assertThatThrownBy(anchors::start).hasMessageContaining("milepost.audit.anchor-file");
        }
    }

    private Server start(Databases.Database database) {
        return Server.on(database, "milepost.audit.anchor-file=" + folder.resolve("anchors"));
    }

    private List<Anchor> anchors() {
        return Anchor.read(folder.resolve("anchors"));
    }

    private void export(Server server) throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve("export"))) {
            server.get(AuditTrail.class).export(out);
        }
    }

    private void verify(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                folder.resolve("export").toString(),
                "--anchors",
                folder.resolve("anchors").toString()));
        arguments.addAll(List.of(more));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, UTF_8);
        exit = VerifyAudit.run(arguments, out, out);
        output = bytes.toString(UTF_8);
    }
}
