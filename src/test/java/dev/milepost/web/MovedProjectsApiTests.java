package dev.milepost.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.testing.Api;
import dev.milepost.testing.Api.Answer;
import dev.milepost.testing.TestPlans;
import dev.milepost.testing.WebTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Projects that were moved to other rules or to another version of their plan, as people and machines see them over HTTP. */
@WebTest
class MovedProjectsApiTests {

    private static final String RULES = "test-pass-ratio.drl";

    @LocalServerPort
    int port;

    final String plan = "moving-" + UUID.randomUUID();
    final String key = "m-" + UUID.randomUUID();
    final String project = "/api/projects/" + key;
    String strict = "";

    @BeforeEach
    void startAProjectThatWaitsAtItsFirstGate() throws IOException {
        strict = Files.readString(Path.of("rules", RULES));
        deploy(
                TestPlans.phase("one") + gate("first", "first") + TestPlans.phase("two") + gate("last", "last"),
                strict,
                "start",
                "one",
                "first",
                "two",
                "last",
                "end");
        assertThat(user("designer")
                        .post("/api/projects", "{\"key\":\"%s\",\"plan\":\"%s\"}".formatted(key, plan))
                        .status())
                .isEqualTo(201);
        complete("work_one");
    }

    @Test
    void opensEveryPageAndAnswerOfAProjectWhoseMilestonesAreOthersNow() {
        upload(10);
        assertThat(user("manager")
                        .patch(project + "/milestones/first", "{\"target\":\"2999-01-04\",\"reason\":\"agreed\"}")
                        .status())
                .isEqualTo(200);
        assertThat(user("manager")
                        .post(project + "/baselines", "{\"name\":\"Before\",\"reason\":\"agreed\"}")
                        .status())
                .isLessThan(300);
        deploy(
                gate("new", "New") + TestPlans.phase("two") + TestPlans.phase("one") + gate("last", "Renamed"),
                strict,
                "start",
                "two",
                "new",
                "one",
                "last",
                "end");

        JsonNode moved = user("designer").post("/api/migrations", body(key, "")).json();

        assertThat(moved.at("/projects/0/change/report/plan/gates")).hasSize(3);
        String log = project + "/gates/first/evaluations";
        int newest = user("manager").get(log).json().at("/total").asInt();
        assertThat(newest).isPositive();
        JsonNode baseline = user("manager").get(project + "/baselines/2").json();
        assertThat(baseline.at("/entries/milestones").toString()).contains("\"name\":\"last\"", "\"key\":\"first\"");
        assertThat(user("manager").get("/projects/" + key + "/changes").body()).contains("first</");
        for (String path : List.of(
                project,
                project + "/milestones",
                project + "/tasks",
                project + "/schedule",
                project + "/forecast",
                project + "/forecast/history",
                project + "/trend",
                project + "/trend.svg",
                project + "/timeline.svg",
                project + "/changes",
                project + "/baselines",
                project + "/baselines/compare?from=2&to=now",
                project + "/baselines/compare?from=1&to=2",
                project + "/evaluation-report",
                project + "/evidence",
                project + "/conditions",
                project + "/waivers",
                project + "/diagram",
                log,
                log + "/" + newest,
                "/api/plans/" + plan + "/standing",
                "/api/plans/" + plan + "/experience",
                "/api/portfolio",
                "/projects/" + key,
                "/projects/" + key + "/changes?from=2&to=now",
                "/projects/" + key + "/trend",
                "/projects/" + key + "/evidence",
                "/projects/" + key + "/gates/first",
                "/projects/" + key + "/gates/first/evaluations/" + newest,
                "/projects/" + key + "/gates/first/compare",
                "/projects/" + key + "/gates/new",
                "/plans/" + plan)) {
            Answer answer = user("manager").get(path);
            assertThat(answer.status()).as(path + " " + answer.body()).isIn(200, 302);
        }
        assertProblem(user("manager").get(project + "/gates/first"), 404, "'first'");
        assertProblem(user("manager").get(project + "/gates/never/evaluations"), 404, "'never'");
    }

