package dev.milepost.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DatabasesTests {

    @ParameterizedTest
    @EnumSource
    void givesEveryCallerADatabaseOfItsOwn(Databases databases) throws SQLException {
        Databases.Database one = databases.fresh();
        Databases.Database other = databases.fresh();

        try (Connection connection = one.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table mine (id integer)");
        }

        try (Connection connection = other.connect();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("select * from mine"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageMatching("(?is).*mine.*(not found|does not exist).*");
        }
    }

    @Test
    void runsARealPostgresqlThatKeepsWhatItAcknowledges() throws SQLException {
        try (Connection connection = Databases.POSTGRESQL.fresh().connect()) {
            assertThat(answer(connection, "select version()")).startsWith("PostgreSQL 1");
            assertThat(answer(connection, "show fsync")).isEqualTo("on");
            assertThat(answer(connection, "show synchronous_commit")).isEqualTo("on");
        }
    }

    private static String answer(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }
}
