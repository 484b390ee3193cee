package dev.milepost.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.milepost.live.Following;
import dev.milepost.testing.Api;
import dev.milepost.testing.EventStream;
import dev.milepost.testing.WebTest;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

/** What is seen of changes is in ChangesTests; this is about how it comes to a page. Logins are looked at again twice a second. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:${random.uuid};DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
            "milepost.password=" + WebTest.PASSWORD,
            "milepost.zone=UTC",
            "milepost.sweep-interval=P365D",
            "milepost.delegation-interval=P365D",
            "milepost.live.recheck=500ms",
            "milepost.live.heartbeat=1s",
            "milepost.live.per-person=2",
            "milepost.live.in-all=4"
        })
@DirtiesContext
class LiveApiTests {

    /** What people may wait, and what a machine may need that builds two things at once. */
    private static final Duration SOON = Duration.ofSeconds(20);

    @LocalServerPort
    int port;

    @Autowired
    IdentityService identity;

    @Autowired
    Following following;

    final List<EventStream> opened = new ArrayList<>();

    /** Whoever has gone is missed with the next sign of life. */
    @AfterEach
    void close() {
        opened.forEach(EventStream::close);
        long end = System.nanoTime() + SOON.toNanos();
        while (following.count() > 0 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(following.count()).isZero();
    }

    @Test
    void tellsOfChangesOfTheProjectThatIsFollowed() {
        String key = start();
        String other = start();
        EventStream all = follow("manager", "");
        EventStream one = follow("designer", "?project=" + key);
        assertThat(one.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        assertThat(one.brings("event: hello", SOON)).isTrue();
        assertThat(all.brings("event: hello", SOON)).isTrue();

        event(other);
        assertThat(all.brings(change(other), SOON)).isTrue();
        event(key);
        assertThat(all.brings(change(key), SOON)).isTrue();
        assertThat(one.brings(change(key), SOON)).isTrue();
        assertThat(one.brings(":", SOON)).as("a sign of life").isTrue();
    }

    @Test
    void saysThatThereIsNoSuchProject() {
        EventStream stream = follow("manager", "?project=nowhere");

        assertThat(stream.status()).isEqualTo(404);
        assertThat(stream.header("Content-Type")).hasValue("application/problem+json");
        assertThat(EventStream.open(HttpRequest.newBuilder(api("manager")
                                        .request("/api/live")
                                        .build()
                                        .uri())
                                .build())
                        .status())
                .isEqualTo(401);
    }

    /** Several times: a client that had gone could take the answer from the next request. */
    @RepeatedTest(4)
    void takesOnlySoManyStreamsOfAPersonAndInAll() {
        assertThat(follow("manager", "").status()).isEqualTo(200);
        assertThat(follow("manager", "").status()).isEqualTo(200);
        EventStream third = follow("manager", "");
        assertThat(third.status()).isEqualTo(429);
        assertThat(third.header("Retry-After")).isPresent();
        assertThat(follow("designer", "").status()).isEqualTo(200);
        assertThat(follow("designer", "").status()).isEqualTo(200);
        assertThat(follow("ci", "").status()).isEqualTo(503);

        close(); // whoever has gone makes room
        assertThat(follow("ci", "").status()).isEqualTo(200);
    }

    @Test
    void endsWithTheLoginThatItBeganWith() {
        User guest = identity.newUser("guest");
        guest.setPassword(WebTest.PASSWORD);
        identity.saveUser(guest);
        EventStream stream = follow(guest.getId(), "");
        assertThat(stream.status()).isEqualTo(200);
        assertThat(stream.brings("event: hello", SOON)).isTrue();
        assertThat(stream.brings(":", SOON)).isTrue();

        identity.deleteUser(guest.getId());

        assertThat(stream.ends(SOON)).isTrue();
    }

    @Test
    void endsAtOnceWhenTheServerCloses() {
        EventStream stream = follow("manager", "");
        assertThat(stream.brings("event: hello", SOON)).isTrue();

        following.stop();
        try {
            assertThat(stream.ends(SOON)).isTrue();
            assertThat(follow("manager", "").status()).isEqualTo(503);
        } finally {
            following.start();
        }
    }

    private EventStream follow(String user, String query) {
        EventStream stream =
                EventStream.open(api(user).request("/api/live" + query).build());
        opened.add(stream);
        return stream;
    }

    private String start() {
        String key = "p-" + UUID.randomUUID();
        assertThat(api("designer")
                        .post("/api/projects", "{\"key\":\"" + key + "\",\"plan\":\"software-release\"}")
                        .status())
                .isEqualTo(201);
        return key;
    }

    private void event(String key) {
        assertThat(api("ci")
                        .post("/api/projects/" + key + "/events", "{\"name\":\"done\"}")
                        .status())
                .isEqualTo(201);
    }

    private static String change(String key) {
        return "data: " + new ObjectMapper().createObjectNode().put("project", key);
    }

    private Api api(String user) {
        return Api.at(port).as(user, WebTest.PASSWORD);
    }
}
