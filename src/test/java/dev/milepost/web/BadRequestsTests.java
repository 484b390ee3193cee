package dev.milepost.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.testing.Api;
import dev.milepost.testing.Api.Answer;
import dev.milepost.testing.WebTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Requests that could be taken for something they do not say. Each is refused with its reason, and nothing is stored. */
@WebTest
class BadRequestsTests {

    @LocalServerPort
    int port;

    Api ci;
    Api designer;
    final String key = "p-" + UUID.randomUUID();
    final String project = "/api/projects/" + key;

    @BeforeEach
    void startAProject() {
        ci = Api.at(port).as("ci", WebTest.PASSWORD);
        designer = Api.at(port).as("designer", WebTest.PASSWORD);
        designer.post("/api/projects", "{\"key\":\"" + key + "\",\"plan\":\"software-release\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0", "\"done\"", "true", "\"\"", "[\"DONE\"]"})
    void aStateIsOneOfItsWordsAndNoNumber(String state) {
        refused(ci.put(project + "/work-items/A-1", "{\"state\":" + state + "}"), "state");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1764012345", "1764012345000", "1e400", "1.5", "\"1764012345\"", "\"2026-11-20\"", "[2026,1,1]"})
    void anInstantIsWrittenWithItsZoneAndIsNoNumber(String instant) {
        refused(ci.post(project + "/events", "{\"name\":\"a\",\"occurredAt\":" + instant + "}"), "occurredAt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1764012345", "-1", "now", "2026-11-20T09:00:00"})
    void theInstantOfAReportIsNoNumberEither(String instant) {
        refused(
                ci.upload(project + "/test-reports?observedAt=" + instant, HttpApiTests.PASSING),
                "Write it as in 2026-11-20T09:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "[2027,1,1]", "\"2027-13-01\"", "\"soon\""})
    void aTargetIsADateAndNoNumber(String target) {
        refused(
                designer.patch(
                        project + "/milestones/release-candidate", "{\"reason\":\"x\",\"target\":" + target + "}"),
                "target");
    }

    @Test
    void theInstantsOfCiServersAreRead() {
        assertThat(ci.upload(project + "/test-reports?observedAt=2026-01-20T09:00:00%2B01:00", HttpApiTests.PASSING)
                        .json()
                        .at("/observedAt")
                        .asText())
                .isEqualTo("2026-01-20T08:00:00Z");
        assertThat(ci.post(project + "/events", "{\"name\":\"a\",\"occurredAt\":\"2026-01-20T09:00:00.5-05:00\"}")
                        .json()
                        .at("/observedAt")
                        .asText())
                .isEqualTo("2026-01-20T14:00:00.500Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"evidence\":[null]}                                  | null",
                "{\"evidence\":[{\"kind\":\"TEST_REPORT\",\"passed\":1.5}]} | passed",
                "{\"evidence\":[{\"kind\":0}]}                            | kind",
                "{\"at\":1}                                             | at",
            })
    void aWhatIfIsReadAsStrictly(String body, String field) {
        refused(ci.post(project + "/gates/release-candidate/what-if", body), field);
    }

    @ParameterizedTest
    @CsvSource({"null, parameters.build", "'\"\"', parameters.build", "'\"\\u0007\"', control characters"})
    void aProjectParameterHasAValue(String value, String words) {
        String body = "{\"key\":\"x%s\",\"plan\":\"software-release\",\"parameters\":{\"build\":%s}}";
        refused(designer.post("/api/projects", body.formatted(UUID.randomUUID(), value)), words);
    }

    @Test
    void aProcessWithoutGatesIsNoPlan() {
        Answer answer = designer.post("/api/projects", "{\"key\":\"x-1\",\"plan\":\"milestone-gate\"}");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("There is no plan 'milestone-gate'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%ff", "%ed%a0%80", "a%00b", "%07"})
    void aNameIsTextInUtf8(String suite) {
        refused(ci.upload(project + "/test-reports?suite=" + suite, HttpApiTests.PASSING), "suite");
    }

    @Test
    void aNameHasNoHalvesOfCharacters() {
        refused(ci.post(project + "/events", "{\"name\":\"\\ud800\"}"), "no text in UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "${7*7}",
                "#{7*7}",
                "{{7*7}}",
                "=cmd|' /C calc'!A0",
                "\u202Eevil",
                "\uD83D\uDE00"
            })
    void aNameMayLookLikeCodeAndStaysAName(String suite) {
        Answer answer = ci.upload(
                project + "/test-reports?suite=" + URLEncoder.encode(suite, StandardCharsets.UTF_8),
                HttpApiTests.PASSING);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().at("/suite").asText()).isEqualTo(suite);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
    }

    private void refused(Answer answer, String words) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.body()).contains(words).doesNotContain("Exception").doesNotContain("java.");
        assertThat(ci.get(project).json().at("/parameters").isEmpty()).isTrue();
    }
}
