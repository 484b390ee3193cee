package dev.milepost.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.milepost.signoff.Waivers;
import dev.milepost.testing.Api;
import dev.milepost.testing.Deploying;
import dev.milepost.testing.People;
import dev.milepost.testing.RealBrowser;
import dev.milepost.testing.TestPlans;
import dev.milepost.testing.WebTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** People sign a gate off in a real browser. The gate asks one of group qa and one of product. */
@WebTest
@TestPropertySource(
        properties =
                "spring.application.name=Milepost, TasklistTests") // a server of its own: who sees which task depends
// on all rights there are
class TasklistTests {

    private static final AtomicInteger STARTED = new AtomicInteger(1);

    @LocalServerPort
    int port;

    @Autowired
    ProcessEngine engine;

    @Autowired
    Waivers waivers;

    final String project = "apollo-" + STARTED.incrementAndGet();

    @BeforeEach
    void askTwoGroups() {
        for (String person : List.of("quinn", "quentin", "paula", "mallory")) {
            login(person);
        }
        People.of(engine).are("quinn", "qa").are("quentin", "qa").are("paula", "product");
        People.of(engine).are("paula", "contributors");
        deploy();
        user("designer")
                .post(
                        "/api/projects",
                        "{\"key\":\"" + project + "\",\"name\":\"Apollo second generation\",\"plan\":\"beta-plan\"}");
        for (String work : List.of("design", "build")) {
            String task = engine.getTaskService()
                    .createTaskQuery()
                    .processInstanceBusinessKey(project)
                    .taskDefinitionKey("work_" + work)
                    .singleResult()
                    .getId();
            user("ci").post("/api/projects/" + project + "/tasks/" + task + "/complete", "{}");
        }
        report(20, Duration.ofHours(3));
        user("ci")
                .post(
                        "/api/projects/" + project + "/metrics",
                        "{\"name\":\"coverage.line\",\"value\":78.5,\"build\":\"41\",\"observedAt\":\""
                                + Instant.now().minus(Duration.ofDays(2)) + "\"}");
        String waiver = waivers.ask(
                        new Waivers.Request(
                                project,
                                "beta",
                                "metric-at-least",
                                "the generated code is counted, too",
                                "reviewed by hand",
                                Instant.now().plus(Duration.ofDays(10)),
                                null),
                        "ci")
                .waiver();
        waivers.grant(project, waiver, "approver");
    }

    @Test
    void letsPeopleSeeWhyDecideAndCompleteTheQuorum() {
        Page quinn = openTask("quinn");
        Locator form = quinn.locator("form.milepost");
        assertThat(form).containsText("Beta release of Apollo second generation");
        assertThat(form).containsText("3 hours ago");
        assertThat(form).containsText("WAIVED");
        assertThat(form).containsText("else UNMET");
        assertThat(form).containsText("somebody of qa, somebody of product");
        assertThat(form.getByRole(AriaRole.RADIO)).hasCount(5);
        RealBrowser.screenshot(quinn, "sign-off-unclaimed");

        claim(quinn);
        decide(quinn, "HOLD");
        assertThat(complete(quinn)).isDisabled(); // for want of a comment
        quinn.fill("#comment", "The load test of the new cache is missing.\nI ask for it to be sent.");
        RealBrowser.screenshot(quinn, "sign-off-hold");
        complete(quinn).click();
        assertThat(quinn.locator("form.milepost")).hasCount(0);
        assertThat(gate().at("/signoffs/0/decision").asText()).isEqualTo("HOLD");

        report(25, Duration.ofMinutes(10));
        Page quentin = tasklist("quentin");
        assertThat(taskOf(quentin)).hasCount(1);
        Page again = openTask("quinn");
        assertThat(again.locator(".earlier")).containsText("The load test of the new cache is missing.");
        assertThat(again.locator(".earlier")).containsText("20 of 20");
        assertThat(again.locator(".votes")).containsText("HOLD");
        claim(again);
        decide(again, "CONDITIONAL GO");
        again.fill("#owner", "paula");
        again.fill("#due", LocalDate.now().plusDays(20).toString());
        again.fill("#comment", "Bring the line coverage up to 80 %");
        again.setViewportSize(1440, 1330);
        RealBrowser.screenshot(again, "sign-off-form");
        complete(again).click();
        assertThat(again.locator("form.milepost")).hasCount(0);

        Page paula = openTask("paula");
        assertThat(paula.locator(".votes")).containsText("Bring the line coverage up to 80 %");
        assertThat(paula.locator(".needed")).hasText("Still needed: somebody of product");
        paula.setViewportSize(390, 844);
        paula.locator(".facts").scrollIntoViewIfNeeded();
        RealBrowser.screenshot(paula, "sign-off-phone-criteria");
        paula.locator("#decide").scrollIntoViewIfNeeded();
        RealBrowser.screenshot(paula, "sign-off-phone-decision");
        paula.setViewportSize(1440, 1000);
        claim(paula);
        decide(paula, "GO");
        complete(paula).click();
        assertThat(paula.locator("form.milepost")).hasCount(0);
        assertThat(gate().at("/state").asText()).isEqualTo("PASSED");
        assertThat(gate().at("/decision").asText()).isEqualTo("CONDITIONAL_GO");

        quentin.reload();
        assertThat(quentin.getByText("My sign-offs")).isVisible();
        assertThat(taskOf(quentin)).hasCount(0);
        RealBrowser.screenshot(quentin, "sign-off-gone");
        assertThat(engine.getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .variableNameIn("decision", "comment", "evaluation")
                        .count())
                .isZero();
    }

