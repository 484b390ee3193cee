package dev.milepost;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.testing.Api;
import dev.milepost.testing.Program;
import dev.milepost.testing.ServerProcess;
import dev.milepost.testing.WebTest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verifier as a program of its own, on the export of a server that was killed and started again. */
class VerifyAuditCommandTests {

    @TempDir
    Path folder;

    @Test
    void verifiesTheExportOfAServerThatWasKilledAndFindsWhatWasChangedSince() throws Exception {
        String anchoring = "--milepost.audit.anchor-file=" + folder.resolve("anchors");
        try (ServerProcess server = ServerProcess.start(folder, anchoring)) {
            api(server).post("/api/projects/apollo/events", "{\"name\":\"before-the-kill\"}");
            server.kill();
        }
        try (ServerProcess server = ServerProcess.start(folder, anchoring)) {
            api(server).post("/api/projects/apollo/events", "{\"name\":\"after-the-kill\"}");
            Files.writeString(
                    folder.resolve("export"),
                    api(server).get("/api/audit/export").body());
        }
        String export = Files.readString(folder.resolve("export"));
        assertThat(export).contains("event before-the-kill").contains("event after-the-kill");

        Program intact = Program.run(folder, "verify-audit", "export", "--anchors", "anchors");
        assertThat(intact.exit()).as(intact.output()).isZero();
        assertThat(intact.output()).contains("2 anchors agree").contains("The trail is intact.");
        assertThat(intact.output()).doesNotContain("Spring");

        long row =
                export.substring(0, export.indexOf("before-the-kill")).lines().count();
        Files.writeString(folder.resolve("export"), export.replace("before-the-kill", "before-the-kiss"), UTF_8);
        Program changed = Program.run(folder, "verify-audit", "export", "--anchors", "anchors");
        assertThat(changed.exit()).isEqualTo(1);
        assertThat(changed.output()).contains("Row " + row + " (line " + row + ") does not have the hash it says");
    }

    @Test
    void namesTheCommandsThereAreIfThereIsNoneOfThisName() throws Exception {
        Program unknown = Program.run(folder, "verify");
        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.output()).contains("no command 'verify'").contains("verify-audit");
        assertThat(Program.run(folder, "verify-audit").exit()).isEqualTo(2);
    }

    private static Api api(ServerProcess server) {
        return Api.at(server.port()).as("admin", WebTest.PASSWORD);
    }
}
