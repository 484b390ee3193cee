package dev.milepost.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.testing.Api;
import dev.milepost.testing.Api.Answer;
import dev.milepost.testing.WebTest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class WaiversApiTests {

    @LocalServerPort
    int port;

    @Autowired
    Clock clock;

    final String project = "/api/projects/p-" + UUID.randomUUID();
    Instant nextWeek;

    @BeforeEach
    void start() {
        nextWeek = clock.instant().plus(7, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        String key = project.substring("/api/projects/".length());
        assertThat(user("designer")
                        .post("/api/projects", "{\"key\":\"%s\",\"plan\":\"software-release\"}".formatted(key))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void grantsAtOnceWhatSomebodyElseAsksForAndShowsItWithItsEnd() {
        Answer granted = user("approver").post(project + "/waivers", waiver("test-pass-ratio", nextWeek, "ci"));

        assertThat(granted.status()).as(granted.body()).isEqualTo(201);
        String id = granted.json().at("/id").asText();
        assertThat(granted.header("Location")).isEqualTo(project + "/waivers/" + id);
        assertThat(granted.json().at("/state").asText()).isEqualTo("ACTIVE");
        assertThat(granted.json().at("/grantedBy").asText()).isEqualTo("approver");
        assertThat(granted.json().at("/askedBy").asText()).isEqualTo("ci");

        JsonNode criterion = criterion("test-pass-ratio");
        assertThat(criterion.at("/state").asText()).isEqualTo("WAIVED");
        assertThat(criterion.at("/waivedUntil").asText()).isEqualTo(nextWeek.toString());
        assertThat(criterion.at("/withoutWaiver").asText()).isEqualTo("UNKNOWN");
        assertThat(criterion.at("/waiver").asText()).isEqualTo(id);
        assertThat(criterion.at("/waivedBy").asText()).isEqualTo("approver");
        assertThat(criterion.at("/remedy").asText()).isNotEmpty();
        assertThat(user("manager")
                        .get(project + "/waivers")
                        .json()
                        .at("/items/0/used")
                        .asBoolean())
                .isTrue();
        JsonNode later = user("ci")
                .post(project + "/gates/release-candidate/what-if", "{\"at\":\"" + nextWeek + "\"}")
                .json();
        assertThat(later.findValuesAsText("state")).doesNotContain("WAIVED");
    }

    @Test
    void waitsForSomebodyElseToGrantWhatTheCallerAsksFor() {
        String id = ask("ci");
        assertThat(user("ci")
                        .get(project + "/waivers/" + id)
                        .json()
                        .at("/state")
                        .asText())
                .isEqualTo("REQUESTED");
        assertThat(criterion("test-pass-ratio").at("/state").asText()).isEqualTo("UNKNOWN");

        for (String without : new String[] {"ci", "designer", "manager"}) {
            assertThat(user(without)
                            .post(project + "/waivers/" + id + "/grant", "")
                            .status())
                    .as(without)
                    .isEqualTo(403);
        }
        Answer granted = user("admin").post(project + "/waivers/" + id + "/grant", "");
        assertThat(granted.status()).as(granted.body()).isEqualTo(200);
        assertThat(granted.json().at("/state").asText()).isEqualTo("ACTIVE");
        assertThat(user("admin").post(project + "/waivers/" + id + "/grant", "").status())
                .isEqualTo(409);

        assertThat(user("manager").delete(project + "/waivers/" + id).status()).isEqualTo(403);
        Answer withdrawn = user("ci").delete(project + "/waivers/" + id);
        assertThat(withdrawn.status()).isEqualTo(200);
        assertThat(withdrawn.json().at("/state").asText()).isEqualTo("WITHDRAWN");
        assertThat(withdrawn.json().at("/withdrawnBy").asText()).isEqualTo("ci");
        assertThat(criterion("test-pass-ratio").at("/state").asText()).isEqualTo("UNKNOWN");
        assertThat(user("ci").delete(project + "/waivers/" + id).status()).isEqualTo(409);
    }

    @Test
    void letsNobodyGrantToThemselves() {
        String id = ask("approver");

        assertThat(user("approver")
                        .post(project + "/waivers/" + id + "/grant", "")
                        .status())
                .isEqualTo(403);
        assertThat(user("approver")
                        .post(project + "/waivers", waiver("test-pass-ratio", nextWeek, "approver"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void takesADateAsTheEndOfThatDay() {
        LocalDate day = nextWeek.atZone(ZoneOffset.UTC).toLocalDate();
        Answer asked = user("ci")
                .post(
                        project + "/waivers",
                        waiver("test-pass-ratio", nextWeek, null).replace(nextWeek.toString(), day.toString()));

        assertThat(asked.json().at("/expires").asText()).isEqualTo(day.plusDays(1) + "T00:00:00Z");
    }

    @Test
    void saysWhatIsWrongWithARequestAndStoresNothing() {
        String good = waiver("test-pass-ratio", nextWeek, null);
        assertThat(problem(400, good.replace(nextWeek.toString(), "tomorrow"))).contains("expires");
        assertThat(problem(400, good.replace(nextWeek.toString(), ""))).contains("expires");
        assertThat(problem(400, good.replace(nextWeek.toString(), "2020-01-01")))
                .contains("expired");
        assertThat(problem(400, good.replace(nextWeek.toString(), "9000-01-01")))
                .contains("30 days");
        assertThat(problem(400, good.replace("test-pass-ratio", "coverage"))).contains("test-pass-ratio");
        assertThat(problem(404, good.replace("release-candidate", "nowhere"))).contains("release-candidate");
        assertThat(problem(400, good.replace("\"why\"", "\" \""))).contains("reason");
        assertThat(problem(400, good.replace("\"by hand\"", "\" \""))).contains("compensatingControl");
        assertThat(user("ci").post("/api/projects/none/waivers", good).status()).isEqualTo(404);
        assertThat(user("ci").get(project + "/waivers/none").status()).isEqualTo(404);
        assertThat(user("approver").post(project + "/waivers/none/grant", "").status())
                .isEqualTo(404);
        assertThat(user("approver").delete(project + "/waivers/none").status()).isEqualTo(404);
        assertThat(user("approver")
                        .post(project + "/waivers", waiver("test-pass-ratio", nextWeek, "nobody"))
                        .status())
                .isEqualTo(400);
        assertThat(user("ci").get(project + "/waivers").json().at("/total").asInt())
                .isZero();
    }

    private String problem(int status, String body) {
        Answer answer = user("ci").post(project + "/waivers", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        return answer.json().at("/detail").asText();
    }

    private String ask(String user) {
        Answer asked = user(user).post(project + "/waivers", waiver("test-pass-ratio", nextWeek, null));
        assertThat(asked.status()).as(asked.body()).isEqualTo(201);
        return asked.json().at("/id").asText();
    }

    private static String waiver(String criterion, Instant expires, String askedBy) {
        return """
                {"gate":"release-candidate","criterion":"%s","reason":"why","compensatingControl":"by hand",
                 "expires":"%s"%s}""".formatted(criterion, expires, askedBy == null ? "" : ",\"askedBy\":\"" + askedBy + "\"");
    }

    private JsonNode criterion(String id) {
        for (JsonNode criterion :
                user("ci").get(project + "/gates/release-candidate").json().at("/criteria")) {
            if (criterion.at("/id").asText().equals(id)) {
                return criterion;
            }
        }
        throw new AssertionError("no criterion " + id);
    }

    private Api user(String name) {
        return Api.at(port).as(name, WebTest.PASSWORD);
    }
}
