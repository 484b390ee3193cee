package dev.milepost.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dev.milepost.testing.Accessibility;
import dev.milepost.testing.Api;
import dev.milepost.testing.Deploying;
import dev.milepost.testing.People;
import dev.milepost.testing.RealBrowser;
import dev.milepost.testing.TestPlans;
import dev.milepost.testing.WebTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** People ask a gate why it is shut and open it, and look at plans before they begin; all names are hostile. */
@WebTest
class GateAndPlanPageTests {

    private static final String HOSTILE =
            "<script>alert(1)</script> ${7*7} [[${7*7}]] {{7*7}} \u202Egnp.exe \uD83D\uDE80";

    /** Rules refuse a value in which a parameter is still to be filled in. */
    private static final String MEASURED = HOSTILE.replace("$", "#");

    private static final String LONG = HOSTILE + "\n" + "10 kB of text. ".repeat(650);

    @LocalServerPort
    int port;

    @Autowired
    ProcessEngine engine;

    @BeforeEach
    void deployHostilePlan() {
        login("gwen", "gateqa");
        login("gus", "gateproduct");
        login("nora", "gatenobody");
        String elements = "<bpmn:startEvent id=\"start\"/><bpmn:endEvent id=\"end\"/>"
                + TestPlans.phase("design").replace("name=\"design\"", "name=\"" + escaped(HOSTILE) + "\"")
                + TestPlans.gate(
                                "beta",
                                "rules=test-pass-ratio.drl, metric-at-least.drl",
                                "param.minRatio=0.95",
                                "param.metric=${measured}",
                                "param.min=80",
                                "approvers=gateqa:1, gateproduct:1")
                        .replace("name=\"beta\"", "name=\"" + escaped(HOSTILE) + "\"")
                + TestPlans.gate("general", "target=${release.date}", "rules=tasks-complete.drl")
                + TestPlans.flows("start", "design", "beta", "general", "end");
        Deploying.to(engine.getRepositoryService(), "odd-plan")
                .with(
                        "odd-plan.bpmn",
                        TestPlans.plan("odd-plan", elements)
                                .replace("name=\"odd-plan\"", "name=\"" + escaped(HOSTILE) + "\""))
                .withRules("test-pass-ratio.drl", "metric-at-least.drl", "tasks-complete.drl")
                .deploy();
    }

    @AfterEach
    void browsersComplainOfNothing() {
        RealBrowser.expectNoComplaints();
    }

    @Test
    void fromAPlanToAnOpenGateWithoutLeavingThePages() {
        startFromPlanPage();
        Page manager = at("manager", "/projects/odd/gates/beta");
        assertThat(manager.locator("#why")).hasCount(1);
        assertThat(manager.locator("main")).containsText("This is a preview");
        assertThat(manager.locator("main")).containsText("the project has not come to this gate yet");

        completeDesign();
        assertThat(manager.locator("#why")).containsText("Shut: 2 of 2 criteria cannot be judged yet");
        report(20);
        metric("78.5");
        assertThat(manager.locator("#why")).containsText("Shut: 1 of 2 criteria is not met");
        assertThat(manager.locator("[aria-labelledby=why]")).containsText("by 1.5");
        assertThat(row(manager, "metric-at-least")).containsText("from api by ci");
        RealBrowser.screenshot(manager, "gate-shut");
        Accessibility.check(manager);

        whatIf(manager);
        waive(manager);
        assertThat(manager.locator("#signoff ~ .empty")).containsText("You cannot vote here now");
        signOff();
        assertThat(manager.locator("#why")).containsText("Open since");
        RealBrowser.screenshot(manager, "gate-open");
        compare(manager);
        closeCondition();
    }

