package dev.milepost.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dev.milepost.testing.Api;
import dev.milepost.testing.RealBrowser;
import dev.milepost.testing.WebTest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What people hand in and change on the pages of a project, at a desk and on a phone. */
@WebTest
class EvidenceAndChangesTests {

    private static final String PLAYFUL = "<script>alert(1)</script> ${7*7} \u202egnirts 🚀";

    @LocalServerPort
    int port;

    final String key = "p-" + UUID.randomUUID();

    @BeforeEach
    void start() {
        as("designer")
                .post(
                        "/api/projects",
                        "{\"key\":\"%s\",\"plan\":\"software-release\",\"name\":\"Orion %s\"}".formatted(key, PLAYFUL));
    }

    @Test
    void takesReportsAndSaysWhatWasReadAndWhichGatesWereJudged() {
        Page page = open("ci", "evidence", "en-GB");
        assertThat(page.locator("h1")).containsText(PLAYFUL);
        assertThat(page.getByText("Nothing was handed in yet.")).isVisible();
        RealBrowser.screenshot(page, "evidence-empty");

        page.locator("form[data-upload] button").click();
        assertThat(page.locator("form[data-upload] output")).hasText("Choose at least one file.");

        upload(page, file("broken.xml", "<testsuite>\n  <testcase name='a'>\n</testsuite>"));
        assertThat(page.locator("form[data-upload] output")).containsText("broken.xml");
        assertThat(page.locator("form[data-upload] output")).containsText("3");
        RealBrowser.screenshot(page, "evidence-unreadable");

        upload(
                page,
                file(
                        "one.xml",
                        "<testsuite tests='12'><testcase name='" + "&lt;b&gt;bad&lt;/b&gt;"
                                + "'><failure/></testcase><testcase name='t'/></testsuite>"),
                file("two.xml", HttpApiTests.PASSING));
        Locator read = page.locator("#read");
        assertThat(read.locator("dd[data-of=files]")).hasText("2");
        assertThat(read.locator("[data-list=failing]")).containsText("<b>bad</b>");
        assertThat(read.locator("[data-part=disputes]")).isVisible();
        assertThat(read.locator("[data-totals=declared] [data-of=tests]")).hasText("24");
        assertThat(page.locator("#newest").locator("..").getByText("disputed")).isVisible();
        RealBrowser.screenshot(page, "evidence-disputed");

        page.locator("#event").fill("Security review signed " + PLAYFUL);
        page.locator("form:has(#event) button").click();
        page.locator("#metric").fill("coverage");
        page.locator("#value").fill("0.83");
        page.locator("form:has(#metric) button").click();
        assertThat(page.getByRole(
                        com.microsoft.playwright.options.AriaRole.ROWHEADER,
                        new Page.GetByRoleOptions().setName("coverage")))
                .isVisible();
        assertThat(page.getByRole(
                        com.microsoft.playwright.options.AriaRole.ROWHEADER,
                        new Page.GetByRoleOptions().setName("Security review signed")))
                .isVisible();

        page.setViewportSize(390, 844);
        fitsTheScreen(page);
        RealBrowser.screenshot(page, "evidence-phone");
        RealBrowser.expectNoComplaints();
    }

    @Test
    void showsEvidenceThatComesWhileOneLooksToThoseWhoMayOnlyLook() {
        Page page = open("manager", "evidence", "de-DE");
        assertThat(page.getByText("Sie können Nachweise hier ansehen")).isVisible();
        assertThat(page.locator("form[data-upload]")).hasCount(0);
        page.locator("html[data-live=on]").waitFor();

        as("ci").upload("/api/projects/" + key + "/test-reports?suite=unit", HttpApiTests.PASSING);

        assertThat(page.getByText("12 von 12 bestanden")).isVisible();
        RealBrowser.screenshot(page, "evidence-german");
        RealBrowser.expectNoComplaints();
    }

    @Test
    void showsWhatAMovedTargetDoesBeforeItIsMovedAndKeepsWhoDidItAndWhy() {
        LocalDate later = LocalDate.now(ZoneOffset.UTC).plusDays(200);
        Page page = open("manager", "changes", "en-GB");
        assertThat(page.getByText("Nothing was changed since the project began."))
                .isVisible();
        Locator form = page.locator("form:has(#target)");
        form.locator("#milestone").selectOption("release-candidate");
        form.locator("#target").fill(later.toString());
        form.locator("textarea").fill("The fair is later. " + PLAYFUL);

        form.getByText("Show what it does").click();
        assertThat(page.locator("#impact")).containsText("Nothing is changed yet");
        assertThat(page.locator("#impact tbody tr").first()).containsText("→");
        assertThat(page.getByText("Nothing was changed since the project began."))
                .isVisible();
        RealBrowser.screenshot(page, "changes-dry-run");

        form.getByText("Move it").click();
        assertThat(page.locator("#log").locator("..")).containsText("The fair is later. " + PLAYFUL);
        assertThat(page.locator("#impact")).containsText("What it did");

        Locator baseline = page.locator("form:has(#take-reason)");
        baseline.locator("#name").fill("After the fair");
        baseline.locator("textarea").fill("agreed with sales");
        baseline.locator("button").click();
        assertThat(page.getByText("2. After the fair").first()).isVisible();
        page.getByText("1. Start").first().click();
        assertThat(page.locator("#compare").locator("..").locator("table")).containsText("target");
        RealBrowser.screenshot(page, "changes-compared");

        page.navigate("/projects/" + key + "/changes?from=77");
        assertThat(page.locator("#compare").locator("..")).containsText("has no baseline 77");
        page.setViewportSize(390, 844);
        fitsTheScreen(page);
        RealBrowser.screenshot(page, "changes-phone");
        RealBrowser.expectNoComplaints();
    }

    @Test
    void letsContributorsEstimateOnlyAndSaysInGermanWhatIsWrong() {
        Page page = open("ci", "changes", "de-DE");
        assertThat(page.locator("form:has(#target)")).hasCount(0);
        Locator form = page.locator("form:has(#estimate)");
        form.locator("#estimate").fill("soon");
        form.locator("textarea").fill("geschätzt");
        form.locator("button:not(.plain)").click();

        assertThat(form.locator("output")).containsText("'soon' is no estimate");
        RealBrowser.screenshot(page, "changes-german");
        RealBrowser.expectNoComplaints();
    }

    private Page open(String user, String tab, String language) {
        Page page = RealBrowser.logIn(port, user, WebTest.PASSWORD, language);
        page.navigate("/projects/" + key + "/" + tab);
        return page;
    }

    private static void upload(Page page, FilePayload... files) {
        page.locator("#reports").setInputFiles(files);
        page.locator("form[data-upload] button").click();
    }

    private static FilePayload file(String name, String content) {
        return new FilePayload(name, "text/xml", content.getBytes(StandardCharsets.UTF_8));
    }

    private static void fitsTheScreen(Page page) {
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isTrue();
    }

    private Api as(String user) {
        return Api.at(port).as(user, WebTest.PASSWORD);
    }
}
