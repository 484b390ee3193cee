package dev.milepost.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.testing.Api;
import dev.milepost.testing.Api.Answer;
import dev.milepost.testing.TestPlans;
import dev.milepost.testing.WebTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Every call of the API that changes something leaves a row, and so does every refused one, whoever refuses it. */
@WebTest
@TestPropertySource(
        properties = "spring.application.name=Milepost, audited") // what strangers try is bounded by the minute
class AuditApiTests {

    /** For each call that is no GET: what it does, and the row it leaves. A call that changes nothing has no action. */
    private static final Map<String, Change> CHANGES = new TreeMap<>(Map.ofEntries(
            Map.entry("POST /api/projects/{project}/tokens", new Change("designer", "token.issued", t -> {
                t.start();
                return t.as("designer").post(t.project() + "/tokens", "{\"name\":\"ci\"}");
            })),
            Map.entry("DELETE /api/projects/{project}/tokens/{id}", new Change("designer", "token.revoked", t -> {
                t.start();
                Answer token = t.as("designer").post(t.project() + "/tokens", "{\"name\":\"ci\"}");
                return t.as("designer")
                        .delete(t.project() + "/tokens/"
                                + token.json().at("/token/id").asText());
            })),
            Map.entry("POST /api/projects/{project}/waivers", new Change("ci", "waiver.asked", t -> {
                t.start();
                return t.askForWaiver();
            })),
            Map.entry("POST /api/projects/{project}/waivers/{id}/grant", new Change("approver", "waiver.granted", t -> {
                t.start();
                String id = t.askForWaiver().json().at("/id").asText();
                return t.as("approver").post(t.project() + "/waivers/" + id + "/grant", "");
            })),
            Map.entry("DELETE /api/projects/{project}/waivers/{id}", new Change("ci", "waiver.withdrawn", t -> {
                t.start();
                String id = t.askForWaiver().json().at("/id").asText();
                return t.as("ci").delete(t.project() + "/waivers/" + id);
            })),
            Map.entry(
                    "POST /api/projects/{project}/conditions/{number}/close",
                    new Change("manager", "condition.closed", t -> {
                        t.passOnCondition("manager");
                        return t.as("manager")
                                .post(t.project() + "/conditions/1/close", "{\"comment\":\"It is done.\"}");
                    })),
            Map.entry("POST /api/delegations", new Change("approver", "delegation.made", AuditApiTests::delegate)),
            Map.entry("DELETE /api/delegations/{id}", new Change("approver", "delegation.revoked", t -> {
                String id = delegate(t).json().at("/id").asText();
                return t.as("approver").delete("/api/delegations/" + id);
            })),
            Map.entry("POST /api/projects", new Change("designer", "project.started", t -> t.start())),
            Map.entry("POST /api/rebindings", new Change("designer", "rules.rebound", t -> t.move("rebindings"))),
            Map.entry("POST /api/migrations", new Change("designer", "plan.migrated", t -> t.move("migrations"))),
            Map.entry("PATCH /api/projects/{key}/milestones/{milestone}", new Change("designer", "target.moved", t -> {
                t.start();
                return t.as("designer")
                        .patch(t.project() + "/milestones/gate", "{\"target\":\"2030-01-01\",\"reason\":\"fair\"}");
            })),
            Map.entry("PATCH /api/projects/{project}/tasks/{id}", new Change("ci", "estimate.changed", t -> {
                t.start("software-release");
                return t.as("ci")
                        .patch(
                                t.project() + "/tasks/userTask_writeTests",
                                "{\"estimate\":\"12d\",\"reason\":\"more tests\"}");
            })),
            Map.entry("PATCH /api/projects/{project}/calendar", new Change("manager", "calendar.changed", t -> {
                t.start();
                return t.as("manager")
                        .patch(
                                t.project() + "/calendar",
                                "{\"holidays\":[{\"date\":\"2030-12-25\"}],\"reason\":\"closed\"}");
            })),
            Map.entry("PUT /api/projects/{project}/calendar/holidays", new Change("manager", "calendar.changed", t -> {
                t.start();
                return t.as("manager")
                        .send(t.as("manager")
                                .request(t.project() + "/calendar/holidays?reason=closed")
                                .header("Content-Type", "text/calendar")
                                .PUT(HttpRequest.BodyPublishers.ofString(PlanningApiTests.HOLIDAYS)));
            })),
            Map.entry("POST /api/projects/{project}/baselines", new Change("manager", "baseline.taken", t -> {
                t.start();
                return t.as("manager").post(t.project() + "/baselines", "{\"name\":\"Second\",\"reason\":\"agreed\"}");
            })),
            Map.entry(
                    "PATCH /api/projects/{project}/baselines/{number}",
                    new Change("manager", "baseline.reported", t -> {
                        t.start();
                        return t.as("manager")
                                .patch(
                                        t.project() + "/baselines/1",
                                        "{\"reporting\":true,\"reason\":\"from the start\"}");
                    })),
            Map.entry("POST /api/projects/{project}/events", new Change("ci", "evidence.accepted", t -> {
                t.start();
                return t.as("ci").post(t.project() + "/events", "{\"name\":\"other\"}");
            })),
            Map.entry("POST /api/projects/{project}/metrics", new Change("ci", "evidence.accepted", t -> {
                t.start();
                return t.as("ci").post(t.project() + "/metrics", "{\"name\":\"m\",\"value\":1}");
            })),
            Map.entry("PUT /api/projects/{project}/work-items/{id}", new Change("ci", "evidence.accepted", t -> {
                t.start();
                return t.as("ci").put(t.project() + "/work-items/X-1", "{\"state\":\"OPEN\"}");
            })),
            Map.entry("POST /api/projects/{project}/test-reports", new Change("ci", "evidence.accepted", t -> {
                t.start();
                return t.as("ci").upload(t.project() + "/test-reports", "<testsuite><testcase name='t'/></testsuite>");
            })),
            Map.entry(
                    "POST /api/projects/{project}/tasks/{id}/complete", new Change("designer", "task.completed", t -> {
                        t.start("software-release");
                        String task = t.as("ci")
                                .get(t.project() + "/tasks")
                                .json()
                                .at("/items/0/id")
                                .asText();
                        return t.as("designer").post(t.project() + "/tasks/" + task + "/complete", "");
                    })),
            Map.entry("POST /api/projects/{project}/gates/{gate}/signoffs", new Change("approver", "vote.cast", t -> {
                t.openForSignOff();
                return t.as("approver").post(t.project() + "/gates/gate/signoffs", t.go());
            })),
            Map.entry("POST /api/rules/replay", new Change("designer", null, t -> {
                t.start();
                return t.as("designer")
                        .form(
                                "/api/rules/replay?project=" + t.key,
                                Map.of(),
                                Map.of("event-happened.drl", rules("event-happened.drl")));
            })),
            Map.entry(
                    "POST /api/projects/{project}/gates/{gate}/evaluations/{number}/replay",
                    new Change("designer", null, t -> {
                        t.start();
                        return t.as("designer")
                                .form(
                                        t.project() + "/gates/gate/evaluations/1/replay",
                                        Map.of(),
                                        Map.of("event-happened.drl", rules("event-happened.drl")));
                    })),
            Map.entry("POST /api/plans/import", new Change("designer", null, t -> {
                t.start();
                return t.as("designer").form("/api/plans/import", Map.of(), Map.of("a.bpmn", """
                        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="a"><task id="t"/>\
                        </process></definitions>""".getBytes(
                                java.nio.charset.StandardCharsets.UTF_8)));
            })),
            Map.entry("POST /api/plans/check", new Change("designer", null, t -> {
                t.start();
                return t.as("designer").form("/api/plans/check", Map.of(), Map.of("empty.drl", new byte[0]));
            })),
            Map.entry("POST /api/projects/{project}/gates/{gate}/what-if", new Change("ci", null, t -> {
                t.start();
                return t.as("ci").post(t.project() + "/gates/gate/what-if", "{}");
            }))));

