package dev.milepost.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.milepost.testing.Api;
import dev.milepost.testing.Deploying;
import dev.milepost.testing.RealBrowser;
import dev.milepost.testing.TestPlans;
import dev.milepost.testing.WebTest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A manager looks at projects in a real Cockpit; what it shows is what the API says. */
@WebTest
class CockpitTests {

    private static final String COCKPIT = "/camunda/app/cockpit/default/";
    private static final String HOSTILE =
            "<script>alert(1)</script><img src=x onerror=alert(1)> {{7*7}} ${7*7} #{7*7} \u202ekcab\u202c \u200f\uD83D\uDE80";

    @LocalServerPort
    int port;

    @Autowired
    ProcessEngine engine;

    final List<String> complaints = new ArrayList<>();

    @AfterEach
    void nothingWasExecutedOrForbidden() {
        assertThat(complaints).isEmpty();
    }

    @Test
    void showsOnTheDiagramAndInATabWhyAGateIsShutAndFollowsChanges() {
        start("pegasus", "software-release", "Pegasus");
        Page cockpit = logIn("manager");
        openInstance(cockpit, "pegasus", "software-release");

        badgesAreAsTheApiSays(cockpit, "pegasus");
        for (String gate : List.of("feature-complete", "release-candidate", "general-availability")) {
            Locator section = section(cockpit, gate);
            if (section.getAttribute("open") == null) {
                section.locator("summary").click();
            }
            gateIsAsTheApiSays(section, "pegasus", gate);
        }
        assertThat(section(cockpit, "feature-complete")).containsText("Not reached: judged just now, not recorded");

        complete("pegasus", "userTask_implementFeatures");
        complete("pegasus", "userTask_writeTests");
        complete("pegasus", "userTask_reviewFeatures");
        assertThat(badge(cockpit, "feature-complete")).containsText("Undecided");
        user("ci").post("/api/projects/pegasus/events", "{\"name\":\"feature-freeze-announced\"}");
        assertThat(badge(cockpit, "feature-complete")).hasClass(Pattern.compile("status-REACHED"));
        assertThat(cockpit.locator(".djs-element.milepost-REACHED[data-element-id=feature-complete]"))
                .hasCount(1);
        badgesAreAsTheApiSays(cockpit, "pegasus");
        Locator log = section(cockpit, "feature-complete").locator("[data-log] tbody tr");
        assertThat(log).hasCount(2);
        assertThat(log.first()).containsText("event feature-freeze-announced");
        gateIsAsTheApiSays(section(cockpit, "feature-complete"), "pegasus", "feature-complete");

        section(cockpit, "general-availability").locator("summary").click();
        section(cockpit, "feature-complete").locator("summary").click();
        RealBrowser.screenshot(cockpit, "cockpit-gates");
    }

    @Test
    void countsProjectsOnThePlanAndListsTheMilestonesOfAllOfThem() {
        start("draco", "software-release", "Draco");
        Page cockpit = logIn("manager");
        cockpit.navigate(COCKPIT);

        JsonNode all = user("manager").get("/api/milestones?size=1000").json();
        assertThat(count(cockpit, "RUNNING")).hasText(all.at("/projects").asText());
        assertThat(count(cockpit, "LATE"))
                .containsText(Integer.toString(all.at("/counts/LATE").asInt()));
        assertThat(count(cockpit, "SIGN_OFF")).hasText(all.at("/signOff").asText());
        assertThat(cockpit.locator(".milepost tbody tr"))
                .hasCount(Math.min(5, all.at("/total").asInt()));
        RealBrowser.screenshot(cockpit, "cockpit-dashboard");

        cockpit.locator("a[href='#/milestones']").first().click();
        Locator rows = cockpit.locator(".milepost-page tbody tr");
        assertThat(rows).hasCount(Math.min(100, all.at("/total").asInt()));
        cockpit.fill("#milepost-search", "DRACO");
        assertThat(rows).hasCount(3);
        assertThat(rows.first().locator("a").nth(1)).hasAttribute("href", "/projects/draco/gates/feature-complete");
        cockpit.selectOption("#milepost-status", "REACHED");
        assertThat(cockpit.locator(".milepost-empty")).hasText("No milestone fits.");
        cockpit.selectOption("#milepost-status", "");
        assertThat(rows).hasCount(3);
        RealBrowser.screenshot(cockpit, "cockpit-milestones");

        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("software-release")
                .latestVersion()
                .singleResult()
                .getId();
        complete("draco", "userTask_implementFeatures");
        complete("draco", "userTask_writeTests");
        complete("draco", "userTask_reviewFeatures");
        cockpit.navigate(COCKPIT + "#/process-definition/" + definition + "/runtime");
        for (JsonNode gate : user("manager")
                .get("/api/plans/software-release/standing")
                .json()
                .at("/items")) {
            for (String what : List.of("waiting", "late", "atRisk")) {
                int projects = gate.at("/" + what).asInt();
                Locator line = badge(cockpit, gate.at("/gate").asText()).locator("[data-count=" + what + "]");
                assertThat(line).hasCount(projects > 0 ? 1 : 0);
                if (projects > 0) {
                    assertThat(line).containsText(Integer.toString(projects));
                }
            }
        }
        assertThat(badge(cockpit, "feature-complete").locator("[data-count=waiting]"))
                .hasCount(1);
        RealBrowser.screenshot(cockpit, "cockpit-plan");
    }

