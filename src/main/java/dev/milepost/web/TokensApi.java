package dev.milepost.web;

import dev.milepost.gate.Milestones;
import dev.milepost.token.CiToken;
import dev.milepost.token.CiTokens;
import dev.milepost.token.IssuedToken;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/projects/{project}/tokens")
@Tag(name = "Tokens", description = "By which CI servers hand in evidence, each for one project")
class TokensApi {

    private static final int LONGEST_NAME = 64;

    private final CiTokens tokens;
    private final Milestones milestones;

    TokensApi(CiTokens tokens, Milestones milestones) {
        this.tokens = tokens;
        this.milestones = milestones;
    }

    @PostMapping
    @Operation(
            summary = "Make a token; its secret is shown this once",
            description =
                    "It expires after 90 days if nothing else is said, and after a year at most. An Idempotency-Key is"
                            + " refused here: the answer would have to be kept, and with it the secret.")
    ResponseEntity<NewTokenBody> issue(
            @PathVariable String project,
            @RequestBody NewToken body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Principal user) {
        if (key != null) {
            throw new InvalidRequestException("Send no Idempotency-Key here: a secret is shown once, and not kept for a"
                    + " repeated answer. If an answer was lost, revoke that token and make another.");
        }
        String name = Texts.required("name", body.name());
        if (name.length() > LONGEST_NAME) {
            throw new InvalidRequestException(
                    "The field 'name' has " + name.length() + " characters; at most " + LONGEST_NAME + " are kept.");
        }
        IssuedToken issued = tokens.issue(project, name, Dates.instant("expires", body.expires()), user.getName());
        URI location = URI.create(
                "/api/projects/" + project + "/tokens/" + issued.token().id());
        return ResponseEntity.created(location).body(new NewTokenBody(issued.secret(), TokenBody.of(issued.token())));
    }

    @GetMapping
    @Operation(summary = "All tokens the project ever had, without their secrets")
    Page<TokenBody> list(@PathVariable String project) {
        milestones.project(project);
        List<TokenBody> all = tokens.of(project).stream().map(TokenBody::of).toList();
        return new Page<>(all, 0, Math.max(1, all.size()), all.size());
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Revoke a token at once")
    ResponseEntity<Void> revoke(@PathVariable String project, @PathVariable String id, Principal user) {
        if (!tokens.revoke(project, id, user.getName())) {
            throw new NotFoundException("Project '" + project + "' has no token '" + id + "'. GET /api/projects/"
                    + project + "/tokens lists all it has.");
        }
        return ResponseEntity.noContent().build();
    }

    /** A token to make. */
    record NewToken(@Nullable String name, @Nullable Instant expires) {}

    /** A token that was made: what to send as {@code Authorization: Bearer …}, and what is kept of it. */
    record NewTokenBody(String secret, TokenBody token) {}

    /** A token without its secret, of which {@code prefix} is the beginning. */
    record TokenBody(
            String id,
            String name,
            String prefix,
            String createdBy,
            Instant createdAt,
            Instant expires,
            @Nullable Instant lastUsedAt,
            boolean revoked,
            @Nullable String revokedBy,
            @Nullable Instant revokedAt) {
        static TokenBody of(CiToken token) {
            return new TokenBody(
                    token.id(),
                    token.name(),
                    "mp_" + token.id(),
                    token.createdBy(),
                    token.createdAt(),
                    token.expiresAt(),
                    token.lastUsedAt(),
                    token.revokedAt() != null,
                    token.revokedBy(),
                    token.revokedAt());
        }
    }
}