    @Test
    void refusesWhatCannotBeMovedAndSaysWhy() {
        deploy(
                TestPlans.phase("one") + gate("first", "first") + TestPlans.phase("two") + gate("last", "last"),
                strict + "\n// again\n",
                "start",
                "one",
                "first",
                "two",
                "last",
                "end");
        String many = IntStream.range(0, 10_000).mapToObj(i -> "p" + i).collect(Collectors.joining("\",\""));
        for (String call : List.of("/api/rebindings", "/api/migrations")) {
            assertProblem(user("designer").post(call, body(many, "")), 400, "it has 10000");
            assertProblem(user("designer").post(call, body(key, "").replace("agreed", " ")), 400, "'reason'");
            assertProblem(user("designer").post(call, "{\"reason\":\"agreed\"}"), 400, "'projects'");
            assertProblem(user("designer").post(call, body("nobody", "")), 404, "'nobody'");
            assertProblem(user("designer").post(call, body(key, ",\"version\":9")), 404, "version 9");
            assertProblem(user("designer").post(call, body(key, ",\"version\":\"x\"")), 400, "");
            assertProblem(user("designer").post(call, body(key, ",\"version\":1")), 409, "already");
            for (String other : List.of("manager", "approver", "ci")) {
                assertProblem(user(other).post(call, body(key, "")), 403, "");
            }
            JsonNode tried = user("designer")
                    .post(call, body("nobody\",\"" + key + "\",\"" + key, ",\"dryRun\":true"))
                    .json();
            assertThat(tried.at("/projects")).as("each once").hasSize(2);
            assertThat(tried.at("/projects/0/status").asInt()).isEqualTo(404);
            assertThat(tried.at("/projects/1/change/number").asInt(-1)).isZero();
        }
        assertProblem(
                user("designer").post("/api/rebindings", body(key, ",\"deployment\":\"none\"")),
                404,
                "deployment 'none'");
        assertProblem(
                user("designer").post("/api/migrations", body(key, ",\"parameters\":{\"a\":\"\"}")),
                400,
                "parameters.a");
        upload(10);
        complete("work_two");
        assertProblem(user("designer").post("/api/rebindings", body(key, "")), 409, "has ended");
        assertProblem(user("designer").post("/api/migrations", body(key, "")), 409, "has ended");
    }

    @Test
    void nobodyMigratesAProjectByTheEnginesOwnCalls() {
        String before = definition();
        deploy(
                TestPlans.phase("one") + gate("first", "first") + TestPlans.phase("two") + gate("last", "last"),
                strict,
                "start",
                "one",
                "first",
                "two",
                "last",
                "end");
        String after = definition();
        String instance = user("admin")
                .get("/engine-rest/process-instance?businessKey=" + key + "&processDefinitionId=" + before)
                .json()
                .at("/0/id")
                .asText();
        String plan =
                "{\"sourceProcessDefinitionId\":\"%s\",\"targetProcessDefinitionId\":\"%s\",\"instructions\":[{\"sourceActivityIds\":[\"first\"],\"targetActivityIds\":[\"first\"]}]}"
                        .formatted(before, after);
        for (String call : List.of("execute", "executeAsync")) {
            Answer answer = user("admin")
                    .post(
                            "/engine-rest/migration/" + call,
                            "{\"migrationPlan\":%s,\"processInstanceIds\":[\"%s\"]}".formatted(plan, instance));
            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(answer.body()).contains("/api/migrations");
        }
        assertThat(user("manager").get(project).json().at("/planVersion").asInt())
                .isEqualTo(1);
    }