    @Test
    void showsWhereTheGateLiesInItsProjectWhatOpenedItAndWhatComesNext() {
        Page quinn = openTask("quinn");
        quinn.getByText("Project", new Page.GetByTextOptions().setExact(true)).click();

        Locator stops = quinn.locator(".milepost-line > li");
        JsonNode milestones = user("manager")
                .get("/api/projects/" + project + "/milestones")
                .json()
                .at("/items");
        assertThat(stops).hasCount(milestones.size());
        for (int i = 0; i < milestones.size(); i++) {
            assertThat(stops.nth(i).locator(".name"))
                    .hasText(milestones.get(i).at("/name").asText());
            assertThat(stops.nth(i))
                    .hasClass("milepost-stop status-"
                            + milestones.get(i).at("/status").asText());
        }
        assertThat(quinn.locator("[aria-current=step] .name")).hasText("Beta release");
        Locator pane = quinn.locator(".milepost");
        assertThat(pane).containsText("Evaluation " + gate().at("/evaluation").asText());
        assertThat(pane.locator(".evidence li")
                        .filter(new Locator.FilterOptions().setHasText("tests 'unit' of build 41")))
                .containsText("3 hours ago");
        assertThat(pane.locator(".next")).containsText("General availability");
        RealBrowser.screenshot(quinn, "sign-off-project");
    }

    @Test
    void showsTheRefusalOfASelfApprovalAndKeepsWhatWasWritten() {
        user("designer").post("/api/projects", "{\"key\":\"solo\",\"name\":\"Solo\",\"plan\":\"solo-plan\"}");
        reportTo("solo", "paula", 20, Duration.ZERO);

        Page paula = openTask("paula", "Sign off Solo gate of solo");
        claim(paula);
        decide(paula, "GO");
        paula.fill("#comment", "I have seen every test pass");
        complete(paula).click();

        Locator refusal = paula.locator("#refusal");
        assertThat(refusal)
                .containsText("Your vote would pass gate 'solo-gate', and nobody who says go is independent");
        assertThat(refusal).containsText("paula sent evidence");
        assertThat(refusal).not().containsText("ENGINE");
        assertThat(paula.locator(".page-notifications .alert")).hasCount(0);
        assertThat(paula.locator("#comment")).hasValue("I have seen every test pass");
        refusal.scrollIntoViewIfNeeded();
        RealBrowser.screenshot(paula, "sign-off-refused");

        decide(paula, "HOLD");
        complete(paula).click();
        assertThat(paula.locator("form.milepost")).hasCount(0);
        assertThat(user("manager")
                        .get("/api/projects/solo/gates/solo-gate")
                        .json()
                        .at("/signoffs/0/comment")
                        .asText())
                .isEqualTo("I have seen every test pass");
    }

    @Test
    void tellsNobodyOfATaskThatIsNotTheirs() {
        String task = engine.getTaskService()
                .createTaskQuery()
                .processDefinitionKey("milestone-gate")
                .taskCandidateGroup("product")
                .list()
                .get(0)
                .getId();

        assertThat(user("paula").get("/api/signoff-tasks/" + task).status()).isEqualTo(200);
        assertThat(user("mallory").get("/api/signoff-tasks/" + task).status()).isEqualTo(404);
        assertThat(user("paula").get("/api/signoff-tasks/unknown").status()).isEqualTo(404);
    }

