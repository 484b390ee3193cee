package dev.milepost.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.testing.Api;
import dev.milepost.testing.Api.Answer;
import dev.milepost.testing.Deploying;
import dev.milepost.testing.TestPlans;
import dev.milepost.testing.WebTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class DelegationsApiTests {

    @LocalServerPort
    int port;

    @Autowired
    Clock clock;

    @Autowired
    ProcessEngine engine;

    final String key = "p-" + UUID.randomUUID();
    final String dora = "dora" + key.replace("-", "");
    Instant tomorrow;

    @BeforeEach
    void start() {
        tomorrow = clock.instant().plus(Duration.ofDays(1));
        User user = engine.getIdentityService().newUser(dora);
        user.setPassword(WebTest.PASSWORD);
        engine.getIdentityService().saveUser(user);
        Deploying.to(engine.getRepositoryService(), "signed-by-approvers")
                .with(
                        "signed-by-approvers.bpmn",
                        TestPlans.oneGate(
                                "signed-by-approvers",
                                "rules=event-happened.drl",
                                "param.event=signed",
                                "approvers=approvers"))
                .withRules("event-happened.drl")
                .deploy();
        user("designer").post("/api/projects", "{\"key\":\"%s\",\"plan\":\"signed-by-approvers\"}".formatted(key));
        user("ci").post("/api/projects/" + key + "/events", "{\"name\":\"signed\"}");
    }

    @Test
    void letsTheDelegateSeeAndCompleteTheTaskThroughTheEngine() {
        assertThat(tasks()).isEmpty();
        Answer delegated = delegate("approver", "");
        assertThat(delegated.status()).as(delegated.body()).isEqualTo(201);
        assertThat(tasks()).hasSize(1);
        assertThat(user(dora)
                        .get("/engine-rest/task?candidateUser=" + dora + "&processInstanceBusinessKey=" + key)
                        .json())
                .hasSize(1);

        String task = tasks().at("/0/id").asText();
        assertThat(user(dora)
                        .post("/engine-rest/task/" + task + "/complete", "{}")
                        .status())
                .isEqualTo(204);

        JsonNode gate = user("ci").get("/api/projects/" + key + "/gates/gate").json();
        assertThat(gate.at("/state").asText()).isEqualTo("PASSED");
        assertThat(gate.at("/signoffs/0/person").asText()).isEqualTo(dora);
        assertThat(gate.at("/signoffs/0/onBehalfOf").asText()).isEqualTo("approver");
        revoke("approver", delegated, 200);
    }

    @Test
    void takesTheTaskAndTheRightToItBackWhenTheDelegationIsRevoked() {
        Answer delegated = delegate("approver", "");
        String task = tasks().at("/0/id").asText();
        revoke(dora, delegated, 403);

        revoke("approver", delegated, 200);

        assertThat(tasks()).isEmpty();
        assertThat(user(dora).get("/engine-rest/task/" + task).status()).isIn(403, 404);
        assertThat(user(dora)
                        .post("/engine-rest/task/" + task + "/complete", "{}")
                        .status())
                .isEqualTo(403);
        assertThat(vote(dora).status()).isEqualTo(403);
        assertThat(vote("approver").status()).isEqualTo(200);
    }

    @Test
    void takesADelegatesVote() {
        Answer delegated = delegate("admin", ",\"from\":\"approver\"");
        assertThat(delegated.json().at("/from").asText()).isEqualTo("approver");
        assertThat(delegated.json().at("/createdBy").asText()).isEqualTo("admin");

        Answer voted = vote(dora);

        assertThat(voted.status()).as(voted.body()).isEqualTo(200);
        assertThat(voted.json().at("/signoffs/0/onBehalfOf").asText()).isEqualTo("approver");
        revoke("admin", delegated, 200);
    }

    @Test
    void listsOnesOwnDelegationsAndAllOfThemForAdministrators() {
        Answer delegated = delegate("approver", "");
        String id = delegated.json().at("/id").asText();

        for (String sees : new String[] {"approver", "admin", dora}) {
            assertThat(user(sees).get("/api/delegations").json().findValuesAsText("id"))
                    .as(sees)
                    .contains(id);
        }
        assertThat(user("manager").get("/api/delegations").json().at("/total").asInt())
                .isZero();
        revoke("approver", delegated, 200);
        revoke("approver", delegated, 409);
    }

    @Test
    void saysWhatIsWrongWithADelegation() {
        assertThat(delegate("approver", ",\"from\":\"ci\"").status()).isEqualTo(403);
        String good = "{\"to\":\"%s\",\"validUntil\":\"%s\",\"reason\":\"leave\"}".formatted(dora, tomorrow);
        assertThat(problem(400, good.replace(dora, "nobody"))).contains("nobody");
        assertThat(problem(400, good.replace(dora, "approver"))).contains("themselves");
        assertThat(problem(400, good.replace("leave", " "))).contains("reason");
        assertThat(problem(400, good.replace("validUntil", "validFrom"))).contains("validUntil");
        assertThat(problem(400, good.replace(tomorrow.toString(), "2020-01-01T00:00:00Z")))
                .contains("not after");
        assertThat(user("approver").delete("/api/delegations/none").status()).isEqualTo(404);
    }

    private String problem(int status, String body) {
        Answer answer = user("approver").post("/api/delegations", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return answer.json().at("/detail").asText();
    }

    private Answer delegate(String caller, String more) {
        return user(caller)
                .post(
                        "/api/delegations",
                        "{\"to\":\"%s\",\"validUntil\":\"%s\",\"reason\":\"on leave\"%s}"
                                .formatted(dora, tomorrow, more));
    }

    private void revoke(String caller, Answer delegated, int status) {
        assertThat(user(caller)
                        .delete("/api/delegations/" + delegated.json().at("/id").asText())
                        .status())
                .isEqualTo(status);
    }

    private Answer vote(String person) {
        String gate = "/api/projects/" + key + "/gates/gate";
        int evaluation = user("ci").get(gate).json().at("/evaluation").asInt();
        return user(person).post(gate + "/signoffs", "{\"decision\":\"GO\",\"evaluation\":" + evaluation + "}");
    }

    private JsonNode tasks() {
        return user(dora)
                .get("/engine-rest/task?processInstanceBusinessKey=" + key)
                .json();
    }

    private Api user(String name) {
        return Api.at(port).as(name, WebTest.PASSWORD);
    }
}