    @Test
    void movesEvidenceAndMovesAtOnceLeaveOneTruth() throws Exception {
        List<String> elements = List.of("start", "one", "first", "two", "last", "end");
        for (String more : List.of("\n// second\n", "\n// third\n")) {
            deploy(
                    TestPlans.phase("one") + gate("first", "first") + TestPlans.phase("two") + gate("last", "last"),
                    strict + more,
                    elements.toArray(String[]::new));
        }
        List<Callable<Integer>> calls = List.of(
                () -> user("designer")
                        .post("/api/migrations", body(key, ",\"version\":2"))
                        .status(),
                () -> user("designer")
                        .post("/api/rebindings", body(key, ",\"version\":3"))
                        .status(),
                () -> user("designer")
                        .post("/api/migrations", body(key, ",\"version\":1"))
                        .status(),
                () -> upload(9).status());
        int moved = 0;
        ExecutorService pool = Executors.newFixedThreadPool(calls.size());
        try {
            for (int round = 0; round < 5; round++) {
                CyclicBarrier together = new CyclicBarrier(calls.size());
                List<Callable<Integer>> work = new ArrayList<>();
                calls.forEach(call -> work.add(() -> {
                    together.await();
                    return call.call();
                }));
                List<Future<Integer>> answers = pool.invokeAll(work);
                for (Future<Integer> answer : answers.subList(0, 3)) {
                    assertThat(answer.get()).isIn(200, 409);
                    moved += answer.get() == 200 ? 1 : 0;
                }
                assertThat(answers.get(3).get()).isIn(200, 201);
            }
        } finally {
            pool.shutdownNow();
        }

        JsonNode changes =
                user("manager").get(project + "/rule-changes?size=100").json();
        assertThat(changes.at("/total").asInt()).isEqualTo(moved).isPositive();
        for (int i = 1; i < moved; i++) { // the newest first: each goes on from where the one before had come to
            assertThat(changes.at("/items/" + (i - 1) + "/before")).isEqualTo(changes.at("/items/" + i + "/after"));
        }
        JsonNode gate = user("manager").get(project + "/gates/first").json();
        assertThat(gate.at("/rules/0/deployment")).isEqualTo(changes.at("/items/0/after/rules"));
        assertThat(gate.at("/state").asText()).isEqualTo("WAITING");
    }

    private static String gate(String id, String name) {
        return TestPlans.gate(id, "rules=" + RULES).replace("name=\"" + id + "\"", "name=\"" + name + "\"");
    }

    private static String body(String projects, String more) {
        return "{\"projects\":[\"%s\"],\"reason\":\"agreed\"%s}".formatted(projects, more);
    }

    private void deploy(String elements, String rules, String... flow) {
        String bpmn = TestPlans.plan(
                plan, "<bpmn:startEvent id=\"start\"/><bpmn:endEvent id=\"end\"/>" + elements + TestPlans.flows(flow));
        Answer answer = user("designer")
                .form(
                        "/engine-rest/deployment/create",
                        Map.of("deployment-name", plan),
                        Map.of(plan + ".bpmn", bpmn.getBytes(UTF_8), RULES, rules.getBytes(UTF_8)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private String definition() {
        return user("designer")
                .get("/api/plans/" + plan + "/versions")
                .json()
                .at("/items/0/definition")
                .asText();
    }

    private Answer upload(int passing) {
        String cases = IntStream.range(0, 10)
                .mapToObj(i -> "<testcase name=\"t" + i + "\">" + (i < passing ? "" : "<failure/>") + "</testcase>")
                .collect(Collectors.joining());
        return user("ci").upload(project + "/test-reports", "<testsuite name=\"unit\">" + cases + "</testsuite>");
    }

    private void complete(String element) {
        for (JsonNode task : user("ci").get(project + "/tasks").json().at("/items")) {
            if (task.at("/state").asText().equals("OPEN") && task.toString().contains("\"" + element + "\"")) {
                user("ci").post(project + "/tasks/" + task.at("/id").asText() + "/complete", "");
            }
        }
    }

    private static void assertProblem(Answer answer, int status, String words) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().at("/detail").asText()).contains(words);
    }

    private Api user(String name) {
        return Api.at(port).as(name, WebTest.PASSWORD);
    }
}