    private Page tasklist(String person) {
        Page page = RealBrowser.logIn(port, person, WebTest.PASSWORD);
        page.navigate("/camunda/app/tasklist/default/");
        page.getByText("My sign-offs").click();
        return page;
    }

    private Locator taskOf(Page page) {
        return page.locator("li.task").filter(new Locator.FilterOptions().setHasText("of " + project));
    }

    private Page openTask(String person) {
        return openTask(person, "Sign off Beta release of " + project);
    }

    private Page openTask(String person, String name) {
        Page page = tasklist(person);
        page.locator("li.task")
                .filter(new Locator.FilterOptions().setHasText(name))
                .first()
                .click();
        page.locator("form.milepost #decide").waitFor();
        return page;
    }

    private static void claim(Page page) {
        page.getByText("Claim", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".disabled-form")).hasCount(0);
    }

    private static void decide(Page page, String decision) {
        page.locator(".radio")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator(
                                "strong", new Page.LocatorOptions().setHasText(Pattern.compile("^" + decision + "$")))))
                .locator("input")
                .check();
    }

    private static Locator complete(Page page) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Complete"));
    }

    private JsonNode gate() {
        return user("manager").get("/api/projects/" + project + "/gates/beta").json();
    }

    private void report(int tests, Duration ago) {
        reportTo(project, "ci", tests, ago);
    }

    private void reportTo(String to, String sender, int tests, Duration ago) {
        StringBuilder cases = new StringBuilder();
        for (int i = 0; i < tests; i++) {
            cases.append("<testcase classname=\"S\" name=\"t").append(i).append("\"/>");
        }
        Api.Answer answer = user(sender)
                .upload(
                        "/api/projects/" + to + "/test-reports?suite=unit&build=41&observedAt="
                                + Instant.now().minus(ago),
                        "<testsuite name=\"unit\" tests=\"%d\" failures=\"0\" errors=\"0\" skipped=\"0\">%s</testsuite>"
                                .formatted(tests, cases));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private void deploy() {
        String elements = "<bpmn:startEvent id=\"start\"/><bpmn:endEvent id=\"end\"/>"
                + TestPlans.phase("design")
                + TestPlans.phase("build")
                + gate("beta", "Beta release", "approvers=qa:1, product:1")
                + gate("general", "General availability", "approvers=qa:1")
                + TestPlans.flows("start", "design", "build", "beta", "general", "end")
                + TestPlans.border("beta", "milestone-recycled-build", "build")
                + TestPlans.border("beta", "milestone-recycled-design", "design");
        Deploying.to(engine.getRepositoryService(), "beta-plan")
                .with(
                        "beta-plan.bpmn",
                        TestPlans.withErrors(
                                TestPlans.plan("beta-plan", elements),
                                "milestone-recycled-build",
                                "milestone-recycled-design"))
                .with(
                        "solo-plan.bpmn",
                        TestPlans.plan(
                                "solo-plan",
                                "<bpmn:startEvent id=\"start\"/><bpmn:endEvent id=\"end\"/>"
                                        + TestPlans.gate(
                                                        "solo-gate",
                                                        "rules=test-pass-ratio.drl",
                                                        "param.minRatio=0.9",
                                                        "approvers=product:1")
                                                .replace("name=\"solo-gate\"", "name=\"Solo gate\"")
                                        + TestPlans.flows("start", "solo-gate", "end")))
                .withRules("test-pass-ratio.drl", "metric-at-least.drl")
                .deploy();
    }

    private static String gate(String key, String name, String approvers) {
        return TestPlans.gate(
                        key,
                        "rules=test-pass-ratio.drl, metric-at-least.drl",
                        "param.minRatio=0.95",
                        "param.metric=coverage.line",
                        "param.min=80",
                        approvers)
                .replace("name=\"" + key + "\"", "name=\"" + name + "\"");
    }

    private void login(String person) {
        IdentityService identity = engine.getIdentityService();
        if (identity.createUserQuery().userId(person).count() == 0) {
            User user = identity.newUser(person);
            user.setFirstName(person.substring(0, 1).toUpperCase(Locale.ROOT) + person.substring(1));
            user.setLastName("Miller");
            user.setPassword(WebTest.PASSWORD);
            identity.saveUser(user);
        }
    }

    private Api user(String name) {
        return Api.at(port).as(name, WebTest.PASSWORD);
    }
}
