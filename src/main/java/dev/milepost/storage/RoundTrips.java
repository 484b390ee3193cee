package dev.milepost.storage;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.StatementCreatorUtils;
import org.springframework.stereotype.Component;

/**
 * Sends statements in the caller's transaction. To a database behind a network, several go as one: PostgreSQL's driver sends
 * statements that are joined by semicolons in one round trip and answers each. H2 runs in this process and takes them one by
 * one. Thread-safe.
 */
@Component
public class RoundTrips {

    /** So many statements go together at most: each number of them is a text of its own, which the driver keeps prepared. */
    private static final int TOGETHER = 16;

    private final JdbcTemplate jdbc;
    private volatile @Nullable Boolean joins;

    /** Sends over the connection of this template's current transaction. */
    public RoundTrips(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes, in order. */
    public void write(List<Sql> statements) {
        for (int from = 0; from < statements.size(); ) {
            int to = joins() ? Math.min(from + TOGETHER, statements.size()) : endOfEqual(statements, from);
            List<Sql> some = statements.subList(from, to);
            if (joins() && some.size() > 1) {
                joined(some, statement -> false);
            } else {
                jdbc.batchUpdate(
                        some.get(0).text(),
                        some.stream().map(sql -> sql.values().toArray()).toList());
            }
            from = to;
        }
    }

    /** The answers to questions, each with its rows, in order. */
    public List<List<?>> ask(List<Question<?>> questions) {
        if (!joins() || questions.size() == 1) {
            return questions.stream().<List<?>>map(this::ask).toList();
        }
        List<List<?>> answers = new ArrayList<>();
        Iterator<Question<?>> asked = questions.iterator();
        joined(questions.stream().map(Question::sql).toList(), statement -> {
            answers.add(rows(statement.getResultSet(), asked.next()));
            return asked.hasNext();
        });
        return answers;
    }

    /** The answer to one question. */
    public <T> List<T> ask(Question<T> question) {
        return jdbc.query(
                question.sql().text(), question.row(), question.sql().values().toArray());
    }

    private void joined(List<Sql> statements, EachResult result) {
        String text = statements.stream().map(Sql::text).collect(Collectors.joining("; "));
        jdbc.execute((ConnectionCallback<Void>) connection -> {
            try (PreparedStatement statement = connection.prepareStatement(text)) {
                int parameter = 1;
                for (Sql sql : statements) {
                    for (Object value : sql.values()) {
                        StatementCreatorUtils.setParameterValue(
                                statement, parameter++, SqlTypeValue.TYPE_UNKNOWN, value);
                    }
                }
                statement.execute();
                while (result.read(statement)) {
                    statement.getMoreResults();
                }
            }
            return null;
        });
    }

    private static <T> List<T> rows(ResultSet result, Question<T> question) throws SQLException {
        List<T> rows = new ArrayList<>();
        while (result.next()) {
            rows.add(question.row().mapRow(result, rows.size()));
        }
        return rows;
    }

    private static int endOfEqual(List<Sql> statements, int from) {
        int to = from + 1;
        while (to < statements.size()
                && statements.get(to).text().equals(statements.get(from).text())) {
            to++;
        }
        return to;
    }

    private boolean joins() {
        Boolean known = joins;
        if (known == null) {
            String product = jdbc.execute((ConnectionCallback<String>)
                    connection -> connection.getMetaData().getDatabaseProductName());
            known = "PostgreSQL".equals(product);
            joins = known;
        }
        return known;
    }

    /** Reads the current result of a statement; answers whether another is wanted. */
    private interface EachResult {
        boolean read(PreparedStatement statement) throws SQLException;
    }
}
