package dev.milepost.testing;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A real PostgreSQL, one for all tests of this JVM: started when the first test asks for it, stopped with the JVM. It is
 * the installed server where there is one ({@code initdb} and {@code postgres} on the PATH or in the usual places),
 * otherwise one that comes as a Maven dependency. Where neither can run, the test that asks is skipped, in CI failed.
 */
public final class PostgresServer {

    private static final String USER = "postgres";
    private static final String PASSWORD = "postgres"; // the server trusts the loopback; any password will do

    private final int port;
    private final String origin;

    PostgresServer(int port, String origin) {
        this.port = port;
        this.origin = origin;
    }

    /** The server, started if this is the first call. */
    public static PostgresServer shared() {
        if (Shared.SERVER == null) {
            throw Missing.skipOrFail(Shared.FAILURE);
        }
        return Shared.SERVER;
    }

    /** Creates an empty database and answers with its JDBC URL. The name must be new. */
    public String createDatabase(String name) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl(USER), USER, PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + statement.enquoteIdentifier(name, true));
        } catch (SQLException e) {
            throw new IllegalStateException("Database '%s' could not be created on %s.".formatted(name, this), e);
        }
        return jdbcUrl(name);
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    public String user() {
        return USER;
    }

    public String password() {
        return PASSWORD;
    }

    @Override
    public String toString() {
        return "PostgreSQL (%s) on port %d".formatted(origin, port);
    }

    /** Filled once, by whichever thread comes first; also remembers that there is no server, so that it is tried once. */
    private static final class Shared {

        static final PostgresServer SERVER;
        static final String FAILURE;

        static {
            PostgresServer server = null;
            StringBuilder failure = new StringBuilder("No PostgreSQL could be started.");
            try {
                server = InstalledPostgres.start();
            } catch (IOException e) {
                failure.append(" Installed: ").append(e.getMessage());
            }
            if (server == null) {
                try {
                    server = EmbeddedPostgresServer.start();
                } catch (IOException | RuntimeException e) {
                    failure.append(" From Maven: ").append(e);
                }
            }
            SERVER = server;
            FAILURE = failure.toString();
        }
    }
}
