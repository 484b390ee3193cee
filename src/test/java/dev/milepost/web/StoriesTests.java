package dev.milepost.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.milepost.testing.Accessibility;
import dev.milepost.testing.Api;
import dev.milepost.testing.RealBrowser;
import dev.milepost.testing.WebTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What designer, CI server, approver and manager do one after the other, each in the tool they know. */
@WebTest
class StoriesTests {

    private static final String KEY = "orion";
    private static final List<String> LIBRARY = List.of(
            "tasks-complete.drl",
            "event-happened.drl",
            "test-pass-ratio.drl",
            "no-failing-tests.drl",
            "software-release.drl",
            "not-before.drl",
            "milestone-reached.drl");

    @LocalServerPort
    int port;

    @Autowired
    ProcessEngine engine;

    @Test
    void aChangedPlanBecomesAProjectThatIsFollowedToItsEndWithoutReload() throws IOException {
        designerDeploysAChangedPlanAndStartsAProject();

        Page manager = RealBrowser.logIn(port, "manager", WebTest.PASSWORD);
        manager.navigate("/projects/" + KEY);
        manager.locator("html[data-live=on]").waitFor();
        manager.locator(".diagram-badge[data-gate=feature-complete].status-LATE")
                .waitFor();
        manager.evaluate("window.neverReloaded = true; document.querySelector('details')?.setAttribute('open', '')");
        Page cockpit = cockpitOf(manager);
        Page portfolio = RealBrowser.logIn(port, "manager", WebTest.PASSWORD);
        portfolio.navigate("/?text=" + KEY); // what is reached comes last, behind the projects of other tests
        assertThat(portfolio.locator("#project-" + KEY)).containsText("Story release of autumn");

        ciServerReportsWork();
        assertThat(manager.locator("#milestone-feature-complete .badge.status-REACHED"))
                .isVisible();
        assertThat(manager.locator(".diagram-badge[data-gate=feature-complete].status-REACHED"))
                .isVisible();
        assertThat(cockpit.locator(".diagram-badge[data-gate=feature-complete].status-REACHED"))
                .isVisible();
        assertThat(manager.locator("#milestone-release-candidate .badge.verdict-BLOCKED"))
                .isVisible();
        assertThat(manager.locator("main")).containsText("2 failing tests");
        RealBrowser.screenshot(manager, "project-shut");

        completeAll();
        report(0);
        assertThat(manager.locator("#milestone-release-candidate .badge.status-REACHED"))
                .isVisible();
        completeAll();
        assertThat(manager.getByText("Waits for sign-off by approvers")).isVisible();
        assertThat(manager.evaluate("window.neverReloaded")).isEqualTo(true);

        approverSignsOff();
        assertThat(manager.getByText("All milestones are reached")).isVisible();
        assertThat(portfolio.locator("#project-" + KEY + " .badge.status-REACHED"))
                .isVisible();
        assertThat(manager.evaluate("window.neverReloaded")).isEqualTo(true);
        RealBrowser.screenshot(manager, "project-reached");
        RealBrowser.expectNoComplaints();
    }

    @Test
    void theFirstPageLeadsToWhatIsLookedFor() {
        Page page = RealBrowser.logIn(port, "manager", WebTest.PASSWORD);
        assertThat(page.locator("#project-apollo")).containsText("Apollo");
        Accessibility.check(page);
        RealBrowser.screenshot(page, "portfolio");

        page.fill("[name=text]", "nothing is called so");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show"))
                .click();
        assertThat(page.locator("main")).containsText("No project fits.");
        Accessibility.check(page);
        page.getByText("Show all projects").click();
        page.locator("[name=needsMe]").check();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show"))
                .click();
        assertThat(page.locator("main")).containsText("Nothing waits for you at the moment.");

        page.navigate("/projects/apollo");
        page.locator("[data-diagram][data-drawn]").waitFor();
        Accessibility.check(page);
        page.setViewportSize(390, 844);
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
        RealBrowser.screenshot(page, "project-phone");
        page.locator("#milestone-release-candidate a").click();
        assertThat(page).hasURL("http://127.0.0.1:" + port + "/projects/apollo/gates/release-candidate");

        page.navigate("/projects/nowhere");
        assertThat(page.locator("main")).containsText("There is no project 'nowhere'");
        Accessibility.check(page);
        page.navigate("/no/such/page");
        assertThat(page.locator("main h1")).hasText("There is nothing here");
        RealBrowser.expectNoComplaints();
    }

