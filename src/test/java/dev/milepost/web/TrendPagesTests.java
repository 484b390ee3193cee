package dev.milepost.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.milepost.forecast.Forecast;
import dev.milepost.forecast.Forecasts;
import dev.milepost.testing.Api;
import dev.milepost.testing.Deploying;
import dev.milepost.testing.RealBrowser;
import dev.milepost.testing.TestPlans;
import dev.milepost.testing.WebTest;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What moved, what was planned and what happened, and the report for paper, in a real browser. */
@WebTest
class TrendPagesTests {

    private static final String NAME = "<script>alert(1)</script> ${7*7} \u202Etxt.exe \uD83D\uDE80 Ωμέγα Жизнь שלום "
            + "long ".repeat(20).strip();

    @LocalServerPort
    int port;

    @Autowired
    Forecasts forecasts;

    @Autowired
    ProcessEngine engine;

    private final List<String> complaints = new ArrayList<>();

    @Test
    void peopleSeeWhatMovedAndTakeItAlong() throws IOException {
        String project = "mover";
        start(project, "software-release");
        user().patch(
                        "/api/projects/" + project + "/milestones/release-candidate",
                        "{\"target\":\"2027-12-01\",\"reason\":\"=HYPERLINK(1) \\u202Eno\"}");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        for (int week = 5; week > 0; week--) {
            LocalDate day = today.minusWeeks(week);
            forecasts.put(
                    project,
                    List.of(
                            forecast("feature-complete", day, today.plusDays(20)),
                            forecast("release-candidate", day, today.plusDays(50 - week * 10L))));
        }
        Page page = open("en-GB", 1440, ColorScheme.LIGHT);

        page.navigate("/projects/" + project + "/trend");
        JsonNode trend =
                user().get("/api/projects/" + project + "/trend").json().at("/items");
        assertThat(trend).hasSizeGreaterThan(2);
        for (JsonNode line : trend) {
            String row = page.locator("#trend-" + line.at("/key").asText()).innerText();
            assertThat(row)
                    .contains(line.at("/name").asText(), line.at("/reason").asText());
        }
        assertThat(page.locator("#trend-release-candidate")).containsText("slipping");
        assertThat(page.locator("svg.chart-trend a")).hasCount((int) lines(trend));
        page.locator("#milestone").selectOption("release-candidate");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show"))
                .click();
        assertThat(page.locator("svg.chart-forecast")).isVisible();
        assertThat(page.locator("svg.chart-burn-up desc")).containsText("tasks are complete");
        RealBrowser.screenshot(page, "trend");

        page.navigate("/projects/" + project + "/evaluation");
        assertThat(page.locator("h1")).hasText(NAME);
        assertThat(page.locator("main")).containsText("So far.");
        assertThat(page.locator("main")).containsText("=HYPERLINK(1)");
        JsonNode report =
                user().get("/api/projects/" + project + "/evaluation-report").json();
        for (JsonNode milestone : report.at("/milestones")) {
            assertThat(page.locator("#evaluated-" + milestone.at("/key").asText()))
                    .containsText(milestone.at("/name").asText());
        }
        RealBrowser.screenshot(page, "evaluation");
        APIResponse csv = page.request().get("/projects/" + project + "/evaluation.csv");
        assertThat(csv.headers().get("content-type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(csv.text()).contains("'=HYPERLINK(1)");
        assertThat(user().with("Accept", "text/csv")
                        .get("/api/projects/" + project + "/evaluation-report")
                        .body())
                .isEqualTo(csv.text());
        assertThat(page.request().get("/projects/" + project + "/evaluation.md").text())
                .startsWith("# ");

        page.navigate("/projects/" + project + "/report");
        assertThat(page.locator("article.sheet")).containsText("milestones are reached");
        assertThat(page.locator("article.sheet svg desc")).hasCount(1);
        RealBrowser.screenshot(page, "report");
        APIResponse pdf = page.request().get("/projects/" + project + "/report.pdf");
        assertThat(pdf.headers().get("content-type")).isEqualTo("application/pdf");
        assertThat(text(pdf.body())).contains("<script>alert(1)</script>", "Ωμέγα", "Жизнь", "General availability");

        for (String chart : List.of(
                "/api/projects/" + project + "/timeline",
                "/api/projects/" + project + "/trend",
                "/api/portfolio/timeline")) {
            APIResponse svg = page.request().get(chart + ".svg");
            assertThat(svg.headers().get("content-type")).startsWith("image/svg+xml");
            assertThat(svg.text()).startsWith("<svg ").doesNotContain("<script", "\u202E");
            APIResponse png = page.request().get(chart + ".png");
            assertThat(png.headers().get("content-type")).isEqualTo("image/png");
            assertThat(png.body()).startsWith(0x89, 'P', 'N', 'G');
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void aPhoneInGermanAndDarkShowsAllOfIt() {
        Page page = open("de-DE", 390, ColorScheme.DARK);
        for (String name : List.of("trend", "evaluation", "report")) {
            page.navigate("/projects/apollo/" + name);
            assertThat(page.locator("html")).hasAttribute("lang", "de");
            assertThat(page.locator("h1")).hasText("Apollo");
            assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                    .as("%s does not scroll sideways", name)
                    .isEqualTo(0);
            RealBrowser.screenshot(page, name + "-phone-german-dark");
        }
        assertThat(page.locator("article.sheet")).containsText("Meilensteinen sind erreicht");
        assertThat(complaints).isEmpty();
    }

    @Test
    void withoutForecastsItSaysWhatToDo() {
        Deploying.to(engine.getRepositoryService(), "unestimated")
                .with(
                        "unestimated.bpmn",
                        TestPlans.oneGate("unestimated", "rules=event-happened.drl", "param.event=done"))
                .withRules("event-happened.drl")
                .deploy();
        start("unestimated", "unestimated");
        Page page = open("en-GB", 1440, ColorScheme.LIGHT);
        page.navigate("/projects/unestimated/trend");
        assertThat(page.locator("main")).containsText("There is no forecast yet.");
        assertThat(page.locator("svg.chart-trend")).hasCount(0);
        page.navigate("/projects/unestimated/evaluation");
        assertThat(page.locator("main")).containsText("No task with an estimate is finished yet.");
        page.navigate("/projects/unestimated/report");
        assertThat(page.locator("article.sheet")).containsText("0 of 1 milestones are reached.");
        assertThat(page.request().get("/projects/unestimated/report.pdf").status())
                .isEqualTo(200);
        assertThat(page.request().get("/projects/nobody/report.pdf").status()).isEqualTo(404);
        assertThat(page.navigate("/projects/nobody/trend").status()).isEqualTo(404);
        assertThat(complaints).allMatch(text -> text.contains("404"));
    }

    private static long lines(JsonNode trend) {
        long lines = 0;
        for (JsonNode line : trend) {
            lines += line.at("/points").isEmpty() ? 0 : 1;
        }
        return lines;
    }

    private void start(String key, String plan) {
        assertThat(Api.at(port)
                        .as("designer", WebTest.PASSWORD)
                        .post(
                                "/api/projects",
                                "{\"key\":\"%s\",\"plan\":\"%s\",\"name\":\"%s\"}".formatted(key, plan, NAME))
                        .status())
                .isEqualTo(201);
    }

    private static Forecast forecast(String milestone, LocalDate day, LocalDate p80) {
        return new Forecast(
                milestone,
                day,
                day.atTime(6, 0).toInstant(ZoneOffset.UTC),
                day.plusDays(60),
                day.plusDays(50),
                p80.minusDays(6),
                p80,
                p80.plusDays(12),
                0.4,
                List.of(),
                1,
                100,
                "digest");
    }

    private Api user() {
        return Api.at(port).as("manager", WebTest.PASSWORD);
    }

    private Page open(String language, int width, ColorScheme colours) {
        Browser browser =
                RealBrowser.logIn(port, "manager", WebTest.PASSWORD).context().browser();
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL("http://127.0.0.1:" + port)
                .setLocale(language)
                .setColorScheme(colours)
                .setViewportSize(width, 1000));
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onDialog(dialog -> {
            complaints.add("A script ran: " + dialog.message());
            dialog.dismiss();
        });
        page.navigate("/login");
        page.fill("[name=username]", "manager");
        page.fill("[name=password]", WebTest.PASSWORD);
        page.click("button[type=submit]");
        return page;
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }
}
