package dev.milepost.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.testing.Api;
import dev.milepost.testing.Api.Answer;
import dev.milepost.testing.WebTest;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

@WebTest
class TokensTests {

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    Api designer;
    final String key = "p-" + UUID.randomUUID();
    final String project = "/api/projects/" + key;

    @BeforeEach
    void startAProject() {
        designer = Api.at(port).as("designer", WebTest.PASSWORD);
        designer.post("/api/projects", "{\"key\":\"" + key + "\",\"plan\":\"software-release\"}");
    }

    @Test
    void showsTheSecretOnceAndKeepsOnlyItsDigest() {
        Answer made = make("build server");
        String secret = made.json().at("/secret").asText();

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Location")).isEqualTo(project + "/tokens/" + id(secret));
        assertThat(secret).matches("mp_[0-9a-f]{12}[A-Za-z0-9_-]{43}");
        JsonNode listed = designer.get(project + "/tokens").json().at("/items/0");
        assertThat(listed.at("/name").asText()).isEqualTo("build server");
        assertThat(listed.at("/prefix").asText()).isEqualTo(secret.substring(0, 15));
        assertThat(listed.at("/createdBy").asText()).isEqualTo("designer");
        assertThat(listed.at("/revoked").asBoolean()).isFalse();
        assertThat(listed.toString()).doesNotContain(secret);
        assertThat(jdbc.queryForList("select * from mp_token").toString()).doesNotContain(secret.substring(15));
        assertThat(jdbc.queryForList("select * from mp_idempotency").toString()).doesNotContain(secret.substring(15));
    }

