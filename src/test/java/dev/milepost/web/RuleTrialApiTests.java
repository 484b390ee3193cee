package dev.milepost.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.testing.Api;
import dev.milepost.testing.Deploying;
import dev.milepost.testing.TestPlans;
import dev.milepost.testing.WebTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A designer tries a rule file on the decisions of yesterday. */
@WebTest
class RuleTrialApiTests {

    private static final String RULES = "test-pass-ratio.drl";
    private static int started;

    @LocalServerPort
    int port;

    @Autowired
    ProcessEngine engine;

    final String project = "trial-" + ++started;

    @BeforeEach
    void aGateIsJudgedFourTimes() {
        Deploying.to(engine.getRepositoryService(), "trial-plan")
                .with(
                        "trial-plan.bpmn",
                        TestPlans.oneGate(
                                "trial-plan", "rules=" + RULES, "param.minRatio=0.9", "approvers=approvers:1"))
                .withRules(RULES)
                .deploy();
        as("designer").post("/api/projects", "{\"key\":\"" + project + "\",\"plan\":\"trial-plan\"}");
        report(10);
        report(5);
        report(1);
    }

    @Test
    void theSameRulesMakeNoDifference() throws IOException {
        JsonNode report = replay(Files.readString(Path.of("rules", RULES))).json();

        assertThat(report.at("/evaluations").asInt()).isEqualTo(4);
        assertThat(report.at("/counts/SAME").asInt()).isEqualTo(4);
        assertThat(report.at("/counts")).hasSize(1);
        assertThat(report.at("/changes")).isEmpty();
        assertThat(report.at("/notReplayable").asInt()).isZero();
    }

    @Test
    void otherRulesAreToldByWhatTheyWouldHaveLetThrough() throws IOException {
        String lenient = Files.readString(Path.of("rules", RULES))
                .replace("$tests.ratio().atLeast($p.ratio(\"minRatio\"))", "$tests.ran() > 2 && $tests.ran() < 20");
        JsonNode report = replay(
                        lenient.replace(".judge($tests.ran() > 2", ".judge(!$tests.none() && $tests.ran() > 2"))
                .json();

        assertThat(report.at("/counts/FAIL_TO_PASS").asInt()).isEqualTo(2);
        assertThat(report.at("/counts/PASS_TO_FAIL").asInt()).isEqualTo(1);
        JsonNode change = report.at("/changes/0");
        assertThat(change.at("/project").asText()).isEqualTo(project);
        assertThat(as("manager")
                        .get("/api/projects/" + project + "/gates/gate/evaluations/" + change.at("/number"))
                        .json()
                        .at("/verdict")
                        .asText())
                .isEqualTo(change.at("/was").asText());
        assertThat(change.at("/differences/0").asText()).contains("test-pass-ratio");
    }

    @Test
    void whatIsWrongWithTheFilesIsSaidBeforeAnythingIsReplayed() {
        Api.Answer broken = replay("package rules;\nrule \"Broken\"\nwhen\n  Nothing()\nthen\nend\n");

        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.json().at("/detail").asText()).contains(RULES).contains("Nothing was replayed");
        assertThat(as("designer")
                        .form("/api/rules/replay?project=nowhere", Map.of(), Map.of(RULES, rules()))
                        .status())
                .isEqualTo(404);
        assertThat(as("manager")
                        .form("/api/rules/replay?project=" + project, Map.of(), Map.of(RULES, rules()))
                        .status())
                .isEqualTo(403);
    }

    private static byte[] rules() {
        try {
            return Files.readAllBytes(Path.of("rules", RULES));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Api.Answer replay(String drl) {
        return as("designer")
                .form("/api/rules/replay?project=" + project, Map.of(), Map.of(RULES, drl.getBytes(UTF_8)));
    }

    /** Ten tests, of which so many pass; twenty where all do. */
    private void report(int passing) {
        StringBuilder cases = new StringBuilder();
        int tests = passing == 10 ? 20 : 10;
        int failing = passing == 10 ? 0 : 10 - passing;
        for (int i = 0; i < tests; i++) {
            cases.append("<testcase classname=\"S\" name=\"t").append(i).append("\">");
            cases.append(i < failing ? "<failure message=\"no\"/>" : "").append("</testcase>");
        }
        Api.Answer answer = as("ci").upload(
                        "/api/projects/" + project + "/test-reports?suite=unit&build=" + passing,
                        "<testsuite name=\"unit\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"0\">%s</testsuite>"
                                .formatted(tests, failing, cases));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private Api as(String user) {
        return Api.at(port).as(user, WebTest.PASSWORD);
    }
}
