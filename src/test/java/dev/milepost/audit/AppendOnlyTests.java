package dev.milepost.audit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.testing.Databases;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class AppendOnlyTests {

    @Test
    void refusesToChangeTheChainOnPostgres() throws SQLException {
        Databases.Database database = Databases.POSTGRESQL.fresh();
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations("classpath:db/migration/common", "classpath:db/migration/postgresql")
                .load()
                .migrate();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into mp_audit (sequence, line) values (1, 'a')");
            for (String change : new String[] {
                "update mp_audit set line = 'b'",
                "delete from mp_audit",
                "truncate mp_audit",
                "truncate table mp_audit cascade"
            }) {
                assertThatThrownBy(() -> statement.execute(change)).as(change).hasMessageContaining("append-only");
            }
        }
    }
}
