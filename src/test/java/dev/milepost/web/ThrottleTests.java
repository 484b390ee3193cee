package dev.milepost.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.testing.Api;
import dev.milepost.testing.Api.Answer;
import dev.milepost.testing.Browser;
import dev.milepost.testing.WebTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Behind a proxy that says who asks and that it was over TLS. */
@WebTest
@TestPropertySource(properties = "server.forward-headers-strategy=native")
class ThrottleTests {

    @LocalServerPort
    int port;

    @Test
    void slowsDownWhoeverTriesManyNamesFromOneAddress() {
        Api attacker = Api.at(port).with("X-Forwarded-For", "203.0.113.7");
        Answer refused = attacker.as("user0", "guess").get("/api/projects");
        for (int i = 1; i < 5; i++) {
            assertThat(attacker.as("user" + i, "guess").get("/api/projects").status())
                    .isEqualTo(401);
        }

        Answer right = attacker.as("manager", WebTest.PASSWORD).get("/api/projects");

        assertThat(right.status()).as("even the right password has to wait").isEqualTo(401);
        assertThat(right.body()).isEqualTo(refused.body());
        assertThat(Api.at(port)
                        .with("X-Forwarded-For", "203.0.113.8")
                        .as("manager", WebTest.PASSWORD)
                        .get("/api/projects")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void slowsDownWhoeverTriesOneNameFromManyAddresses() {
        Answer wrong = Api.at(port)
                .with("X-Forwarded-For", "198.51.100.1")
                .as("approver", "guess")
                .get("/api/projects");
        Answer right = Api.at(port)
                .with("X-Forwarded-For", "198.51.100.2")
                .as("approver", WebTest.PASSWORD)
                .get("/api/projects");

        assertThat(right.status()).isEqualTo(401);
        assertThat(right.body()).isEqualTo(wrong.body());
    }

    @Test
    void marksItsCookiesSecureAndAsksForTlsBehindTls() {
        Browser browser = Browser.at(port);
        Answer page = browser.send(
                browser.request("/login").header("X-Forwarded-Proto", "https").GET());
        assertThat(page.header("Strict-Transport-Security")).contains("max-age=31536000");
        assertThat(page.header("Set-Cookie")).contains("Secure");
    }
}
