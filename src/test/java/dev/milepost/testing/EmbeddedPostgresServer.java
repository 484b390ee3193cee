package dev.milepost.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;

/** The PostgreSQL that comes as a Maven dependency, for machines where none is installed. */
final class EmbeddedPostgresServer {

    private EmbeddedPostgresServer() {}

    static PostgresServer start() throws IOException {
        // It stops itself with the JVM. Its builder switches fsync off for speed; tests are to see what users see.
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "200")
                .start();
        return new PostgresServer(server.getPort(), "from Maven");
    }
}