    @Test
    void theProjectPageSaysWhatTheApiSays() {
        Page page = RealBrowser.logIn(port, "manager", WebTest.PASSWORD);
        page.navigate("/projects/apollo");
        JsonNode milestones =
                user("manager").get("/api/projects/apollo/milestones").json().get("items");
        assertThat(page.locator("[id^=milestone-]")).hasCount(milestones.size());
        for (JsonNode milestone : milestones) {
            Locator row = page.locator("#milestone-" + milestone.get("key").asText());
            assertThat(row).containsText(milestone.get("name").asText());
            assertThat(row).containsText(milestone.get("reason").asText());
            assertThat(row.locator(".badge.status-" + milestone.get("status").asText()))
                    .hasCount(1);
        }
        RealBrowser.expectNoComplaints();
    }

    private void designerDeploysAChangedPlanAndStartsAProject() throws IOException {
        String plan = Files.readString(Path.of("processes", "software-release.bpmn"))
                .replace(
                        "id=\"software-release\" name=\"Software release\"",
                        "id=\"story-release\" name=\"Story release\"");
        deploy(plan);
        deploy(plan.replace("value=\"P6W\"", "value=\"P7W\""));
        Page designer = RealBrowser.logIn(port, "designer", WebTest.PASSWORD);
        designer.navigate("/plans/story-release");
        assertThat(designer.locator("main")).containsText("version 2");
        assertThat(designer.locator("main")).containsText("P49D");
        designer.fill("#key", KEY);
        designer.fill("#name", "Story release of autumn");
        designer.fill("#first", LocalDate.now().minusDays(90).toString());
        designer.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Start the project"))
                .click();
        assertThat(designer).hasURL("http://127.0.0.1:" + port + "/projects/" + KEY);
        assertThat(designer.locator("h1")).hasText("Story release of autumn");
    }

    private Page cockpitOf(Page manager) {
        String instance = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey("story-release")
                .processInstanceBusinessKey(KEY)
                .singleResult()
                .getId();
        Page cockpit = manager.context().newPage();
        cockpit.navigate("/camunda/app/cockpit/default/#/process-instance/" + instance + "/runtime");
        cockpit.locator(".diagram-badge[data-gate=feature-complete]").waitFor();
        return cockpit;
    }

    private void ciServerReportsWork() {
        completeAll();
        assertThat(user("ci")
                        .post("/api/projects/" + KEY + "/events", "{\"name\":\"feature-freeze-announced\"}")
                        .status())
                .isEqualTo(201);
        report(2);
    }

    private void approverSignsOff() {
        Page approver = RealBrowser.logIn(port, "approver", WebTest.PASSWORD);
        approver.navigate("/projects/" + KEY + "/gates/general-availability");
        approver.locator("#vote-GO summary").click();
        RealBrowser.screenshot(approver, "gate-vote");
        approver.locator("#vote-GO button[type=submit]").click();
        assertThat(approver.locator(".badge.gate-PASSED").first()).isVisible();
    }

    private void deploy(String plan) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        files.put("story-release.bpmn", plan.getBytes(UTF_8));
        for (String rules : LIBRARY) {
            files.put(rules, Files.readAllBytes(Path.of("rules", rules)));
        }
        Api.Answer answer = user("designer")
                .form("/engine-rest/deployment/create", Map.of("deployment-name", "story-release"), files);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    /** Completes what is open, and what opens because of that. */
    private void completeAll() {
        for (int round = 0; round < 5; round++) {
            for (JsonNode task :
                    user("ci").get("/api/projects/" + KEY + "/tasks").json().get("items")) {
                if (task.get("state").asText().equals("OPEN")) {
                    user("ci")
                            .post(
                                    "/api/projects/" + KEY + "/tasks/"
                                            + task.get("id").asText() + "/complete",
                                    "{}");
                }
            }
        }
    }

    private void report(int failing) {
        StringBuilder cases = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            cases.append("<testcase classname=\"S\" name=\"t").append(i).append("\">");
            cases.append(i < failing ? "<failure message=\"no\"/>" : "").append("</testcase>");
        }
        Api.Answer answer = user("ci")
                .upload(
                        "/api/projects/" + KEY + "/test-reports?suite=unit&build=" + failing,
                        "<testsuite name=\"unit\" tests=\"20\" failures=\"%d\" errors=\"0\" skipped=\"0\">%s</testsuite>"
                                .formatted(failing, cases));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private Api user(String name) {
        return Api.at(port).as(name, WebTest.PASSWORD);
    }
}