    @LocalServerPort
    int port;

    final String key = "audited-" + UUID.randomUUID();
    long begin;

    @BeforeEach
    void begin() {
        deployPlan();
        begin = newest();
    }

    @Test
    void knowsEveryCallThatChangesSomething() {
        var described = new TreeSet<String>();
        as("ci").get("/v3/api-docs")
                .json()
                .at("/paths")
                .fields()
                .forEachRemaining(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method ->
                                described.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
        described.removeIf(call -> call.startsWith("GET "));

        assertThat(CHANGES.keySet())
                .as("calls of the API with a row in this test: add one for a new call")
                .isEqualTo(described);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void leavesARowForWhatWasDone(String call) {
        Change change = CHANGES.get(call);

        Answer answer = change.call().on(this);

        assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
        if (change.action() != null) {
            assertThat(rows("done")).as("rows after " + call).anySatisfy(row -> {
                assertThat(row.at("/action").asText()).isEqualTo(change.action());
                assertThat(row.at("/actorName").asText()).isEqualTo(change.user());
                assertThat(row.at("/project").asText())
                        .isEqualTo(call.matches(".*/(projects|rebindings|migrations).*") ? key : "");
                assertThat(row.has("after")).isTrue();
            });
        } else {
            assertThat(rows("done"))
                    .extracting(row -> row.at("/action").asText())
                    .as("rows of the start alone")
                    .containsExactly("project.started", "gate.reached");
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void leavesARowForWhatWasRefused(String call) {
        String path = call.substring(call.indexOf(' ') + 1)
                .replaceAll("\\{(key|project)}", key)
                .replaceAll("\\{.*?}", "x");
        HttpRequest.Builder request = Api.at(port)
                .as("nobody-known", "guessed")
                .request(path)
                .header("Content-Type", "application/json")
                .method(call.substring(0, call.indexOf(' ')), HttpRequest.BodyPublishers.ofString("{}"));

        assertThat(as("ci").send(request).status()).isEqualTo(401);

        assertThat(rows("refused")).singleElement().satisfies(row -> {
            assertThat(row.at("/action").asText()).isEqualTo(call);
            assertThat(row.at("/actor").asText()).isEqualTo("anonymous");
            assertThat(row.at("/detail").asText()).isEqualTo("401: login failed");
        });
    }

    static Stream<String> calls() {
        return CHANGES.keySet().stream();
    }

    @Test
    void leavesARowForARefusedVoteWhereverItComesFrom() {
        openForSignOff();
        String task = as("admin")
                .get("/engine-rest/task?processInstanceBusinessKey=" + key)
                .json()
                .at("/0/id")
                .asText();
        begin = newest();

        assertThat(as("ci").post(project() + "/gates/gate/signoffs", go()).status())
                .isEqualTo(403);
        assertThat(as("approver")
                        .post(project() + "/gates/gate/signoffs", "{\"decision\":\"GO\",\"evaluation\":999}")
                        .status())
                .isEqualTo(409);
        assertThat(as("ci").post("/engine-rest/task/" + task + "/complete", "{}")
                        .status())
                .isGreaterThanOrEqualTo(400);

        List<JsonNode> refused = rows("refused");
        assertThat(refused).extracting(row -> row.at("/actorName").asText()).containsExactly("ci", "approver", "ci");
        assertThat(refused.get(0).at("/detail").asText()).isEqualTo("403: not an approver");
        assertThat(refused.get(0).at("/object").asText()).isEqualTo("gate:gate");
        assertThat(refused.get(1).at("/detail").asText()).isEqualTo("409: sign off conflict");
        assertThat(refused.get(2).at("/action").asText()).isEqualTo("POST /engine-rest/task/{id}/complete");
        assertThat(refused.get(2).at("/object").asText()).isEqualTo("id:" + task);
    }

    @Test
    void tellsTheStoryOfAGate() {
        openForSignOff();
        as("approver").post(project() + "/gates/gate/signoffs", go());

        assertThat(rows("done"))
                .extracting(row -> row.at("/action").asText())
                .containsSubsequence(
                        "project.started",
                        "gate.reached",
                        "evidence.accepted",
                        "gate.judged",
                        "vote.cast",
                        "gate.passed",
                        "project.completed");
        assertThat(rows("done"))
                .filteredOn(row -> row.at("/action").asText().equals("gate.judged"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.at("/detail").asText()).startsWith("PASS in evaluation 2, was ");
                    assertThat(row.at("/evidence").asText()).hasSize(64);
                    assertThat(row.at("/rules").asText()).hasSize(64);
                    assertThat(row.at("/before").asText())
                            .hasSize(64)
                            .isNotEqualTo(row.at("/after").asText());
                });
    }

    @Test
    void leavesNoRowForAnEvaluationThatChangesNothingNorForEvidenceThatIsKnown() {
        start();
        as("ci").post(project() + "/events", "{\"name\":\"other\",\"occurredAt\":\"2026-01-05T10:00:00Z\"}");
        as("ci").post(project() + "/events", "{\"name\":\"other\",\"occurredAt\":\"2026-01-05T10:00:00Z\"}");

        assertThat(rows("done"))
                .extracting(row -> row.at("/action").asText())
                .containsExactly("project.started", "gate.reached", "evidence.accepted");
    }

    @Test
    void putsDeploymentsOnRecordMadeAndRefused() {
        String plan = "plan-" + UUID.randomUUID();
        Answer made = deploy("designer", plan, "param.event=signed");
        assertThat(made.status()).as(made.body()).isEqualTo(200);
        assertThat(deploy("designer", plan + "-b", "param.evnt=signed").status())
                .isEqualTo(400);
        assertThat(deploy("ci", plan + "-c", "param.event=signed").status()).isEqualTo(403);

        assertThat(rows("done"))
                .filteredOn(row -> row.at("/action").asText().equals("deployment.made"))
                .singleElement()
                .satisfies(row -> assertThat(row.at("/detail").asText()).isEqualTo("2 files, named " + plan));
        assertThat(rows("refused"))
                .extracting(row ->
                        row.at("/actorName").asText() + " " + row.at("/action").asText())
                .containsExactly(
                        "designer POST /engine-rest/deployment/create", "ci POST /engine-rest/deployment/create");
    }

    @Test
    void putsWhatPeopleDoAtTheEngineOnRecord() {
        start("software-release");
        String task = as("admin")
                .get("/engine-rest/task?processInstanceBusinessKey=" + key)
                .json()
                .at("/0/id")
                .asText();
        begin = newest();
        assertThat(as("admin")
                        .post("/engine-rest/task/" + task + "/claim", "{\"userId\":\"ci\"}")
                        .status())
                .isEqualTo(204);
        assertThat(as("admin")
                        .post(
                                "/engine-rest/user/create",
                                "{\"profile\":{\"id\":\"eve\"},\"credentials\":{\"password\":\"long-enough-1\"}}")
                        .status())
                .isEqualTo(204);
        assertThat(as("admin")
                        .put("/engine-rest/group/approvers/members/eve", "")
                        .status())
                .isEqualTo(204);

        assertThat(rows("done"))
                .extracting(row -> row.at("/action").asText())
                .contains("engine.task.claim", "engine.user.create", "engine.group-membership.create");
        assertThat(rows("done"))
                .allSatisfy(row -> assertThat(row.at("/actorName").asText()).isEqualTo("admin"));
        String export = as("admin").get("/api/audit/export").body();
        assertThat(export.substring(export.indexOf("\"sequence\":" + begin + ",")))
                .doesNotContain("eve", "long-enough");
    }

    @Test
    void namesNobodyInTheActionOfARefusedAttempt() {
        assertThat(as("ci").put("/engine-rest/group/approvers/members/jane", "").status())
                .isEqualTo(403);
        assertThat(as("ci").send(as("ci").request("/engine-rest/user/manager").DELETE())
                        .status())
                .isEqualTo(403);

        assertThat(rows("refused"))
                .extracting(row -> row.at("/action").asText())
                .containsExactly("PUT /engine-rest/group/approvers/members/{id}", "DELETE /engine-rest/user/{id}");
        assertThat(rows("refused").toString()).doesNotContain("jane", "manager");
    }

    @Test
    void putsThePeopleAndGroupsOfTheFirstStartOnRecord() {
        begin = 0;
        assertThat(rows("done"))
                .filteredOn(row -> row.at("/action").asText().equals("user.made"))
                .extracting(row -> row.at("/objectName").asText())
                .contains("admin", "designer", "approver", "manager", "ci");
        assertThat(rows("done"))
                .extracting(row ->
                        row.at("/action").asText() + " " + row.at("/object").asText())
                .contains("group.made group:camunda-admin");
    }

    @Test
    void showsPagesTheHeadAndTheExport() {
        start();
        JsonNode page = as("admin").get("/api/audit?after=0&size=3").json();
        assertThat(page.at("/items").size()).isEqualTo(3);
        assertThat(page.at("/items/2/sequence").asInt()).isEqualTo(3);
        assertThat(page.at("/total").asLong()).isGreaterThan(3);
        JsonNode head = as("admin").get("/api/audit/head").json();
        assertThat(head.at("/unsealed").asLong()).isZero();
        Answer export = as("admin").get("/api/audit/export");
        assertThat(export.header("Content-Type")).startsWith("application/x-ndjson");
        assertThat(export.body().lines().reduce((a, b) -> b).orElseThrow())
                .contains("\"hash\":\""
                        + as("admin").get("/api/audit/head").json().at("/hash").asText());

        for (String wrong : List.of("size=0", "size=1001", "after=-1", "after=x")) {
            assertThat(as("admin").get("/api/audit?" + wrong).status())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    private void deployPlan() {
        assertThat(deploy("designer", "audited", "param.event=signed", "approvers=approvers:1")
                        .status())
                .isEqualTo(200);
    }

    private Answer deploy(String user, String plan, String... settings) {
        String[] all = Stream.concat(Stream.of("rules=event-happened.drl"), Stream.of(settings))
                .toArray(String[]::new);
        return deployFile(user, plan, TestPlans.oneGate(plan, all));
    }

    private Answer deployFile(String user, String plan, String bpmn) {
        return as(user).form(
                        "/engine-rest/deployment/create",
                        Map.of("deployment-name", plan, "enable-duplicate-filtering", "true"),
                        Map.of(
                                plan + ".bpmn",
                                bpmn.getBytes(StandardCharsets.UTF_8),
                                "event-happened.drl",
                                bytes(Path.of("rules/event-happened.drl"))));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer askForWaiver() {
        return as("ci").post(
                        project() + "/waivers",
                        "{\"gate\":\"gate\",\"criterion\":\"event-happened\",\"reason\":\"late\",\"compensatingControl\":\"a call\",\"expires\":\"%s\"}"
                                .formatted(LocalDate.now(ZoneOffset.UTC).plusDays(2)));
    }

    private static Answer delegate(AuditApiTests t) {
        return t.as("approver")
                .post(
                        "/api/delegations",
                        "{\"to\":\"manager\",\"validUntil\":\"%s\",\"reason\":\"on leave\"}"
                                .formatted(Instant.now().plus(Duration.ofDays(2))));
    }

    private void passOnCondition(String owner) {
        String[] settings = {"rules=event-happened.drl", "param.event=signed", "approvers=approvers:1"};
        String plan = "audited-twice";
        assertThat(deployFile("designer", plan, TestPlans.twoGates(plan, settings))
                        .status())
                .isEqualTo(200);
        start(plan);
        as("ci").post(project() + "/events", "{\"name\":\"signed\"}");
        String vote = go().replace(
                        "\"GO\"",
                        "\"CONDITIONAL_GO\",\"comment\":\"Write the manual\",\"owner\":\"%s\",\"due\":\"%s\""
                                .formatted(owner, LocalDate.now(ZoneOffset.UTC).plusDays(2)));
        assertThat(as("approver").post(project() + "/gates/gate/signoffs", vote).status())
                .isEqualTo(200);
    }

    private Answer start() {
        return start("audited");
    }

    private Answer start(String plan) {
        return as("designer").post("/api/projects", "{\"key\":\"" + key + "\",\"plan\":\"" + plan + "\"}");
    }

    /** To the version of its plan that is deployed after it began. */
    private Answer move(String how) {
        start();
        assertThat(deploy("designer", "audited", "param.event=signed", "approvers=approvers:1", "target=P60D")
                        .status())
                .isEqualTo(200);
        return as("designer").post("/api/" + how, "{\"projects\":[\"" + key + "\"],\"reason\":\"agreed\"}");
    }

    private void openForSignOff() {
        start();
        assertThat(as("ci").post(project() + "/events", "{\"name\":\"signed\"}").status())
                .isEqualTo(201);
    }

    private String go() {
        int evaluation =
                as("ci").get(project() + "/gates/gate").json().at("/evaluation").asInt();
        return "{\"decision\":\"GO\",\"evaluation\":" + evaluation + "}";
    }

    private String project() {
        return "/api/projects/" + key;
    }

    private Api as(String user) {
        return Api.at(port).as(user, WebTest.PASSWORD);
    }

    private long newest() {
        return as("admin").get("/api/audit?size=1").json().at("/total").asLong();
    }

    private List<JsonNode> rows(String outcome) {
        List<JsonNode> rows = new ArrayList<>();
        as("admin")
                .get("/api/audit?size=1000&after=" + begin)
                .json()
                .at("/items")
                .forEach(rows::add);
        rows.removeIf(row -> !row.at("/outcome").asText().equals(outcome));
        return rows;
    }

    private record Change(String user, String action, Call call) {}

    private interface Call {
        Answer on(AuditApiTests test);
    }

    private static byte[] rules(String file) {
        try {
            return java.nio.file.Files.readAllBytes(java.nio.file.Path.of("rules", file));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
