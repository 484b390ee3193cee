package dev.milepost.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dev.milepost.testing.Accessibility;
import dev.milepost.testing.RealBrowser;
import dev.milepost.testing.WebTest;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A designer tries rules from the own disk, in a browser. */
@WebTest
class RuleTrialPageTests {

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
    void saysWhatWouldBeDifferentAndOpensItSideBySide() {
        Page page = open("designer", "en-GB");
        assertThat(page.locator("h1")).hasText("Try rules");
        page.locator("form[data-trial] [type=submit]").click();
        assertThat(page.locator("form[data-trial] output")).hasText("Choose at least one rule file.");
        Accessibility.check(page);

        attempt(page, TriedProject.judging("$tests.ran() < 20"));
        Locator counts = page.locator("#report tr[data-of=evaluations]");
        assertThat(counts.locator("[data-kind=FAIL_TO_PASS]")).hasText("2");
        assertThat(counts.locator("[data-kind=PASS_TO_FAIL]")).hasText("1");
        assertThat(page.locator("[data-list=gates] tbody tr")).hasCount(1);
        assertThat(page.locator("[data-list=gates]")).containsText(project.key());
        RealBrowser.screenshot(page, "rules-tried");

        page.locator("[data-list=changes] [data-open]").first().click();
        assertThat(page.locator("#beside tbody tr")).hasCount(1);
        assertThat(page.locator("#beside [data-title]").first()).containsText(project.key());
        page.locator("#beside summary").click();
        assertThat(page.locator("#beside pre")).containsText("testReports");
        page.locator("[data-list=gates] [data-open]").first().click();
        assertThat(page.locator("#beside [data-verdicts]")).containsText("→");
        Accessibility.check(page);
        RealBrowser.screenshot(page, "rules-side-by-side");

        page.setViewportSize(390, 844);
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isTrue();
        RealBrowser.screenshot(page, "rules-tried-phone");
        RealBrowser.expectNoComplaints();
    }

    @Test
    void listsWhatIsWrongWithTheFilesAndSaysWhenNothingUsesThem() {
        Page page = open("designer", "de-DE");
        attempt(page, "package rules;\nrule \"Broken\"\nwhen\n  Nothing()\nthen\nend\n");
        assertThat(page.locator("#problems tbody tr").first()).containsText(TriedProject.RULES);
        RealBrowser.screenshot(page, "rules-broken-german");

        page.locator("#files")
                .setInputFiles(new FilePayload("other.drl", "text/plain", TriedProject.bytes(TriedProject.rules())));
        page.locator("form[data-trial] [type=submit]").click();
        assertThat(page.locator("#report [data-unused]")).isVisible();
        RealBrowser.expectNoComplaints();
    }

    @Test
    void asksAGateWhatItWouldSayByOtherRules() {
        Page page = RealBrowser.logIn(port, "designer", WebTest.PASSWORD, "en-GB");
        page.navigate("/projects/" + project.key() + "/gates/gate/what-if");
        page.locator("#rules-tried").setInputFiles(file(TriedProject.judging("$tests.ran() < 20")));
        page.getByText("What would the gate say?").click();
        assertThat(page.locator("[data-answered] tbody tr")).hasCount(1);
        RealBrowser.screenshot(page, "what-if-rules");

        page.locator("#rules-tried").setInputFiles(file("rule"));
        page.getByText("What would the gate say?").click();
        assertThat(page.locator("[data-refused]")).containsText("The gate was not judged");
        RealBrowser.expectNoComplaints();
    }

    @Test
    void saysWhoMayTryRulesToThoseWhoMayNot() {
        Page page = open("manager", "en-GB");
        assertThat(page.locator("form[data-trial]")).hasCount(0);
        assertThat(page.locator("main")).containsText("designers");
        RealBrowser.expectNoComplaints();
    }

    private Page open(String user, String language) {
        Page page = RealBrowser.logIn(port, user, WebTest.PASSWORD, language);
        page.navigate("/rules/trial");
        return page;
    }

    private void attempt(Page page, String rules) {
        page.locator("#files").setInputFiles(file(rules));
        page.locator("[name=which][value=keys]").check();
        page.locator("[name=keys]").fill(project.key());
        page.locator("form[data-trial] [type=submit]").click();
    }

    private static FilePayload file(String rules) {
        return new FilePayload(TriedProject.RULES, "text/plain", TriedProject.bytes(rules));
    }
}
