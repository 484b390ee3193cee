package dev.milepost.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.testing.Api;
import dev.milepost.testing.Api.Answer;
import dev.milepost.testing.TestPlans;
import dev.milepost.testing.WebTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class HttpApiTests {

    static final String PASSING = "<testsuite tests='12'>" + "<testcase name='t'/>".repeat(12) + "</testsuite>";
    static final String FAILING = "<testsuite tests='12' failures='1'><testcase name='bad'><failure/></testcase>"
            + "<testcase name='t'/>".repeat(11) + "</testsuite>";

    @LocalServerPort
    int port;

    Api ci;
    Api designer;
    final String key = "p-" + UUID.randomUUID();
    final String project = "/api/projects/" + key;

    @BeforeEach
    void logIn() {
        ci = Api.at(port).as("ci", WebTest.PASSWORD);
        designer = Api.at(port).as("designer", WebTest.PASSWORD);
    }

    @Test
    void startsAProjectOnceAndListsIt() {
        Answer started = start();
        assertThat(started.status()).isEqualTo(201);
        assertThat(started.header("Location")).isEqualTo(project);
        assertThat(started.json().at("/milestones").size()).isEqualTo(3);

        assertThat(start().status()).isEqualTo(409);
        assertThat(designer.post("/api/projects", "{\"key\":\"x\",\"plan\":\"none\"}")
                        .status())
                .isEqualTo(404);
        assertThat(designer.post("/api/projects", "{\"key\":\"a b\",\"plan\":\"software-release\"}")
                        .status())
                .isEqualTo(400);
        JsonNode page = ci.get("/api/projects?state=RUNNING&page=0&size=1").json();
        assertThat(page.at("/items").size()).isEqualTo(1);
        assertThat(page.at("/total").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(ci.get("/api/projects?size=100000").status()).isEqualTo(400);
    }

    @Test
    void showsAGateThatIsNotReachedAsAPreview() {
        start();

        JsonNode gate = gate("release-candidate");

        assertThat(gate.at("/state").asText()).isEqualTo("NOT_REACHED");
        assertThat(gate.at("/preview").asBoolean()).isTrue();
        assertThat(gate.at("/criteria").size()).isEqualTo(4);
        assertThat(gate.has("evaluation")).isFalse();
        assertThat(ci.get(project + "/gates/nowhere").status()).isEqualTo(404);
    }

    @Test
    void opensTheSampleGateWithAPassingReportAfterAFailingOneKeptItShut() {
        Answer failing = ci.upload("/api/projects/apollo/test-reports?suite=unit", FAILING);
        assertThat(failing.status()).isEqualTo(201);
        assertThat(failing.json().at("/gates/0/verdict").asText()).isEqualTo("BLOCKED");
        JsonNode shut = ci.get("/api/projects/apollo/gates/release-candidate").json();
        assertThat(shut.at("/criteria").findValuesAsText("remedy")).anyMatch(remedy -> remedy.contains("bad"));

        Answer passing = ci.upload("/api/projects/apollo/test-reports?suite=unit", PASSING);
        assertThat(passing.json().at("/gates/0/verdict").asText()).isEqualTo("PASS");
        assertThat(ci.get("/api/projects/apollo/gates/release-candidate")
                        .json()
                        .at("/state")
                        .asText())
                .isEqualTo("PASSED");

        JsonNode log = ci.get("/api/projects/apollo/gates/release-candidate/evaluations")
                .json();
        int newest = log.at("/items/0/number").asInt();
        JsonNode evaluation = ci.get("/api/projects/apollo/gates/release-candidate/evaluations/" + newest)
                .json();
        assertThat(evaluation.at("/verdict").asText()).isEqualTo("PASS");
        assertThat(evaluation.at("/facts/testReports/0/passed").asInt()).isEqualTo(12);
        assertThat(ci.get("/api/projects/apollo/gates/release-candidate/evaluations/9999")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void takesTheSameUploadTwiceForOne() {
        start();
        Answer first = ci.upload(project + "/test-reports", PASSING);
        Answer second = ci.upload(project + "/test-reports", PASSING);

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().at("/id")).isEqualTo(first.json().at("/id"));
    }

    @Test
    void takesManyFilesOfOneUploadForOneReport() {
        start();
        Answer answer = ci.form(
                project + "/test-reports?suite=all",
                Map.of(),
                Map.of("TEST-a.xml", PASSING.getBytes(UTF_8), "TEST-b.xml", FAILING.getBytes(UTF_8)));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().at("/tests").asInt()).isEqualTo(24);
        assertThat(answer.json().at("/failed").asInt()).isEqualTo(1);
        assertThat(answer.json().at("/files").asInt()).isEqualTo(2);
    }

    @Test
    void saysWhereAnUnreadableReportIsBrokenAndStoresNothing() {
        start();
        Answer answer = ci.upload(project + "/test-reports", "<testsuite>\n<testcase name='cut");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().at("/line").asInt()).isEqualTo(2);
        assertThat(ci.upload(project + "/test-reports", "<!DOCTYPE x [<!ENTITY e 'v'>]><testsuite/>")
                        .status())
                .isEqualTo(400);
        assertThat(ci.post(project + "/test-reports", "{}").status()).isEqualTo(415);
    }

    @Test
    void marksADisputedReportAndJudgesByTheWorseOfBoth() {
        Answer answer = ci.upload(
                "/api/projects/apollo/test-reports?suite=disputed",
                "<testsuite tests='12' failures='3'>" + "<testcase name='t'/>".repeat(12) + "</testsuite>");

        assertThat(answer.json().at("/disputed").asBoolean()).isTrue();
        assertThat(answer.json().at("/declared/failed").asInt()).isEqualTo(3);
        assertThat(answer.json().at("/judged/failed").asInt()).isEqualTo(3);
    }

    @Test
    void takesEventsMetricsAndWorkItems() {
        start();
        String event = "{\"name\":\"feature-freeze-announced\",\"occurredAt\":\"2026-01-05T10:00:00Z\"}";
        assertThat(ci.post(project + "/events", event).status()).isEqualTo(201);
        assertThat(ci.post(project + "/events", event).status()).isEqualTo(200);
        assertThat(ci.post(project + "/metrics", "{\"name\":\"coverage\",\"value\":81.5,\"unit\":\"%\"}")
                        .status())
                .isEqualTo(201);
        assertThat(ci.put(
                                project + "/work-items/JIRA-1",
                                "{\"title\":\"Crash\",\"state\":\"OPEN\",\"due\":\"2026-05-01\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void refusesBadRequestsWithTheirReason() {
        start();
        assertProblem(ci.post(project + "/metrics", "{\"name\":\"m\",\"value\":1e9999}"), 400, "");
        assertProblem(ci.post(project + "/metrics", "{\"name\":\"m\",\"value\":\"NaN\"}"), 400, "value");
        assertProblem(ci.post(project + "/events", "{\"nme\":\"x\"}"), 400, "nme");
        assertProblem(ci.post(project + "/events", "{\"name\":\"x\",\"name\":\"y\"}"), 400, "line 1");
        assertProblem(ci.post(project + "/events", "{"), 400, "line 1");
        assertProblem(ci.post(project + "/events", "[".repeat(10_000)), 400, "");
        assertProblem(ci.post(project + "/events", "{\"name\":\"" + "x".repeat(300) + "\"}"), 400, "255");
        assertProblem(
                ci.post(project + "/events", "{\"name\":\"x\",\"occurredAt\":\"2999-01-01T00:00:00Z\"}"), 400, "2999");
        assertProblem(ci.put(project + "/work-items/1", "{\"state\":\"SOME\"}"), 400, "state");
        assertProblem(ci.put(project + "/work-items/1", "{\"state\":\"OPEN\",\"due\":\"+999999-01-01\"}"), 400, "due");
        assertProblem(
                ci.post(project + "/events", "{\"name\":\"x\",\"occurredAt\":\"-100000-01-01T00:00:00Z\"}"),
                400,
                "occurredAt");
        assertProblem(ci.post("/api/projects/none/events", "{\"name\":\"x\"}"), 404, "none");
        assertProblem(ci.get("/api/nothing"), 404, "");
        assertProblem(ci.post(project + "/gates/feature-complete/signoffs", "{}"), 400, "decision");
        assertProblem(
                ci.post(project + "/gates/feature-complete/signoffs", "{\"decision\":\"GO\",\"evaluation\":1}"),
                409,
                "");
        assertProblem(ci.post(project + "/tasks/unknown/complete", ""), 404, "unknown");
    }

    @Test
    void answersAWhatIfWithoutRecordingIt() {
        start();
        Answer answer = ci.post(
                project + "/gates/release-candidate/what-if",
                "{\"evidence\":[{\"kind\":\"TEST_REPORT\",\"suite\":\"unit\",\"passed\":20}]}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/criteria").findValuesAsText("state")).contains("MET");
        Answer later = ci.post(project + "/gates/general-availability/what-if", "{\"at\":\"2199-01-01T00:00:00Z\"}");
        assertThat(criterion(later.json(), "not-before").at("/state").asText()).isEqualTo("MET");
        assertThat(ci.get(project + "/gates/release-candidate/evaluations")
                        .json()
                        .at("/total")
                        .asInt())
                .isZero();
    }

    @Test
    void movesATargetOnTheRecord() {
        start();
        assertThat(designer.patch(project + "/milestones/general-availability", "{\"target\":\"2030-01-01\"}")
                        .status())
                .as("without a reason")
                .isEqualTo(400);
        Answer moved = designer.patch(
                project + "/milestones/general-availability",
                "{\"target\":\"2030-01-01\",\"reason\":\"the fair was moved\"}");

        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.json().at("/milestone/target").asText()).isEqualTo("2030-01-01");
    }

    @Test
    void honoursAnIdempotencyKey() {
        Api once = designer.with("Idempotency-Key", key);
        String body = "{\"key\":\"" + key + "\",\"plan\":\"software-release\"}";
        Answer first = once.post("/api/projects", body);
        Answer again = once.post("/api/projects", body);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(once.post("/api/projects", body.replace(key, "other")).status())
                .isEqualTo(409);
        assertThat(designer.get("/api/projects/other").status()).isEqualTo(404);
    }

    @Test
    void givesOneAnswerToTheSameRequestSentManyTimesAtOnce() {
        start();
        Api once = ci.with("Idempotency-Key", key);
        List<CompletableFuture<Answer>> answers = IntStream.range(0, 8)
                .mapToObj(
                        i -> CompletableFuture.supplyAsync(() -> once.post(project + "/events", "{\"name\":\"once\"}")))
                .toList();

        assertThat(answers).extracting(answer -> answer.join().json().at("/id")).hasSize(8);
        assertThat(answers.stream()
                        .map(answer -> answer.join().json().at("/id").asText())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void keepsNothingOfARefusedRequestWithAnIdempotencyKey() {
        Api once = designer.with("Idempotency-Key", key);
        assertThat(once.post("/api/projects", "{\"key\":\"" + key + "\",\"plan\":\"none\"}")
                        .status())
                .isEqualTo(404);
        assertThat(once.post("/api/projects", "{\"key\":\"" + key + "\",\"plan\":\"software-release\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void wakesAReaderThatWaitsForANewerEvaluation() throws Exception {
        start();
        completeBuildTasks();
        int seen = gate("feature-complete").at("/evaluation").asInt();
        CompletableFuture<Answer> waiting = CompletableFuture.supplyAsync(
                () -> ci.get(project + "/gates/feature-complete?after=" + seen + "&wait=30s"));
        ci.post(project + "/events", "{\"name\":\"something\"}");

        assertThat(waiting.get(20, TimeUnit.SECONDS).json().at("/evaluation").asInt())
                .isGreaterThan(seen);
        Answer over = ci.get(project + "/gates/feature-complete?after=9999&wait=100ms");
        assertThat(over.status()).as("when the time is over").isEqualTo(200);
        for (String none : List.of("0s", "-1s", "PT-1S")) {
            assertThat(ci.get(project + "/gates/feature-complete?after=9999&wait=" + none)
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void completesTasksAndSaysWhatTheyLedTo() {
        start();
        JsonNode tasks = ci.get(project + "/tasks").json().at("/items");
        assertThat(tasks.size()).isPositive();
        String id = tasks.at("/0/id").asText();

        assertThat(ci.post(project + "/tasks/" + id + "/complete", "").status()).isEqualTo(200);
        assertThat(ci.post(project + "/tasks/" + id + "/complete", "").status()).isEqualTo(409);
    }

    @Test
    void describesItselfAndItsPlans() {
        assertThat(ci.get("/v3/api-docs").json().at("/paths").has("/api/projects/{project}/test-reports"))
                .isTrue();
        assertThat(ci.get("/api/plans").json().at("/items").findValuesAsText("id"))
                .contains("software-release");
        assertThat(ci.get("/api/plans/software-release").json().at("/gates").size())
                .isEqualTo(3);
        assertThat(ci.get("/api/plans/none").status()).isEqualTo(404);
    }

    @Test
    void refusesAReportThatIsTooLarge() {
        start();
        byte[] large = new byte[65 << 20];
        java.util.Arrays.fill(large, (byte) ' ');
        System.arraycopy("<testsuite>".getBytes(UTF_8), 0, large, 0, 11);

        assertProblem(ci.upload(project + "/test-reports", large), 413, "64 MiB");
        assertProblem(ci.with("Idempotency-Key", key).upload(project + "/test-reports", large), 413, "64 MiB");
        assertThat(ci.form(project + "/test-reports", Map.of(), Map.of("large.xml", large))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void honoursAnIdempotencyKeyOnAnUploadOfManyFiles() {
        start();
        Api once = ci.with("Idempotency-Key", key);
        Map<String, byte[]> files = Map.of("TEST-a.xml", PASSING.getBytes(UTF_8));
        Answer first = once.form(project + "/test-reports", Map.of(), files);

        assertThat(first.status()).isEqualTo(201);
        assertThat(once.form(project + "/test-reports", Map.of(), files).body()).isEqualTo(first.body());
    }

    @Test
    void movesProjectsToOtherRulesAndToOtherPlanVersions() throws Exception {
        String plan = "moved-" + UUID.randomUUID();
        String strict = Files.readString(Path.of("rules", "test-pass-ratio.drl"));
        String first = deploy(plan, strict);
        designer.post("/api/projects", "{\"key\":\"%s\",\"plan\":\"%s\"}".formatted(key, plan));
        deploy(plan, strict.replace("minRatio: ratio = 1;", "minRatio: ratio = 0.95;"));
        String body = "{\"projects\":[%s],\"version\":%d,\"reason\":\"agreed\",\"dryRun\":%s}";
        String own = "\"" + key + "\"";

        assertThat(designer.get("/api/plans/" + plan + "/versions")
                        .json()
                        .at("/items/1/deployment")
                        .asText())
                .isEqualTo(first);
        assertThat(designer.post("/api/rebindings", body.formatted(own, 2, true))
                        .status())
                .isEqualTo(200);
        assertThat(designer.get(project + "/rule-changes").json().at("/total").asInt())
                .isZero();
        JsonNode moved = designer.post("/api/rebindings", body.formatted(own + ",\"nowhere\"", 2, false))
                .json();
        assertThat(moved.at("/projects/0/change/number").asInt()).isEqualTo(1);
        assertThat(moved.at("/projects/1/status").asInt()).isEqualTo(404);
        assertThat(designer.get(project).json().at("/rulesDeployment").asText()).isNotEmpty();

        assertProblem(designer.post("/api/rebindings", body.formatted(own, 2, false)), 409, "already");
        assertProblem(designer.post("/api/rebindings", body.formatted(own, 7, false)), 404, "version 7");
        assertProblem(designer.post("/api/rebindings", body.formatted("", 2, false)), 400, "projects");
        assertThat(ci.post("/api/migrations", body.formatted(own, 2, false)).status())
                .isEqualTo(403);
        assertThat(designer.post("/api/migrations", body.formatted(own, 2, false))
                        .json()
                        .at("/projects/0/change/report/plan/elements/0/id")
                        .asText())
                .isEqualTo("gate");
        assertThat(designer.get(project).json().has("rulesDeployment")).isFalse();
        assertThat(designer.get(project).json().at("/planVersion").asInt()).isEqualTo(2);
        JsonNode changes = designer.get(project + "/rule-changes").json();
        assertThat(changes.at("/items/0/kind").asText()).isEqualTo("PLAN");
        assertThat(changes.at("/items/1/reason").asText()).isEqualTo("agreed");
        Answer page = designer.get("/projects/" + key + "/changes");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("2. Other version of the plan").contains("agreed");
    }

    /** Answers the deployment. */
    private String deploy(String plan, String rules) {
        Answer answer = designer.form(
                "/engine-rest/deployment/create",
                Map.of("deployment-name", plan),
                Map.of(
                        plan + ".bpmn",
                        TestPlans.oneGate(plan, "rules=test-pass-ratio.drl").getBytes(UTF_8),
                        "test-pass-ratio.drl",
                        rules.getBytes(UTF_8)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().at("/id").asText();
    }

    private void assertProblem(Answer answer, int status, String words) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().at("/detail").asText()).contains(words);
        assertThat(answer.body())
                .doesNotContain("Exception")
                .doesNotContain("dev.milepost")
                .doesNotContain("org.");
    }

    private static JsonNode criterion(JsonNode gate, String id) {
        for (JsonNode criterion : gate.at("/criteria")) {
            if (criterion.at("/id").asText().equals(id)) {
                return criterion;
            }
        }
        throw new AssertionError("No criterion " + id + " in " + gate + " at " + Instant.EPOCH);
    }

    private JsonNode gate(String gate) {
        return ci.get(project + "/gates/" + gate).json();
    }

    private Answer start() {
        return designer.post("/api/projects", "{\"key\":\"" + key + "\",\"plan\":\"software-release\"}");
    }

    private void completeBuildTasks() {
        boolean open = true;
        while (open) {
            open = false;
            for (JsonNode task : ci.get(project + "/tasks").json().at("/items")) {
                if (task.at("/state").asText().equals("OPEN")) {
                    open = true;
                    ci.post(project + "/tasks/" + task.at("/id").asText() + "/complete", "");
                }
            }
        }
    }
}
