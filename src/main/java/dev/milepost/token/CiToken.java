package dev.milepost.token;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a token; never its secret. Immutable.
 *
 * @param id its public part, with which its secret begins after {@code mp_}
 * @param project the only project it is good for
 * @param name what people call it, once in a project
 * @param createdBy who made it
 * @param createdAt when
 * @param expiresAt from when on it is good for nothing
 * @param lastUsedAt when it was last used, to the minute; {@code null} if never
 * @param revokedBy who revoked it; {@code null} if nobody has
 * @param revokedAt when; {@code null} if never
 */
public record CiToken(
        String id,
        String project,
        String name,
        String createdBy,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable String revokedBy,
        @Nullable Instant revokedAt) {

    /** Whose evidence it is that comes with this token. */
    public String sender() {
        return "token:" + project + "/" + name;
    }

    boolean isGood(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }
}
