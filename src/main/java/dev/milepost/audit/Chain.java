package dev.milepost.audit;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The sealed rows and their head. Thread-safe; works in the caller's transaction. */
@Repository
class Chain {

    private static final String HEAD = "select sequence, hash from mp_audit_head where id = 1";

    private final JdbcTemplate jdbc;

    Chain(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Head head() {
        return head(HEAD);
    }

    /** The head, locked until the transaction ends: nobody else adds rows meanwhile, on whatever server. */
    Head lock() {
        return head(HEAD + " for update");
    }

    private Head head(String sql) {
        return jdbc.query(sql, (rs, n) -> new Head(rs.getLong(1), rs.getString(2))).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "Table mp_audit_head is empty: the audit trail has been damaged. Restore the database."));
    }

    /** Adds rows behind the locked head. */
    void append(List<Row> rows) {
        jdbc.batchUpdate(
                "insert into mp_audit (sequence, line) values (?,?)",
                rows.stream()
                        .map(row -> new Object[] {row.sequence(), row.line()})
                        .toList());
        Row last = rows.get(rows.size() - 1);
        jdbc.update("update mp_audit_head set sequence = ?, hash = ? where id = 1", last.sequence(), last.hash());
    }

    /** Rows after this one, in order. */
    List<Stored> rows(long after, int count) {
        return jdbc.query(
                "select sequence, line from mp_audit where sequence > ? order by sequence fetch next ? rows only",
                (rs, n) -> new Stored(rs.getLong(1), rs.getString(2)),
                after,
                count);
    }

    Optional<Stored> row(long sequence) {
        return rows(sequence - 1, 1).stream()
                .filter(row -> row.sequence() == sequence)
                .findFirst();
    }

    /** Whether this was the chain's head at some time. */
    boolean holds(Head head) {
        return head.sequence() == 0
                ? head.hash().equals(Row.GENESIS)
                : row(head.sequence()).map(Stored::hash).equals(Optional.of(head.hash()));
    }

    /** A row as it is stored; whether it still is what it was, the verifier says. */
    record Stored(long sequence, String line) {

        String hash() {
            return Row.statedHash(line);
        }
    }
}