    @Test
    void showsWhateverPeopleWriteAsTextInCockpitAndTasklist() {
        deployHostilePlan();
        String name = HOSTILE + "n".repeat(255 - HOSTILE.length());
        start("hostile", "hostile-plan", name);
        complete("hostile", "work_make");
        user("ci").post("/api/projects/hostile/events", "{\"name\":\"go {{7*7}}\"}");

        Page tasklist = logIn("approver");
        tasklist.navigate("/camunda/app/tasklist/default/");
        tasklist.getByText("My sign-offs").click();
        tasklist.locator("li.task")
                .filter(new Locator.FilterOptions().setHasText("of hostile"))
                .click();
        assertThat(tasklist.locator("li.task h4").filter(new Locator.FilterOptions().setHasText("of hostile")))
                .containsText("{{7*7}} ${7*7} #{7*7}");
        Locator form = tasklist.locator("form.milepost");
        assertThat(form).containsText(HOSTILE);
        assertThat(form).containsText(name);
        assertThat(form).containsText("go {{7*7}}");
        assertThat(form.locator("table[data-mode]")).hasCount(3);
        assertThat(form.locator("table[data-mode=BLOCK]")).containsText("go {{7*7}}");
        assertThat(form).containsText("⚠ Warnings");
        assertThat(form.locator("table[data-mode=WARN]")).containsText("later {{7*7}}");
        assertThat(form).containsText("Tried in shadow, decides nothing");
        assertThat(form.locator("table[data-mode=SHADOW]")).containsText("next {{7*7}}");
        tasklist.getByText("Project", new Page.GetByTextOptions().setExact(true))
                .click();
        assertThat(tasklist.locator(".milepost-line .name").first()).containsText(HOSTILE);
        assertThat(tasklist.locator(".milepost > div > p .name")).hasText(name);
        assertThat(tasklist.locator(".milepost [data-mode=WARN] li")).hasCount(1);
        assertThat(tasklist.locator(".milepost [data-mode=SHADOW] li")).hasCount(1);
        RealBrowser.screenshot(tasklist, "hostile-tasklist");

        String comment = HOSTILE + "\n" + "c".repeat(3999 - HOSTILE.length());
        int evaluation = user("approver")
                .get("/api/projects/hostile/gates/first")
                .json()
                .at("/evaluation")
                .asInt();
        Api.Answer vote = user("approver")
                .post(
                        "/api/projects/hostile/gates/first/signoffs",
                        "{\"decision\":\"HOLD\",\"evaluation\":" + evaluation + ",\"comment\":\""
                                + comment.replace("\n", "\\n") + "\"}");
        assertThat(vote.status()).as(vote.body()).isEqualTo(200);

        Page cockpit = logIn("manager");
        openInstance(cockpit, "hostile", "hostile-plan");
        assertThat(badge(cockpit, "first")).hasAttribute("title", Pattern.compile("<script>alert"));
        Locator section = section(cockpit, "first");
        assertThat(section.locator("summary .name")).containsText(HOSTILE);
        assertThat(section.locator(".comment")).hasText(comment);
        gateIsAsTheApiSays(section, "hostile", "first");
        assertThat(section).containsText("⚠ Warnings");
        assertThat(section).containsText("Tried in shadow, decides nothing");
        RealBrowser.screenshot(cockpit, "hostile-cockpit");
        cockpit.navigate(COCKPIT + "#/milestones");
        assertThat(cockpit.locator("tr[data-project=hostile] .name").first()).hasText(name);
    }

    @Test
    void saysWhatItCannotShow() {
        engine.getRepositoryService()
                .createDeployment()
                .addString(
                        "errand.bpmn",
                        TestPlans.drawn(
                                TestPlans.plan(
                                        "errand",
                                        "<bpmn:startEvent id=\"start\"/><bpmn:userTask id=\"run\"/>"
                                                + TestPlans.flows("start", "run")),
                                "errand",
                                "run"))
                .deploy();
        engine.getRuntimeService().startProcessInstanceByKey("errand", "no-project");
        Page cockpit = logIn("manager");
        openInstance(cockpit, "no-project", "errand");
        assertThat(cockpit.locator(".milepost-empty"))
                .hasText("This process instance is not a Milepost project, so it has no milestones.");

        start("lyra", "software-release", "Lyra");
        cockpit.route(
                "**/api/projects/lyra/milestones*",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(503)
                        .setContentType("application/problem+json")
                        .setBody("{\"status\":503,\"detail\":\"The database does not answer.\"}")));
        openInstance(cockpit, "lyra", "software-release");
        assertThat(cockpit.locator(".milepost-notice.failed")).hasText("The database does not answer.");
        RealBrowser.screenshot(cockpit, "cockpit-failed");

