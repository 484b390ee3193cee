package dev.milepost.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The databases Milepost runs on. A test that must hold on both is parameterised with {@code @EnumSource(Databases.class)};
 * one about a single database names it.
 */
public enum Databases {
    /** In memory; otherwise as the product's default. */
    H2 {
        @Override
        Database create(String name) {
            return new Database("jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000".formatted(name), "sa", "");
        }
    },
    /** A real server with its default settings, see {@link PostgresServer}. */
    POSTGRESQL {
        @Override
        Database create(String name) {
            PostgresServer server = PostgresServer.shared();
            return new Database(server.createDatabase(name), server.user(), server.password());
        }
    };

    private static final AtomicInteger CREATED = new AtomicInteger();

    /** A new, empty database that nobody else uses. It is gone when the tests are over. */
    public Database fresh() {
        return create("test_" + CREATED.incrementAndGet());
    }

    abstract Database create(String name);

    /** How to reach a database. */
    public record Database(String url, String user, String password) {

        public Connection connect() throws SQLException {
            return DriverManager.getConnection(url, user, password);
        }

        /** The settings that make Spring Boot use it, as {@code name=value}. */
        public String[] properties() {
            return new String[] {
                "spring.datasource.url=" + url,
                "spring.datasource.username=" + user,
                "spring.datasource.password=" + password
            };
        }
    }
}
