package dev.milepost.token;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table of tokens. */
@Repository
class TokenRecords {

    private static final String COLUMNS =
            "id, project_key, name, created_by, created_at, expires_at, last_used_at, revoked_by, revoked_at";

    private final JdbcTemplate jdbc;

    TokenRecords(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(CiToken token, String sha256) {
        jdbc.update(
                "insert into mp_token (id, project_key, name, sha256, created_by, created_at, expires_at)"
                        + " values (?,?,?,?,?,?,?)",
                token.id(),
                token.project(),
                token.name(),
                sha256,
                token.createdBy(),
                at(token.createdAt()),
                at(token.expiresAt()));
    }

    Optional<Stored> find(String id) {
        return jdbc
                .query(
                        "select " + COLUMNS + ", sha256 from mp_token where id = ?",
                        (rs, n) -> new Stored(read(rs), rs.getString(10)),
                        id)
                .stream()
                .findFirst();
    }

    List<CiToken> of(String project) {
        return jdbc.query(
                "select " + COLUMNS + " from mp_token where project_key = ? order by created_at, id",
                (rs, n) -> read(rs),
                project);
    }

    boolean revoke(String project, String id, String by, Instant now) {
        return jdbc.update(
                        "update mp_token set revoked_by = coalesce(revoked_by, ?), revoked_at = coalesce(revoked_at, ?)"
                                + " where project_key = ? and id = ?",
                        by,
                        at(now),
                        project,
                        id)
                == 1;
    }

    void used(String id, Instant now) {
        jdbc.update("update mp_token set last_used_at = ? where id = ?", at(now), id);
    }

    private static CiToken read(ResultSet rs) throws SQLException {
        return new CiToken(
                rs.getString(1),
                rs.getString(2),
                rs.getString(3),
                rs.getString(4),
                rs.getObject(5, OffsetDateTime.class).toInstant(),
                rs.getObject(6, OffsetDateTime.class).toInstant(),
                instant(rs, 7),
                rs.getString(8),
                instant(rs, 9));
    }

    private static @Nullable Instant instant(ResultSet rs, int column) throws SQLException {
        OffsetDateTime time = rs.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** A token and the digest of its secret. */
    record Stored(CiToken token, String sha256) {}
}
