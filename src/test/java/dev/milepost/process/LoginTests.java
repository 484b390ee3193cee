package dev.milepost.process;

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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class LoginTests {

    @LocalServerPort
    int port;

    @Autowired
    RepositoryService repository;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/projects",
                "/api/plans",
                "/v3/api-docs",
                "/api-docs",
                "/swagger-ui/index.html",
                "/engine-rest",
                "/engine-rest/engine",
                "/engine-rest/task",
                "/engine-rest/deployment",
                "/camunda/app/cockpit/default/",
                "/camunda/app/tasklist/default/",
                "/camunda/app/admin/default/setup/",
                "/camunda/api/engine/engine",
                "/camunda/api/cockpit/plugin/base/default/process-definition/statistics",
                "/nothing"
            })
    void needsALoginForEverything(String path) {
        assertThat(Api.at(port).get(path).status()).isEqualTo(401);
        assertThat(Api.at(port).as("nobody", "nothing").get(path).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/projects",
                "/v3/api-docs",
                "/engine-rest/engine",
                "/camunda/app/cockpit/default/",
                "/camunda/app/tasklist/default/",
                "/camunda/api/engine/engine"
            })
    void letsAManagerIn(String path) {
        assertThat(manager().get(path).status()).isEqualTo(200);
    }

    @Test
    void neverOpensTheFirstRunSetUp() {
        String user = "{\"profile\":{\"id\":\"mallory\"},\"credentials\":{\"password\":\"x\"}}";
        assertThat(user("admin").get("/camunda/app/admin/default/setup/").status())
                .isEqualTo(403);
        assertThat(user("admin")
                        .post("/camunda/api/admin/setup/default/user/create", user)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void refusesRequestsFromPagesOfOtherSites() {
        Api ci = user("ci");
        String event = "{\"name\":\"forged\"}";
        assertThat(ci.with("Origin", "https://evil.example")
                        .post("/api/projects/apollo/events", event)
                        .status())
                .isEqualTo(403);
        assertThat(ci.with("Sec-Fetch-Site", "cross-site")
                        .post("/api/projects/apollo/events", event)
                        .status())
                .isEqualTo(403);
        assertThat(ci.with("Origin", "http://127.0.0.1:" + port)
                        .post("/api/projects/apollo/events", event)
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/task", "/engine-rest/task/count", "/camunda/api/engine/engine/default/task"})
    void refusesExpressionsHiddenInQueries(String path) {
        String query = "{\"orQueries\":[{\"assigneeExpression\":\"${''.getClass().forName('java.lang.System')"
                + ".getMethod('setProperty', ''.getClass(), ''.getClass()).invoke(null, 'milepost.hacked', 'yes')}\"}]}";

        assertThat(user("admin").post(path, query).status()).isEqualTo(403);
        assertThat(System.getProperty("milepost.hacked")).isNull();
    }

    @Test
    void letsDesignersDeployAPlanWithItsRulesAsModelerSendsIt() throws IOException {
        Answer answer = deploy(user("designer"), "from-modeler", "param.event=signed");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().at("/deployedProcessDefinitions").size()).isEqualTo(1);
        assertThat(user("ci").get("/api/plans/from-modeler").status()).isEqualTo(200);
    }

    @Test
    void tellsModelerEveryProblemOfAPlan() throws IOException {
        Answer answer = deploy(user("designer"), "with-problems", "param.evnt=signed");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/message").asText())
                .contains("with-problems.bpmn")
                .contains("evnt");
        assertThat(answer.body()).doesNotContain("at dev.milepost");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ci", "approver", "manager"})
    void letsNobodyElseDeploy(String user) throws IOException {
        long before = repository.createDeploymentQuery().count();

        assertThat(deploy(user(user), "forbidden", "param.event=signed").status())
                .isEqualTo(403);
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    @Test
    void letsNobodySignOffThroughTheEngineWhomTheGateDoesNotAsk() throws IOException {
        Api designer = user("designer");
        deploy(designer, "signed-off", "param.event=signed", "approvers=approvers:1");
        designer.post("/api/projects", "{\"key\":\"outsiders\",\"plan\":\"signed-off\"}");
        user("ci").post("/api/projects/outsiders/events", "{\"name\":\"signed\"}");
        String task = user("admin")
                .get("/engine-rest/task?processInstanceBusinessKey=outsiders")
                .json()
                .at("/0/id")
                .asText();

        for (String outsider : List.of("ci", "designer", "admin")) {
            user(outsider)
                    .post(
                            "/engine-rest/task/" + task + "/identity-links",
                            "{\"groupId\":\"contributors\",\"type\":\"candidate\"}");
            assertThat(user(outsider)
                            .post("/engine-rest/task/" + task + "/complete", "{}")
                            .status())
                    .as(outsider)
                    .isGreaterThanOrEqualTo(400);
        }
        Answer nonsense = user("approver")
                .post(
                        "/engine-rest/task/" + task + "/complete",
                        "{\"variables\":{\"decision\":{\"value\":\"NONSENSE\"}}}");
        assertThat(nonsense.body()).contains("no decision").doesNotContain("enum constant");
        assertThat(gate("outsiders").at("/state").asText()).isEqualTo("SIGN_OFF");
        assertThat(gate("outsiders").at("/signoffs").size()).isZero();

        assertThat(user("approver")
                        .post("/engine-rest/task/" + task + "/complete", "{}")
                        .status())
                .isEqualTo(204);
        assertThat(gate("outsiders").at("/state").asText()).isEqualTo("PASSED");
    }

    private JsonNode gate(String project) {
        return user("manager").get("/api/projects/" + project + "/gates/gate").json();
    }

    private static Answer deploy(Api api, String plan, String... settings) throws IOException {
        return api.form(
                "/engine-rest/deployment/create",
                Map.of(
                        "deployment-name",
                        plan,
                        "deployment-source",
                        "Camunda Modeler",
                        "enable-duplicate-filtering",
                        "true"),
                Map.of(
                        plan + ".bpmn",
                        TestPlans.oneGate(
                                        plan,
                                        Stream.concat(Stream.of("rules=event-happened.drl"), Stream.of(settings))
                                                .toArray(String[]::new))
                                .getBytes(UTF_8),
                        "event-happened.drl",
                        Files.readAllBytes(Path.of("rules/event-happened.drl"))));
    }

    private Api manager() {
        return user("manager");
    }

    private Api user(String name) {
        return Api.at(port).as(name, WebTest.PASSWORD);
    }
}
