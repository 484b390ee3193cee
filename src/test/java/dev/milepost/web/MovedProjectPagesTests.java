package dev.milepost.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.milepost.testing.Api;
import dev.milepost.testing.RealBrowser;
import dev.milepost.testing.TestPlans;
import dev.milepost.testing.WebTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A project is moved to another version of its plan on its changes page, in a browser. */
@WebTest
class MovedProjectPagesTests {

    private static final String MIGRATION = "form[data-call='POST /api/migrations'] ";

    @LocalServerPort
    int port;

    final String plan = "paged-" + UUID.randomUUID();
    final String key = "p-" + UUID.randomUUID();

    @BeforeEach
    void startAProjectOfAnEarlierVersion() throws IOException {
        deploy("target=P30D");
        assertThat(user("designer")
                        .post("/api/projects", "{\"key\":\"%s\",\"plan\":\"%s\"}".formatted(key, plan))
                        .status())
                .isEqualTo(201);
        deploy("target=${releaseDate}", "approvers=approvers");
    }

    @AfterEach
    void nothingWasComplainedOf() {
        RealBrowser.expectNoComplaints();
    }

    @Test
    void asksForWhatTheVersionNeedsShowsWhatItDoesAndMovesTheProject() {
        Page page = RealBrowser.logIn(port, "designer", WebTest.PASSWORD);
        page.navigate("/projects/" + key + "/changes");
        page.fill(MIGRATION + "[name=reason]", "the board has agreed");
        page.click(MIGRATION + "button[name=dryRun]");
        page.waitForSelector(MIGRATION + "output.bad");
        assertThat(page.textContent(MIGRATION + "output")).contains("releaseDate");
        page.fill(MIGRATION + "[name=releaseDate]", "2999-01-04");
        page.click(MIGRATION + "button[name=dryRun]");
        page.waitForSelector("#rule-report:not([hidden])");
        assertThat(page.textContent("#rule-report"))
                .contains("No recorded evaluation", "approvers: nobody → 1 of approvers")
                .doesNotContain("[");
        page.locator("section[aria-labelledby=rules]").screenshot(shot("moving"));
        page.click(MIGRATION + "button:not([name])");
        page.waitForSelector("section[aria-labelledby=rules] details summary");
        page.click("section[aria-labelledby=rules] details summary");
        assertThat(page.textContent("section[aria-labelledby=rules] details")).contains("releaseDate", "2999-01-04");
        assertThat(user("manager")
                        .get("/api/projects/" + key)
                        .json()
                        .at("/milestones/0/target")
                        .asText())
                .isEqualTo("2999-01-04");
        page.locator("section[aria-labelledby=rules]").screenshot(shot("moved"));
    }

    @Test
    void fitsOnAPhoneInGerman() {
        Page page = RealBrowser.logIn(port, "designer", WebTest.PASSWORD, "de-DE");
        page.setViewportSize(390, 844);
        page.navigate("/projects/" + key + "/changes");

        assertThat(page.textContent(MIGRATION)).contains("Umstellen");
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing sticks out")
                .isTrue();
        page.locator("section[aria-labelledby=rules]").screenshot(shot("moving-phone"));
    }

    @Test
    void offersNothingToWhoeverMayNotMoveProjects() {
        Page page = RealBrowser.logIn(port, "manager", WebTest.PASSWORD);
        page.navigate("/projects/" + key + "/changes");

        assertThat(page.locator("form[data-rules]").count()).isZero();
        assertThat(page.textContent("section[aria-labelledby=rules]")).contains("version 1");
    }

    private static com.microsoft.playwright.Locator.ScreenshotOptions shot(String name) {
        return new com.microsoft.playwright.Locator.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", name + ".png"));
    }

    private void deploy(String... settings) throws IOException {
        String[] all = new String[settings.length + 1];
        all[0] = "rules=test-pass-ratio.drl";
        System.arraycopy(settings, 0, all, 1, settings.length);
        Api.Answer answer = user("designer")
                .form(
                        "/engine-rest/deployment/create",
                        Map.of("deployment-name", plan),
                        Map.of(
                                plan + ".bpmn",
                                TestPlans.oneGate(plan, all).getBytes(UTF_8),
                                "test-pass-ratio.drl",
                                Files.readAllBytes(Path.of("rules", "test-pass-ratio.drl"))));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private Api user(String name) {
        return Api.at(port).as(name, WebTest.PASSWORD);
    }
}