    @Test
    void namesTheTokenAsTheSenderOfItsEvidence() {
        Api ci = bearer(make("build server"));

        Answer answer = ci.post(project + "/events", "{\"name\":\"built\"}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(jdbc.queryForObject(
                        "select sender from mp_evidence where id = ?",
                        String.class,
                        answer.json().at("/id").asText()))
                .isEqualTo("token:" + key + "/build server");
        assertThat(ci.with("Idempotency-Key", "one")
                        .post(project + "/events", "{\"name\":\"again\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void takesAReportWithATokenAndNothingElse() {
        Api ci = bearer(make("build server"));

        assertThat(ci.upload(project + "/test-reports?suite=unit", HttpApiTests.PASSING)
                        .status())
                .isEqualTo(201);
        assertThat(ci.get(project).status()).isEqualTo(403);
        assertThat(ci.get("/engine-rest/task").status()).isEqualTo(401);
        assertThat(ci.get("/camunda/app/cockpit/default/").status()).isEqualTo(401);
        assertThat(ci.get("/v3/api-docs").status()).isEqualTo(403);
        assertThat(ci.get("/").status()).isEqualTo(403);
    }

    @Test
    void saysNoDifferentOfAnotherProjectThanOfNone() {
        Api ci = bearer(make("build server"));

        Answer other = ci.post("/api/projects/apollo/events", "{\"name\":\"x\"}");
        Answer none = ci.post("/api/projects/none/events", "{\"name\":\"x\"}");

        assertThat(other.status()).isEqualTo(403);
        assertThat(none.status()).isEqualTo(403);
        assertThat(none.body()).isEqualTo(other.body());
    }

    @Test
    void shutsARevokedTokenOutAtOnce() {
        Answer made = make("build server");
        Api ci = bearer(made);
        assertThat(ci.post(project + "/events", "{\"name\":\"x\"}").status()).isEqualTo(201);

        assertThat(revoke(id(secret(made)))).isEqualTo(204);

        Answer refused = ci.post(project + "/events", "{\"name\":\"x\"}");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer").contains("invalid_token");
        JsonNode listed = designer.get(project + "/tokens").json().at("/items/0");
        assertThat(listed.at("/revoked").asBoolean()).isTrue();
        assertThat(listed.at("/revokedBy").asText()).isEqualTo("designer");
        assertThat(revoke("000000000000")).isEqualTo(404);
    }

    @Test
    void expiresAfterNinetyDaysOrWhenAskedAndAfterAYearAtMost() {
        Instant now = Instant.now();
        assertThat(expiry(make("default"))).isBetween(now.plus(Duration.ofDays(89)), now.plus(Duration.ofDays(91)));
        assertThat(expiry(make("short", now.plus(Duration.ofDays(1))))).isBefore(now.plus(Duration.ofDays(2)));
        assertThat(make("long", now.plus(Duration.ofDays(367))).status()).isEqualTo(400);
        assertThat(make("late", now.minusSeconds(60)).status()).isEqualTo(400);

        Answer made = make("expired");
        jdbc.update("update mp_token set expires_at = ? where id = ?", Timestamp.from(now), id(secret(made)));
        assertThat(bearer(made).post(project + "/events", "{\"name\":\"x\"}").status())
                .isEqualTo(401);
    }

    @Test
    void notesTheLastUseAtMostOnceAMinute() {
        Answer made = make("build server");
        Api ci = bearer(made);
        ci.post(project + "/events", "{\"name\":\"first\"}");
        Instant first = lastUsed(made);
        ci.post(project + "/events", "{\"name\":\"second\"}");
        assertThat(lastUsed(made)).isEqualTo(first);

        jdbc.update(
                "update mp_token set last_used_at = ? where id = ?",
                Timestamp.from(first.minusSeconds(61)),
                id(secret(made)));
        ci.post(project + "/events", "{\"name\":\"third\"}");
        assertThat(lastUsed(made)).isAfterOrEqualTo(first);
    }

    @Test
    void knowsASecretOnlyWhole() {
        String secret = secret(make("build server"));
        String changed = secret.substring(0, 20) + (secret.charAt(20) == 'A' ? 'B' : 'A') + secret.substring(21);
        for (String wrong : new String[] {changed, secret.substring(0, 15), "mp_", secret + "x"}) {
            assertThat(Api.at(port)
                            .with("Authorization", "Bearer " + wrong)
                            .post(project + "/events", "{\"name\":\"x\"}")
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void refusesWhatItCannotKeep() {
        assertThat(make("once").status()).isEqualTo(201);
        assertThat(make("once").status()).as("a second of that name").isEqualTo(409);
        assertThat(designer.post(project + "/tokens", "{}").status()).isEqualTo(400);
        assertThat(designer.post(project + "/tokens", "{\"name\":\"" + "x".repeat(65) + "\"}")
                        .status())
                .isEqualTo(400);
        assertThat(designer.post("/api/projects/none/tokens", "{\"name\":\"x\"}")
                        .status())
                .isEqualTo(404);
        assertThat(designer.with("Idempotency-Key", key)
                        .post(project + "/tokens", "{\"name\":\"y\"}")
                        .status())
                .as("a repeatable answer would have to keep the secret")
                .isEqualTo(400);
    }

    private Answer make(String name) {
        return designer.post(project + "/tokens", "{\"name\":\"" + name + "\"}");
    }

    private Answer make(String name, Instant expires) {
        return designer.post(project + "/tokens", "{\"name\":\"" + name + "\",\"expires\":\"" + expires + "\"}");
    }

    private int revoke(String id) {
        return designer.send(designer.request(project + "/tokens/" + id).DELETE())
                .status();
    }

    private Instant lastUsed(Answer made) {
        return jdbc.queryForObject("select last_used_at from mp_token where id = ?", Timestamp.class, id(secret(made)))
                .toInstant();
    }

    private Api bearer(Answer made) {
        return Api.at(port).with("Authorization", "Bearer " + secret(made));
    }

    private static Instant expiry(Answer made) {
        return Instant.parse(made.json().at("/token/expires").asText());
    }

    private static String secret(Answer made) {
        return made.json().at("/secret").asText();
    }

    private static String id(String secret) {
        return secret.substring(3, 15);
    }
}
