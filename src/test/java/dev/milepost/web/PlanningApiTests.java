package dev.milepost.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.testing.Api;
import dev.milepost.testing.Api.Answer;
import dev.milepost.testing.WebTest;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Baselines, forecasts and changes over HTTP, on a project of the shipped plan. */
@WebTest
class PlanningApiTests {

    static final String HOLIDAYS = String.join(
            "\r\n",
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//milepost//test//EN",
            "BEGIN:VEVENT",
            "UID:new-year@milepost.dev",
            "DTSTAMP:20260101T000000Z",
            "DTSTART;VALUE=DATE:20270101",
            "SUMMARY:New Year",
            "RRULE:FREQ=YEARLY;COUNT=3",
            "END:VEVENT",
            "END:VCALENDAR",
            "");

    @LocalServerPort
    int port;

    @Autowired
    Clock clock;

    final String project = "/api/projects/p-" + UUID.randomUUID();
    JsonNode started;

    @BeforeEach
    void start() {
        String key = project.substring("/api/projects/".length());
        Answer answer =
                user("designer").post("/api/projects", "{\"key\":\"%s\",\"plan\":\"software-release\"}".formatted(key));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        started = answer.json();
    }

    @Test
    void saysHowRealisticTheTargetsAreWhenAProjectBegins() {
        assertThat(started.at("/warnings").isArray()).isTrue();
        assertThat(started.at("/realism")).hasSizeGreaterThanOrEqualTo(1).allSatisfy(one -> {
            assertThat(one.at("/band").asText()).isNotEmpty();
            assertThat(one.at("/reason").asText()).startsWith("Met with a probability of");
        });
        assertThat(started.at("/goals").isArray()).isTrue();
    }

    @Test
    void keepsTargetBaselineForecastAndActualApart() {
        JsonNode first = user("ci").get(project + "/milestones").json().at("/items/0");

        assertThat(first.at("/key").asText()).isEqualTo("feature-complete");
        assertThat(first.at("/baseline").asText()).isEqualTo(first.at("/target").asText());
        assertThat(LocalDate.parse(first.at("/forecast/p50").asText()))
                .isBeforeOrEqualTo(LocalDate.parse(first.at("/forecast/p80").asText()));
        assertThat(first.at("/forecast/probability").asDouble()).isBetween(0.0, 1.0);
        assertThat(first.at("/forecast/computedAt").asText()).isNotEmpty();
        assertThat(first.at("/forecast/drivers").isArray()).isTrue();
        assertThat(first.at("/zone").asText()).isEqualTo("UTC");
        assertThat(first.has("actual")).isFalse();
        assertThat(first.at("/reason").asText()).contains("likely to meet its target");
    }

    @Test
    void takesListsComparesAndChoosesBaselines() {
        LocalDate target = today().plusDays(200);
        user("manager")
                .patch(
                        project + "/milestones/release-candidate",
                        "{\"target\":\"" + target + "\",\"reason\":\"fair\"}");

        Answer taken =
                user("manager").post(project + "/baselines", "{\"name\":\"After the fair\",\"reason\":\"agreed\"}");

        assertThat(taken.status()).as(taken.body()).isEqualTo(201);
        assertThat(taken.header("Location")).isEqualTo(project + "/baselines/2");
        JsonNode all = user("ci").get(project + "/baselines").json();
        assertThat(all.at("/total").asInt()).isEqualTo(2);
        assertThat(all.findValuesAsText("reporting")).containsExactly("false", "true");
        assertThat(all.at("/items/0/author").asText()).isEqualTo("designer");
        JsonNode changed = user("ci")
                .get(project + "/baselines/compare?from=1&to=2")
                .json()
                .at("/changed");
        assertThat(changed.findValuesAsText("after")).contains(target.toString());
        assertThat(user("ci").get(project + "/baselines/7").status()).isEqualTo(404);
        assertThat(user("ci").get(project + "/baselines/compare?from=never").status())
                .isEqualTo(400);

        user("manager").patch(project + "/baselines/1", "{\"reporting\":true,\"reason\":\"from the start\"}");
        assertThat(user("ci").get(project + "/baselines").json().findValuesAsText("reporting"))
                .containsExactly("true", "false");
    }

    @Test
    void answersWhatAChangeDoes() {
        JsonNode moved = user("ci")
                .patch(
                        project + "/tasks/userTask_implementFeatures",
                        "{\"estimate\":\"30d/40d/60d\",\"reason\":\"harder\"}")
                .json();

        JsonNode first = moved.at("/impact/milestones/0");
        assertThat(first.at("/key").asText()).isEqualTo("feature-complete");
        assertThat(first.at("/workingDays").asInt()).isPositive();
        assertThat(first.at("/path").findValuesAsText("id")).contains("userTask_implementFeatures");
        assertThat(moved.at("/impact/milestones").findValuesAsText("key"))
                .contains("release-candidate", "general-availability");
        assertThat(user("ci")
                        .get(project + "/changes")
                        .json()
                        .at("/items/0/before")
                        .asText())
                .isEqualTo("15d/20d/30d");
    }