        Api.Answer words = user("manager").with("Accept-Language", "de-AT").get("/api/words");
        assertThat(words.json().at("/language").asText()).isEqualTo("de-AT");
        assertThat(words.json().at("/words/status.LATE").asText()).isEqualTo("Verspätet");
    }

    private void badgesAreAsTheApiSays(Page cockpit, String project) {
        for (JsonNode milestone : user("manager")
                .get("/api/projects/" + project + "/milestones")
                .json()
                .at("/items")) {
            Locator badge = badge(cockpit, milestone.at("/key").asText());
            assertThat(badge)
                    .hasClass(
                            Pattern.compile("status-" + milestone.at("/status").asText()));
            assertThat(badge)
                    .hasAttribute(
                            "title",
                            Pattern.compile(literally(milestone.at("/reason").asText())));
            assertThat(badge)
                    .hasAttribute(
                            "href",
                            "/projects/" + project + "/gates/"
                                    + milestone.at("/key").asText());
        }
    }

    private void gateIsAsTheApiSays(Locator section, String project, String gate) {
        JsonNode said = user("manager")
                .get("/api/projects/" + project + "/gates/" + gate)
                .json();
        assertThat(section.locator(".milepost-body .gate-" + said.at("/state").asText()))
                .hasCount(1);
        assertThat(section.locator(
                        ".milepost-body > p .verdict-" + said.at("/verdict").asText()))
                .hasCount(1);
        assertThat(section.locator("tr[data-criterion]"))
                .hasCount(said.at("/criteria").size());
        for (JsonNode criterion : said.at("/criteria")) {
            Locator row =
                    section.locator("tr[data-criterion='" + criterion.at("/id").asText() + "']");
            assertThat(row.locator(".state .state-" + criterion.at("/state").asText()))
                    .hasCount(1);
            assertThat(row.locator(".title")).hasText(criterion.at("/title").asText());
            assertThat(row.locator(".actual")).hasText(criterion.path("actual").asText("–"));
            assertThat(row.locator(".expected"))
                    .hasText(criterion.path("expected").asText("–"));
            assertThat(row.locator(".evidence li"))
                    .hasCount(criterion.at("/evidence").size());
        }
    }

    private static Locator badge(Page cockpit, String gate) {
        return cockpit.locator(".diagram-badge[data-gate=" + gate + "]");
    }

    private static Locator section(Page cockpit, String gate) {
        return cockpit.locator("details[data-gate=" + gate + "]");
    }

    private static Locator count(Page cockpit, String name) {
        return cockpit.locator("[data-count=" + name + "] strong");
    }

    private void openInstance(Page cockpit, String project, String plan) {
        String instance = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(project, plan)
                .singleResult()
                .getId();
        cockpit.navigate(COCKPIT + "#/process-instance/" + instance + "/runtime?tab=milepost.instance.tab");
    }

    private Page logIn(String person) {
        Page page = RealBrowser.logIn(port, person, WebTest.PASSWORD);
        page.onDialog(dialog -> {
            complaints.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.onPageError(error -> complaints.add("error: " + error));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        return page;
    }

    /** The browser matches with its own regular expressions, which know no quoting. */
    private static String literally(String text) {
        return text.replaceAll("[.*+?^${}()|\\[\\]\\\\]", "\\\\$0");
    }

    private void start(String key, String plan, String name) {
        Api.Answer answer = user("designer")
                .post("/api/projects", "{\"key\":\"" + key + "\",\"plan\":\"" + plan + "\",\"name\":\"" + name + "\"}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private void complete(String project, String element) {
        String task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(project)
                .taskDefinitionKey(element)
                .singleResult()
                .getId();
        assertThat(user("ci")
                        .post("/api/projects/" + project + "/tasks/" + task + "/complete", "{}")
                        .status())
                .isEqualTo(200);
    }

    private void deployHostilePlan() {
        String named = "name=\"" + HOSTILE.replace("&", "&amp;").replace("<", "&lt;") + "\"";
        String elements = "<bpmn:startEvent id=\"start\"/><bpmn:endEvent id=\"end\"/>"
                + TestPlans.phase("make").replace("name=\"make\"", named)
                + TestPlans.gate(
                                "first",
                                "rules=event-happened.drl, event-happened.drl as later (warn), event-happened.drl as next (shadow)",
                                "param.event=go {{7*7}}",
                                "param.later.event=later {{7*7}}",
                                "param.next.event=next {{7*7}}",
                                "approvers=approvers:1")
                        .replace("name=\"first\"", named)
                + TestPlans.gate("second", "rules=event-happened.drl", "param.event=gone")
                        .replace("name=\"second\"", named)
                + TestPlans.flows("start", "make", "first", "second", "end");
        Deploying.to(engine.getRepositoryService(), "hostile-plan")
                .with(
                        "hostile-plan.bpmn",
                        TestPlans.drawn(
                                TestPlans.plan("hostile-plan", elements).replace("name=\"hostile-plan\"", named),
                                "hostile-plan",
                                "start",
                                "make",
                                "first",
                                "second",
                                "end"))
                .withRules("event-happened.drl")
                .deploy();
    }

    private Api user(String name) {
        return Api.at(port).as(name, WebTest.PASSWORD);
    }
}