    private void startFromPlanPage() {
        Page designer = at("designer", "/plans/odd-plan");
        assertThat(designer.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText(HOSTILE);
        assertThat(designer.locator("#gate-beta")).containsText("The metric is high enough");
        assertThat(designer.locator("#gate-beta")).containsText("${measured}");
        assertThat(designer.locator("#gate-beta")).containsText("1 of gateqa");
        assertThat(designer.locator("#start")).containsText("The target of general");
        Accessibility.check(designer);
        designer.fill("#key", "odd");
        designer.fill("#name", HOSTILE);
        designer.getByLabel("measured").fill(MEASURED);
        designer.getByLabel("release.date").fill("soon");
        designer.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Start the project"))
                .click();
        assertThat(designer.locator("#start output")).containsText("'soon'");
        designer.getByLabel("release.date").fill("2099-12-01");
        designer.locator("#start").scrollIntoViewIfNeeded();
        RealBrowser.screenshot(designer, "plan-start");
        designer.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Start the project"))
                .click();
        designer.waitForURL("**/projects/odd");
        assertThat(designer.locator("h1")).hasText(HOSTILE);
    }

    private void whatIf(Page manager) {
        int recorded = evaluations("odd", "beta");
        manager.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("+ Metric"))
                .click();
        manager.getByLabel("Name").fill(MEASURED);
        manager.getByLabel("Value").fill("81.25");
        manager.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("What would the gate say?"))
                .click();
        assertThat(manager.locator("[aria-labelledby=answer]")).containsText("The gate would say ✔ Pass");
        assertThat(manager.locator("[aria-labelledby=answer]")).containsText("Nothing of this is recorded.");
        assertThat(manager.locator("tr.change-STATE")).hasCount(1);
        assertThat(manager.locator("tr.change-STATE")).containsText("≠ Changed");
        assertThat(manager.locator("tr.change-STATE")).containsText("81.25");
        RealBrowser.screenshot(manager, "gate-what-if");
        Accessibility.check(manager);
        assertThat(evaluations("odd", "beta")).isEqualTo(recorded);
        manager.navigate("/projects/odd/gates/beta");
    }

    private void waive(Page manager) {
        manager.getByText("Ask for a waiver").click();
        manager.locator("#waive").selectOption("metric-at-least");
        manager.locator("#waive-why").fill(LONG);
        manager.locator("#waive-control").fill(HOSTILE);
        manager.locator("#waive-until").fill(LocalDate.now().plusDays(10).toString());
        manager.locator("#ask-waiver button").click();
        Locator waiver = manager.locator("li[id^=waiver-]");
        assertThat(waiver).containsText("Asked for");
        assertThat(waiver.locator("dd").first()).containsText("<script>alert(1)</script> ${7*7}");
        assertThat(waiver.getByRole(AriaRole.BUTTON)).hasText(new String[] {"Withdraw"});

        Page approver = at("approver", "/projects/odd/gates/beta");
        approver.locator("li[id^=waiver-]")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Grant"))
                .click();
        assertThat(row(approver, "metric-at-least")).containsText("⚑ Waived");
        assertThat(row(approver, "metric-at-least")).containsText("Without it: ✖ Not met");
        assertThat(row(manager, "metric-at-least")).containsText("by approver");
    }

    private void signOff() {
        Page gwen = at("gwen", "/projects/odd/gates/beta");
        assertThat(gwen.locator("#vote")).containsText("You may vote for gateqa");
        assertThat(gwen.getByText("Open the task in Tasklist"))
                .hasAttribute("href", Pattern.compile("/camunda/app/tasklist/default/#/\\?task=[-0-9a-f]+"));
        assertThat(gwen.locator("#vote-RECYCLE")).hasCount(0);
        gwen.locator("#vote-CONDITIONAL_GO summary").click();
        gwen.locator("#comment-CONDITIONAL_GO").fill(LONG);
        gwen.locator("#owner").fill("nobody-of-this-name");
        gwen.locator("#due").fill(LocalDate.now().plusDays(20).toString());
        Accessibility.check(gwen);
        RealBrowser.screenshot(gwen, "gate-vote");
        Locator decide = gwen.locator("#vote-CONDITIONAL_GO button");
        decide.click();
        assertThat(gwen.locator("#vote-CONDITIONAL_GO output")).containsText("There is no user 'nobody-of-this-name'");
        gwen.locator("#owner").fill("nora");
        decide.click();
        assertThat(gwen.locator("#signoff ~ .empty")).containsText("You have voted");
        assertThat(gwen.locator("main")).containsText("10 kB of text.");

        Page gus = at("gus", "/projects/odd/gates/beta");
        assertThat(gus.locator("main")).containsText("Still needed: gateproduct");
        gus.locator("#vote-GO summary").click();
        gus.locator("#vote-GO button").click();
        assertThat(gus.locator("#why")).containsText("Open since");
        assertThat(gus.locator("h2.title + .badge")).hasText("✔ Passed");
    }

    private void compare(Page manager) {
        manager.locator("#from").fill("1");
        manager.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Compare"))
                .click();
        assertThat(manager.locator("[role=status].quiet, p[role=status]").last())
                .containsText("2 of 2 criteria are different.");
        assertThat(manager.locator("tr.change-STATE").first()).containsText("≠ Changed");
        RealBrowser.screenshot(manager, "gate-compare");
        Accessibility.check(manager);
        manager.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Evaluation 1"))
                .first()
                .click();
        assertThat(manager.locator("h2.title")).hasText("Evaluation 1");
        assertThat(manager.locator("main")).containsText("minRatio");
        Accessibility.check(manager);
    }

    private void closeCondition() {
        Page stranger = at("manager", "/projects/odd/gates/beta");
        assertThat(stranger.locator("#condition-1")).containsText("It is closed by nora");
        assertThat(stranger.locator("#condition-1 form")).hasCount(0);
        Page nora = at("nora", "/projects/odd/gates/beta");
        nora.getByText("Close it").click();
        nora.locator("#done-1").fill(HOSTILE);
        nora.locator("#condition-1 button").click();
        assertThat(nora.locator("#condition-1")).containsText("✔ Closed");
        assertThat(nora.locator("#condition-1")).containsText(HOSTILE.substring(0, 40));
        Accessibility.check(nora);
    }

    @Test
    void showsWhatTheApiSaysOfEachGateOfTheSampleProject() {
        Properties words = words();
        for (JsonNode milestone :
                manager().get("/api/projects/apollo/milestones").json().at("/items")) {
            String key = milestone.at("/key").asText();
            JsonNode gate = manager().get("/api/projects/apollo/gates/" + key).json();
            Page page = at("manager", "/projects/apollo/gates/" + key);
            assertThat(page.locator("h2.title")).hasText(gate.at("/name").asText());
            Locator title = page.locator(".row").filter(new Locator.FilterOptions().setHas(page.locator("h2.title")));
            assertThat(title).containsText(word(words, "gate", gate, "/state"));
            assertThat(title).containsText(word(words, "verdict", gate, "/verdict"));
            assertThat(title).containsText(word(words, "status", milestone, "/status"));
            assertThat(page.locator("main"))
                    .containsText(milestone.at("/reason").asText());
            assertThat(page.locator("tr[id^=criterion-]"))
                    .hasCount(gate.at("/criteria").size());
            for (JsonNode criterion : gate.at("/criteria")) {
                Locator row = row(page, criterion.at("/id").asText());
                assertThat(row).containsText(criterion.at("/title").asText());
                assertThat(row).containsText(word(words, "state", criterion, "/state"));
                for (String field : List.of("/actual", "/expected", "/remedy")) {
                    assertThat(row).containsText(criterion.at(field).asText());
                }
                assertThat(row.locator("a[href*='/evidence#']"))
                        .hasCount(criterion.at("/evidence").size());
            }
            for (JsonNode rule : gate.at("/rules")) {
                assertThat(page.locator("main")).containsText(rule.at("/sha256").asText());
            }
            assertThat(page.locator("caption").filter(new Locator.FilterOptions().setHasText("evaluation")))
                    .hasCount(gate.has("evaluation") ? 1 : 0);
            assertThat(page.getByText("This is a preview:"))
                    .hasCount(gate.at("/preview").asBoolean() ? 1 : 0);
        }
    }

    @Test
    void areReadableOnPhonesInTheDarkAndInGerman() {
        Page page = RealBrowser.logIn(port, "designer", WebTest.PASSWORD, "de-DE");
        page.setViewportSize(390, 844);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        for (String path : List.of(
                "/projects/apollo/gates/release-candidate",
                "/projects/apollo/gates/release-candidate/compare",
                "/projects/apollo/gates/release-candidate/evaluations/1",
                "/projects/apollo/gates/release-candidate/what-if?add=WORK_ITEM&0.kind=TEST_REPORT&1.kind=EVENT",
                "/projects/apollo/gates/general-availability/compare",
                "/plans",
                "/plans/software-release",
                "/plans/odd-plan")) {
            page.navigate(path);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            RealBrowser.screenshot(page, "phone" + path.replaceAll("\\W+", "-"));
            assertThat(page.locator("html")).hasAttribute("lang", "de");
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as(path)
                    .isEqualTo(390);
            if (!path.contains("compare") && !path.equals("/plans")) {
                Accessibility.check(page);
            }
        }
        assertThat(page.locator("main")).containsText("Freigegeben von");
    }

    @Test
    void saysWhatIsNotThereAndWhatIsNotAllowed() {
        Page page = at("manager", "/projects/apollo/gates/none");
        assertThat(page.locator("h1")).hasText("There is nothing here");
        assertThat(page.locator(".detail")).containsText("none");
        for (String missing : List.of(
                "/projects/none/gates/release-candidate",
                "/projects/apollo/gates/release-candidate/evaluations/4711",
                "/projects/apollo/gates/release-candidate/compare?from=4711",
                "/plans/none")) {
            page.navigate(missing);
            assertThat(page.locator("h1")).hasText("There is nothing here");
        }
        page.navigate("/projects/apollo/gates/general-availability/compare");
        assertThat(page.locator(".empty")).containsText("has not been evaluated yet");
        page.navigate("/projects/apollo/gates/release-candidate/what-if?0.kind=METRIC&0.name=x&0.value=many");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("The field 'value'");
        page.navigate("/plans/software-release");
        assertThat(page.locator("#start")).containsText("Projects are started by members of designers");
        assertThat(page.locator("#start form")).hasCount(0);
        page.navigate("/plans");
        assertThat(page.locator("main")).containsText("Files are checked here by members of designers");
    }

    @Test
    void checksFilesOfDesignersWithoutDeployingThem() throws IOException {
        Page page = at("designer", "/plans");
        page.locator("#files").setInputFiles(new FilePayload[] {
            file("one.bpmn", TestPlans.oneGate("one", "target=soon", "rules=tasks-complete.drl")),
            file("<b>broken.drl", "package rules;\nrule \"" + HOSTILE + "\"\nwhen\n  Nothing()\nthen\nend\n")
        });
        page.locator("[data-check] button").click();
        assertThat(page.locator("[data-refused]")).isVisible();
        assertThat(page.locator("[data-problems]")).containsText("one.bpmn");
        assertThat(page.locator("[data-problems]")).containsText("'soon'");
        assertThat(page.locator("[data-problems]")).containsText("<b>broken.drl");
        assertThat(page.locator("[data-problems] b")).hasCount(0);
        RealBrowser.screenshot(page, "plans-checked");
        Accessibility.check(page);

        page.locator("#files").setInputFiles(new FilePayload[] {
            file("one.bpmn", TestPlans.oneGate("one", "target=P6W", "rules=tasks-complete.drl")),
            file("tasks-complete.drl", Files.readString(Path.of("rules", "tasks-complete.drl")))
        });
        page.locator("[data-check] button").click();
        assertThat(page.locator("[data-deployable]")).isVisible();
        assertThat(page.locator("[data-refused]")).isHidden();
        assertThat(page.locator("[data-problems]")).containsText("Warning");
        assertThat(manager().get("/api/plans/one").status()).isEqualTo(404);
    }

    private static FilePayload file(String name, String text) {
        return new FilePayload(name, "application/octet-stream", text.getBytes(StandardCharsets.UTF_8));
    }

    private Page at(String person, String path) {
        Page page = RealBrowser.logIn(port, person, WebTest.PASSWORD);
        page.navigate(path);
        return page;
    }

    private static Locator row(Page page, String criterion) {
        return page.locator("[id='criterion-" + criterion + "']");
    }

    private static String word(Properties words, String group, JsonNode node, String field) {
        return words.getProperty(group + "." + node.at(field).asText());
    }

    private static Properties words() {
        Properties words = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("src/main/resources/messages.properties"))) {
            words.load(reader);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return words;
    }

    private void completeDesign() {
        String task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey("odd")
                .taskDefinitionKey("work_design")
                .singleResult()
                .getId();
        ok(as("ci").post("/api/projects/odd/tasks/" + task + "/complete", "{}"));
    }

    private void report(int tests) {
        ok(as("ci").upload(
                        "/api/projects/odd/test-reports?suite=unit&build=41",
                        "<testsuite name=\"unit\" tests=\"%d\" failures=\"0\" errors=\"0\" skipped=\"0\">%s</testsuite>"
                                .formatted(
                                        tests,
                                        java.util.stream.IntStream.range(0, tests)
                                                .mapToObj(i -> "<testcase classname=\"S\" name=\"t" + i + "\"/>")
                                                .collect(java.util.stream.Collectors.joining()))));
    }

    private void metric(String value) {
        ok(as("ci").post("/api/projects/odd/metrics", "{\"name\":\"" + MEASURED + "\",\"value\":" + value + "}"));
    }

    private int evaluations(String project, String gate) {
        return manager()
                .get("/api/projects/" + project + "/gates/" + gate + "/evaluations")
                .json()
                .at("/total")
                .asInt();
    }

    private static void ok(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
    }

    private Api manager() {
        return as("manager");
    }

    private Api as(String person) {
        return Api.at(port).as(person, WebTest.PASSWORD);
    }

    private void login(String person, String group) {
        var identity = engine.getIdentityService();
        if (identity.createUserQuery().userId(person).count() == 0) {
            User user = identity.newUser(person);
            user.setPassword(WebTest.PASSWORD);
            identity.saveUser(user);
        }
        People.of(engine).are(person, group);
    }

    private static String escaped(String text) {
        return text.replace("<", "&lt;").replace(">", "&gt;");
    }
}
