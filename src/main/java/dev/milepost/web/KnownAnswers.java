package dev.milepost.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Answers given to requests with an {@code Idempotency-Key}, for each user. Used inside the request's transaction. */
@Repository
class KnownAnswers {

    private final JdbcTemplate jdbc;
    private final Clock clock;

    KnownAnswers(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Nullable
    Answer find(String user, String key) {
        return jdbc
                .query(
                        "select request_digest, status, location, content_type, body from mp_idempotency"
                                + " where person = ? and idempotency_key = ?",
                        (rs, n) -> new Answer(
                                rs.getString(1), rs.getInt(2), rs.getString(3), rs.getString(4), rs.getString(5)),
                        user,
                        key)
                .stream()
                .findFirst()
                .orElse(null);
    }

    /**
     * Takes a key for a request. Waits for another transaction that has taken it and is not over yet.
     *
     * @throws org.springframework.dao.DuplicateKeyException if that other transaction was committed
     */
    void take(String user, String key, String digest) {
        jdbc.update(
                "insert into mp_idempotency (person, idempotency_key, request_digest, created_at) values (?,?,?,?)",
                user,
                key,
                digest,
                clock.instant().atOffset(ZoneOffset.UTC));
    }

    void keep(String user, String key, ContentCachingResponseWrapper response) {
        jdbc.update(
                "update mp_idempotency set status = ?, location = ?, content_type = ?, body = ?"
                        + " where person = ? and idempotency_key = ?",
                response.getStatus(),
                response.getHeader("Location"),
                response.getContentType(),
                new String(response.getContentAsByteArray(), StandardCharsets.UTF_8),
                user,
                key);
    }

    /** An answer as it was given. */
    record Answer(
            String digest,
            int status,
            @Nullable String location,
            @Nullable String contentType,
            @Nullable String body) {

        void writeTo(HttpServletResponse response) throws IOException {
            response.setStatus(status);
            if (location != null) {
                response.setHeader("Location", location);
            }
            if (contentType != null) {
                response.setContentType(contentType);
            }
            if (body != null) {
                response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