    @Test
    void changesNothingWhenItIsOnlyAsked() {
        String before = user("ci").get(project + "/milestones").body();

        Answer supposed = user("manager")
                .patch(
                        project + "/milestones/general-availability?dryRun=true",
                        "{\"target\":\"" + today().plusDays(3) + "\",\"reason\":\"what if\"}");
        user("ci")
                .put(
                        project + "/work-items/X-1?dryRun=true",
                        "{\"state\":\"OPEN\",\"phase\":\"phase_build\",\"due\":\"" + today().plusDays(300) + "\"}");

        assertThat(supposed.status()).as(supposed.body()).isEqualTo(200);
        assertThat(supposed.json().at("/impact/milestones/0/probability/after").asDouble())
                .isLessThan(supposed.json()
                        .at("/impact/milestones/0/probability/before")
                        .asDouble());
        assertThat(user("ci").get(project + "/milestones").body()).isEqualTo(before);
        assertThat(user("ci").get(project + "/changes").json().at("/total").asInt())
                .isZero();
    }

    @Test
    void answersWhatTheDueDateOfAWorkItemDoes() {
        JsonNode answer = user("ci")
                .put(
                        project + "/work-items/X-1",
                        "{\"state\":\"OPEN\",\"phase\":\"phase_build\",\"due\":\"" + today().plusDays(300) + "\"}")
                .json();

        assertThat(answer.at("/impact/milestones/0/key").asText()).isEqualTo("feature-complete");
        assertThat(user("ci")
                        .get(project + "/milestones")
                        .json()
                        .at("/items/0/reason")
                        .asText())
                .contains("work item X-1");
    }

    @Test
    void forecastsBesideTheRequestThatCompletesATask() {
        String before = computedAt();
        String task =
                user("ci").get(project + "/tasks").json().at("/items/0/id").asText();
        Instant patience = clock.instant().plusSeconds(30);

        assertThat(user("designer")
                        .post(project + "/tasks/" + task + "/complete", "")
                        .status())
                .isEqualTo(200);
        while (computedAt().equals(before) && clock.instant().isBefore(patience)) {
            Thread.onSpinWait();
        }

        assertThat(computedAt()).isNotEqualTo(before);
    }

    private String computedAt() {
        return user("ci")
                .get(project + "/milestones")
                .json()
                .at("/items/0/forecast/computedAt")
                .asText();
    }

    @Test
    void showsForecastHistoryTrendAndEvaluation() {
        JsonNode forecast = user("ci").get(project + "/forecast").json();
        assertThat(forecast.at("/milestones").findValuesAsText("realism")).isNotEmpty();
        assertThat(forecast.at("/activities").findValuesAsText("id")).contains("userTask_implementFeatures");
        assertThat(forecast.at("/activities/0").has("totalFloat")).isTrue();
        assertThat(forecast.at("/gaps").isArray()).isTrue();
        assertThat(forecast.at("/workItems/reason").asText()).isEqualTo("No work item is open.");
        assertThat(user("ci")
                        .get(project + "/forecast/history")
                        .json()
                        .at("/total")
                        .asInt())
                .isPositive();
        assertThat(user("ci")
                        .get(project + "/trend")
                        .json()
                        .at("/items/0/pattern")
                        .asText())
                .isEqualTo("TOO_FEW_REPORTS");
        assertThat(user("ci")
                        .get(project + "/evaluation-report")
                        .json()
                        .at("/milestones/0/key")
                        .asText())
                .isEqualTo("feature-complete");
        Answer text = user("ci").with("Accept", "text/markdown").get(project + "/evaluation-report");
        assertThat(text.status()).as(text.body()).isEqualTo(200);
        assertThat(text.body()).contains("## Milestones", "| Feature complete |");
        assertThat(user("ci")
                        .get("/api/plans/software-release/experience")
                        .json()
                        .at("/projects")
                        .asInt())
                .isPositive();
    }

    @Test
    void readsHolidaysFromAFile() {
        assertThat(holidays("manager", HOLIDAYS).status()).isEqualTo(200);

        JsonNode calendar = user("ci").get(project + "/calendar").json();
        assertThat(calendar.at("/holidays").findValuesAsText("date"))
                .containsExactly("2027-01-01", "2028-01-01", "2029-01-01");
        assertThat(calendar.at("/holidays/0/name").asText()).isEqualTo("New Year");
        Answer broken = holidays("manager", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:2027\r\n");
        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.json().at("/detail").asText()).contains("line ");
    }

    private Answer holidays(String user, String file) {
        return user(user)
                .send(user(user)
                        .request(project + "/calendar/holidays?reason=closed")
                        .header("Content-Type", "text/calendar")
                        .PUT(HttpRequest.BodyPublishers.ofString(file)));
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThat(user("ci")
                        .patch(project + "/tasks/none", "{\"estimate\":\"1d\",\"reason\":\"r\"}")
                        .status())
                .isEqualTo(404);
        Answer estimate =
                user("ci").patch(project + "/tasks/userTask_writeTests", "{\"estimate\":\"soon\",\"reason\":\"r\"}");
        assertThat(estimate.status()).isEqualTo(400);
        assertThat(estimate.json().at("/detail").asText()).contains("5d or 4h");
        assertThat(user("manager")
                        .patch(project + "/calendar", "{\"zone\":\"Moon/Tranquility\",\"reason\":\"r\"}")
                        .status())
                .isEqualTo(400);
        assertThat(user("ci")
                        .patch(project + "/calendar", "{\"zone\":\"UTC\",\"reason\":\"r\"}")
                        .status())
                .isEqualTo(403);
    }

    private LocalDate today() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private Api user(String name) {
        return Api.at(port).as(name, WebTest.PASSWORD);
    }
}
