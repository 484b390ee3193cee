package dev.milepost.storage;

import org.springframework.jdbc.core.RowMapper;

/**
 * A query and how to read its rows.
 *
 * @param sql the query
 * @param row reads one row
 * @param <T> what a row becomes
 */
public record Question<T>(Sql sql, RowMapper<T> row) {}
