package dev.milepost.web;

import static dev.milepost.web.TriedProject.RULES;
import static dev.milepost.web.TriedProject.bytes;
import static dev.milepost.web.TriedProject.judging;
import static dev.milepost.web.TriedProject.rules;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.testing.Api;
import dev.milepost.testing.WebTest;
import java.util.Map;
import java.util.TreeSet;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A designer tries a rule file on the decisions of yesterday, and on the gates of today. */
@WebTest
class RuleTrialApiTests {

    /** Passes on what the deployed rules do not pass on, and the other way round. */
    private static final String CONTRARY = judging("$tests.ran() < 20");

    @LocalServerPort
    int port;

    @Autowired
    ProcessEngine engine;

    TriedProject project;

    @BeforeEach
    void start() {
        project = TriedProject.start(port, engine);
    }

    @Test
    void theSameRulesMakeNoDifference() {
        JsonNode report = replay(rules()).json();

        assertThat(report.at("/evaluations").asInt()).isEqualTo(4);
        assertThat(report.at("/counts/SAME").asInt()).isEqualTo(4);
        assertThat(report.at("/counts")).hasSize(1);
        assertThat(report.at("/changes")).isEmpty();
        assertThat(report.at("/notReplayable").asInt()).isZero();
        assertThat(report.at("/gates/judged").asInt()).isEqualTo(1);
        assertThat(report.at("/gates/counts")).hasSize(1);
        assertThat(report.at("/gates/counts/SAME").asInt()).isEqualTo(1);
    }

    @Test
    void otherRulesAreToldByWhatTheyWouldHaveLetThrough() {
        JsonNode report = replay(CONTRARY).json();

        assertThat(report.at("/counts/FAIL_TO_PASS").asInt()).isEqualTo(2);
        assertThat(report.at("/counts/PASS_TO_FAIL").asInt()).isEqualTo(1);
        JsonNode change = report.at("/changes/0");
        assertThat(change.at("/project").asText()).isEqualTo(project.key());
        assertThat(project.as("manager")
                        .get("/api" + change.at("/page").asText())
                        .json()
                        .at("/verdict")
                        .asText())
                .isEqualTo(change.at("/was").asText());
        assertThat(change.at("/differences/0").asText()).contains("test-pass-ratio");
    }

