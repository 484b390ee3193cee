package dev.milepost.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.testing.Databases;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

class RoundTripsTests {

    private static final String INSERT = "insert into thing (id, name) values (?,?)";

    @ParameterizedTest
    @EnumSource
    void writesInTheOrderGivenHoweverMany(Databases databases) {
        Database database = new Database(databases);

        database.write(Stream.concat(
                        IntStream.range(0, 40).mapToObj(id -> Sql.of(INSERT, id, "new")),
                        IntStream.range(0, 40)
                                .mapToObj(id -> Sql.of("update thing set name = ? where id = ?", "name " + id, id)))
                .toList());

        assertThat(database.names())
                .hasSize(40)
                .startsWith("name 0", "name 1", "name 2")
                .endsWith("name 39");
    }

    @ParameterizedTest
    @EnumSource
    void answersEachQuestionWithItsOwnRows(Databases databases) {
        Database database = new Database(databases);
        database.write(List.of(Sql.of(INSERT, 1, "one; two"), Sql.of(INSERT, 2, null)));

        List<List<?>> answers = database.roundTrips.ask(List.of(
                named("one; two"),
                named("nobody"),
                new Question<>(Sql.of("select count(*) from thing"), (rs, n) -> rs.getInt(1))));

        assertThat(answers).containsExactly(List.of(1), List.of(), List.of(2));
    }

    @ParameterizedTest
    @EnumSource
    void keepsNothingOfATransactionInWhichOneStatementFails(Databases databases) {
        Database database = new Database(databases);
        database.write(List.of(Sql.of(INSERT, 1, "first")));

        assertThatThrownBy(() -> database.write(List.of(
                        Sql.of(INSERT, 2, "second"),
                        Sql.of("update thing set name = ? where id = ?", "changed", 1),
                        Sql.of(INSERT, 1, "again"))))
                .isInstanceOf(DuplicateKeyException.class);

        assertThat(database.names()).containsExactly("first");
    }

    private static Question<Integer> named(String name) {
        return new Question<>(Sql.of("select id from thing where name = ?", name), (rs, n) -> rs.getInt(1));
    }

    /** A database with one table. */
    private static final class Database {

        private final RoundTrips roundTrips;
        private final JdbcTemplate jdbc;
        private final TransactionTemplate transaction;

        Database(Databases databases) {
            Databases.Database fresh = databases.fresh();
            var source = new DriverManagerDataSource(fresh.url(), fresh.user(), fresh.password());
            jdbc = new JdbcTemplate(source);
            jdbc.execute("create table thing (id integer primary key, name varchar(20))");
            roundTrips = new RoundTrips(jdbc);
            transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
        }

        void write(List<Sql> statements) {
            transaction.executeWithoutResult(status -> roundTrips.write(statements));
        }

        List<String> names() {
            return jdbc.queryForList("select name from thing order by id", String.class);
        }
    }
}
