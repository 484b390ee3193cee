package dev.milepost.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.testing.Api;
import dev.milepost.testing.Api.Answer;
import dev.milepost.testing.TestPlans;
import dev.milepost.testing.WebTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class PlanCheckApiTests {

    @LocalServerPort
    int port;

    @Test
    void saysWhatADeploymentWouldSayAndDeploysNothing() throws IOException {
        JsonNode answer = check(Map.of(
                        "checked.bpmn",
                        TestPlans.oneGate("checked", "target=P6W", "rules=tasks-complete.drl")
                                .getBytes(UTF_8),
                        "tasks-complete.drl",
                        Files.readAllBytes(Path.of("rules", "tasks-complete.drl"))))
                .json();
        assertThat(answer.at("/deployable").asBoolean()).isTrue();
        assertThat(answer.at("/plans/0").asText()).isEqualTo("checked");
        assertThat(answer.at("/problems")).isEmpty();
        assertThat(answer.at("/warnings/0/element").asText()).isEqualTo("gate");
        assertThat(answer.at("/warnings/0/line").asInt()).isPositive();
        assertThat(designer().get("/api/plans/checked").status()).isEqualTo(404);
    }

    @Test
    void warnsOfGroupsThatDoNotExist() throws IOException {
        JsonNode answer = check(Map.of(
                        "asking.bpmn",
                        TestPlans.oneGate(
                                        "asking",
                                        "rules=event-happened.drl",
                                        "param.event=signed",
                                        "approvers=qualty:1, any of camunda-admin, nobodys")
                                .getBytes(UTF_8),
                        "event-happened.drl",
                        Files.readAllBytes(Path.of("rules", "event-happened.drl"))))
                .json();
        assertThat(answer.at("/problems")).isEmpty();
        assertThat(answer.at("/warnings").findValuesAsText("message"))
                .filteredOn(message -> message.contains("group"))
                .containsExactly(
                        "Gate 'gate' asks for approvers of the group 'qualty', which does not exist yet.",
                        "Gate 'gate' asks for approvers of the group 'nobodys', which does not exist yet.");
    }

    @Test
    void namesEveryProblem() {
        JsonNode answer = check(Map.of(
                        "one.bpmn",
                        TestPlans.oneGate("one", "target=soon", "rules=tasks-complete.drl")
                                .getBytes(UTF_8),
                        "broken.drl",
                        "package rules;\nrule \"Broken\"\nwhen\n  Nothing()\nthen\nend\n".getBytes(UTF_8)))
                .json();
        assertThat(answer.at("/deployable").asBoolean()).isFalse();
        assertThat(answer.at("/problems").findValuesAsText("file")).contains("one.bpmn", "broken.drl");
        assertThat(answer.at("/problems").findValuesAsText("advice")).doesNotContain("");
        assertThat(answer.at("/warnings")).isEmpty();
    }

    @Test
    void refusesAnUploadWithoutFiles() {
        assertThat(check(Map.of()).status()).isEqualTo(400);
        assertThat(check(Map.of()).json().at("/detail").asText()).contains("curl -F");
    }

    private Answer check(Map<String, byte[]> files) {
        return designer().form("/api/plans/check", Map.of("note", "checked only"), files);
    }

    private Api designer() {
        return Api.at(port).as("designer", WebTest.PASSWORD);
    }
}