    @Test
    void eachChangeCanBeOpenedBesideWhatItWas() {
        JsonNode change = replay(CONTRARY).json().at("/changes/0");
        JsonNode opened = project.as("designer")
                .form(change.at("/replay").asText(), Map.of(), Map.of(RULES, bytes(CONTRARY)))
                .json();

        assertThat(opened.at("/then/verdict")).isEqualTo(change.at("/was"));
        assertThat(opened.at("/now/verdict")).isEqualTo(change.at("/now"));
        assertThat(opened.at("/differences")).isEqualTo(change.at("/differences"));
        assertThat(opened.at("/then/rules/0/sha256")).isNotEqualTo(opened.at("/now/rules/0/sha256"));
        assertThat(opened.at("/facts/testReports")).isNotEmpty();

        Api.Answer other = project.as("designer")
                .form(change.at("/replay").asText(), Map.of(), Map.of("event-happened.drl", bytes(CONTRARY)));
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.json().at("/detail").asText())
                .contains("does not use event-happened.drl")
                .contains(RULES);
    }

    @Test
    void gatesThatAreOpenNowAreJudgedByBothOnTheSameFacts() {
        JsonNode change = replay(CONTRARY).json().at("/gates/changes/0");

        assertThat(change.at("/kind").asText()).isEqualTo("FAIL_TO_PASS");
        assertThat(change.at("/state").asText()).isEqualTo("WAITING");
        assertThat(change.at("/was").asText()).isEqualTo("BLOCKED");
        assertThat(change.at("/now").asText()).isEqualTo("PASS");
        assertThat(change.at("/signOffWithdrawn").asBoolean()).isFalse();
        assertThat(project.now().at("/verdict").asText()).isEqualTo("BLOCKED");
        assertThat(project.now().at("/evaluation").asInt()).isEqualTo(4);
    }

    @Test
    void whoeverIsBeingAskedToSignLearnsThatTheQuestionWouldFall() {
        project.report(30, 30);
        assertThat(project.now().at("/state").asText()).isEqualTo("SIGN_OFF");

        JsonNode change = replay(CONTRARY).json().at("/gates/changes/0");

        assertThat(change.at("/kind").asText()).isEqualTo("PASS_TO_FAIL");
        assertThat(change.at("/signOffWithdrawn").asBoolean()).isTrue();
        assertThat(project.now().at("/state").asText()).isEqualTo("SIGN_OFF");
    }

    @Test
    void projectsAreChosenByTheirPlanOrBecauseTheyRun() {
        JsonNode ofPlan = form("plan=" + TriedProject.PLAN, rules()).json();
        assertThat(ofPlan.at("/projects").asInt()).isPositive();
        assertThat(ofPlan.at("/evaluations").asInt())
                .isEqualTo(ofPlan.at("/counts/SAME").asInt());
        assertThat(form("running=true&plan=" + TriedProject.PLAN, rules())
                        .json()
                        .at("/projects"))
                .isEqualTo(ofPlan.at("/projects"));

        assertThat(form("", rules()).status()).isEqualTo(400);
        assertThat(form("running=true&project=" + project.key(), rules()).status())
                .isEqualTo(400);
        assertThat(form("plan=no-such-plan", rules()).status()).isEqualTo(404);
        assertThat(form("project=nowhere", rules()).status()).isEqualTo(404);
    }

    @Test
    void whatIsWrongWithTheFilesIsSaidBeforeAnythingIsReplayed() {
        Api.Answer broken = replay("package rules;\nrule \"Broken\"\nwhen\n  Nothing()\nthen\nend\n");

        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.json().at("/detail").asText()).contains(RULES).contains("Nothing was replayed");
        JsonNode problem = broken.json().at("/problems/0");
        assertThat(new TreeSet<>(
                        problem.properties().stream().map(Map.Entry::getKey).toList()))
                .contains("file", "line", "message", "advice");
        assertThat(problem.at("/file").asText()).isEqualTo(RULES);

        assertThat(project.as("manager")
                        .form("/api/rules/replay?project=" + project.key(), Map.of(), Map.of(RULES, bytes(rules())))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whatIfTakesOtherRulesFromThoseWhoMayDeployThem() {
        Api.Answer answer = whatIf("designer", RULES, CONTRARY);
        assertThat(answer.json().at("/verdict").asText()).isEqualTo("PASS");
        assertThat(project.as("designer")
                        .post(project.gate() + "/what-if", "{}")
                        .json()
                        .at("/verdict")
                        .asText())
                .isEqualTo("BLOCKED");
        assertThat(project.now().at("/evaluation").asInt()).isEqualTo(4);

        Api.Answer refused = whatIf("manager", RULES, CONTRARY);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().at("/detail").asText()).contains("designers");
    }

    @Test
    void whatIfSaysWhyRulesDoNotFitTheGate() {
        assertThat(whatIf("designer", "event-happened.drl", CONTRARY)
                        .json()
                        .at("/detail")
                        .asText())
                .contains("Gate 'gate' does not use event-happened.drl", RULES);

        Api.Answer unfit = whatIf("designer", RULES, rules().replace("minRatio: ratio = 1", "needed: ratio"));
        assertThat(unfit.status()).as(unfit.body()).isEqualTo(400);
        assertThat(unfit.json().at("/detail").asText()).contains("The gate was not judged");
        assertThat(unfit.json().at("/problems")).isNotEmpty();

        assertThat(whatIf("designer", "table.xlsx", "no Base64!")
                        .json()
                        .at("/detail")
                        .asText())
                .contains("table.xlsx", "Base64");
    }

    private Api.Answer replay(String drl) {
        return form("project=" + project.key(), drl);
    }

    private Api.Answer form(String query, String drl) {
        return project.as("designer").form("/api/rules/replay?" + query, Map.of(), Map.of(RULES, bytes(drl)));
    }

    private Api.Answer whatIf(String user, String file, String drl) {
        String text = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance
                .textNode(drl)
                .toString();
        return project.as(user).post(project.gate() + "/what-if", "{\"rules\":{\"%s\":%s}}".formatted(file, text));
    }
}
