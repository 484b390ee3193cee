package dev.milepost.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import dev.milepost.testing.Accessibility;
import dev.milepost.testing.Api;
import dev.milepost.testing.Deploying;
import dev.milepost.testing.RealBrowser;
import dev.milepost.testing.TestPlans;
import dev.milepost.testing.WebTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a gate tries in shadow, and what it only warns of, as its API and its pages show it. */
@WebTest
class TriedRulesApiTests {

    private static int started;

    @LocalServerPort
    int port;

    @Autowired
    ProcessEngine engine;

    final String project = "tried-" + ++started;
    final String gate = "/api/projects/" + project + "/gates/gate";

    @BeforeEach
    void aGateHearsOfOneEventAfterTheOther() {
        Deploying.to(engine.getRepositoryService(), "tried-rules")
                .with(
                        "tried-rules.bpmn",
                        TestPlans.oneGate(
                                "tried-rules",
                                "rules=event-happened.drl, event-happened.drl as next (shadow), event-happened.drl as soft (warn)",
                                "param.event=go",
                                "param.next.event=ready",
                                "param.soft.event=docs",
                                "approvers=approvers:1"))
                .withRules("event-happened.drl")
                .deploy();
        as("designer").post("/api/projects", "{\"key\":\"" + project + "\",\"plan\":\"tried-rules\"}");
        event("ready");
        event("go");
    }

    @Test
    void theGateIsDecidedByItsOtherRulesAndSaysWhichTheyAre() {
        JsonNode said = as("manager").get(gate).json();

        assertThat(said.at("/verdict").asText()).isEqualTo("PASS");
        assertThat(said.at("/state").asText()).isEqualTo("SIGN_OFF");
        assertThat(texts(said.at("/criteria"), "id", "mode", "state"))
                .containsExactly(
                        "event-happened BLOCK MET",
                        "soft.event-happened WARN UNKNOWN",
                        "next.event-happened SHADOW MET");
        assertThat(texts(said.at("/rules"), "mode")).containsExactly("BLOCK", "SHADOW", "WARN");
        JsonNode recorded = as("manager")
                .get(gate + "/evaluations/" + said.at("/evaluation"))
                .json();
        assertThat(texts(recorded.at("/findings"), "mode")).containsExactly("", "WARN", "SHADOW");
        assertThat(texts(
                        as("manager")
                                .get("/api/plans/tried-rules/criteria")
                                .json()
                                .at("/items"),
                        "mode"))
                .containsExactly("BLOCK", "SHADOW", "WARN");
    }

    @Test
    void whatTheTriedRulesWouldHaveDecidedIsCounted() {
        event("something-else");

        JsonNode report = as("manager").get(gate + "/shadow").json();

        assertThat(texts(report.at("/rules"), "file", "alias", "mode"))
                .containsExactly("event-happened.drl next SHADOW");
        assertThat(report.at("/since").asInt()).isEqualTo(1);
        assertThat(report.at("/sinceAt").asText()).isNotEmpty();
        assertThat(report.at("/evaluations").asInt())
                .as("begin, ready, go, something-else")
                .isEqualTo(4);
        assertThat(report.at("/wouldHavePassed").asInt())
                .as("ready, but not yet go")
                .isEqualTo(1);
        assertThat(report.at("/wouldHaveHeld").asInt()).isZero();
        assertThat(report.at("/errors").asInt()).isZero();
        assertThat(texts(report.at("/different"), "number", "verdict", "shadow"))
                .containsExactly("2 UNDECIDED PASS");
        assertThat(as("manager").get(gate + "-none/shadow").status()).isEqualTo(404);
        JsonNode none = as("manager")
                .get("/api/projects/apollo/gates/release-candidate/shadow")
                .json();
        assertThat(none.at("/evaluations").asInt()).isZero();
        assertThat(none.has("since")).isFalse();
    }

    @Test
    void thereIsNothingToWaiveWhereNothingIsHeldShut() {
        for (String criterion : List.of("soft.event-happened", "next.event-happened")) {
            Api.Answer answer = as("ci").post(
                            "/api/projects/" + project + "/waivers",
                            "{\"gate\":\"gate\",\"criterion\":\"" + criterion
                                    + "\",\"reason\":\"r\",\"compensatingControl\":\"c\",\"expires\":\""
                                    + LocalDate.now().plusDays(3) + "\"}");

            assertThat(answer.status()).as(answer.body()).isEqualTo(409);
            assertThat(answer.json().at("/detail").asText())
                    .contains(
                            criterion, "there is nothing to waive", "Waive a criterion that decides: event-happened.");
        }
    }

    @Test
    void pagesShowWarningsAndTrialsApartInTheReadersLanguage() {
        Page english = page("en-GB");
        assertThat(english.locator("#why")).containsText("All criteria are met");
        assertThat(english.locator("[aria-labelledby=why]")).containsText("One warning, which does not hold it shut");
        assertThat(english.locator("#warnings")).hasText("⚠ Warnings");
        assertThat(english.locator("#shadow")).hasText("◐ Tried in shadow, decides nothing");
        assertThat(english.locator("[aria-labelledby=criteria] table")).hasCount(3);
        assertThat(english.locator("[aria-labelledby=criteria]"))
                .containsText("Judged in 3 evaluations since evaluation 1");
        assertThat(english.locator("#waive option")).hasCount(1);
        assertThat(english.locator("[aria-labelledby=rules] .mode-SHADOW")).hasText("◐ In shadow");
        Accessibility.check(english);
        RealBrowser.screenshot(english, "gate-tried");
        english.navigate("/projects/" + project + "/gates/gate/compare");
        assertThat(english.locator("tbody .mode-WARN")).hasText("⚠ Warning");
        english.navigate("/plans/tried-rules");
        assertThat(english.locator("#gate-gate .mode-SHADOW")).hasCount(1);

        Page german = page("de-DE");
        assertThat(german.locator("#warnings")).hasText("⚠ Warnungen");
        assertThat(german.locator("#shadow")).hasText("◐ Auf Probe, entscheidet nichts");
        german.navigate("/projects/" + project + "/gates/gate/evaluations/2");
        assertThat(german.locator("#shadow")).hasCount(1);
        RealBrowser.expectNoComplaints();
    }

    private Page page(String language) {
        Page page = RealBrowser.logIn(port, "manager", WebTest.PASSWORD, language);
        page.navigate("/projects/" + project + "/gates/gate");
        return page;
    }

    private static List<String> texts(JsonNode nodes, String... fields) {
        List<String> all = new ArrayList<>();
        for (JsonNode node : nodes) {
            List<String> words = new ArrayList<>();
            for (String field : fields) {
                words.add(node.path(field).asText(""));
            }
            all.add(String.join(" ", words));
        }
        return all;
    }

    private void event(String name) {
        Api.Answer answer = as("ci").post("/api/projects/" + project + "/events", "{\"name\":\"" + name + "\"}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private Api as(String user) {
        return Api.at(port).as(user, WebTest.PASSWORD);
    }
}
