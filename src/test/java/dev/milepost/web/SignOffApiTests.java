package dev.milepost.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.testing.Api;
import dev.milepost.testing.Api.Answer;
import dev.milepost.testing.Deploying;
import dev.milepost.testing.TestPlans;
import dev.milepost.testing.WebTest;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Sign-off over HTTP. */
@WebTest
class SignOffApiTests {

    @LocalServerPort
    int port;

    @Autowired
    RepositoryService repository;

    @Autowired
    IdentityService identity;

    final String project = "/api/projects/s-" + UUID.randomUUID();

    @BeforeEach
    void askAtTheFirstOfTwoGates() {
        Deploying.to(repository, "two-gates")
                .with(
                        "two-gates.bpmn",
                        TestPlans.plan(
                                "two-gates",
                                "<bpmn:startEvent id=\"start\"/><bpmn:endEvent id=\"end\"/>"
                                        + gate("first")
                                        + gate("last")
                                        + TestPlans.flows("start", "first", "last", "end")))
                .withRules("event-happened.drl")
                .deploy();
        user("designer")
                .post(
                        "/api/projects",
                        "{\"key\":\"" + project.substring("/api/projects/".length()) + "\",\"plan\":\"two-gates\"}");
        event("ci", "first");
    }

    @Test
    void passesAGateOnAConditionThatItsOwnerCloses() {
        assertProblem(vote("approver", "first", "CONDITIONAL_GO", ",\"comment\":\"write it\""), 400, "owner");
        assertProblem(
                vote(
                        "approver",
                        "first",
                        "CONDITIONAL_GO",
                        ",\"comment\":\"x\",\"owner\":\"who\",\"due\":\"2999-01-01\""),
                400,
                "'who'");
        Answer passed = vote(
                "approver",
                "first",
                "CONDITIONAL_GO",
                ",\"comment\":\"write it\",\"owner\":\"manager\",\"due\":\"2999-01-01\"");
        assertThat(passed.status()).as(passed.body()).isEqualTo(200);
        assertThat(passed.json().at("/state").asText()).isEqualTo("PASSED");
        assertThat(passed.json().at("/decision").asText()).isEqualTo("CONDITIONAL_GO");
        assertThat(passed.json().at("/signoffs/0/owner").asText()).isEqualTo("manager");
        assertThat(passed.json().at("/signoffs/0/digest").asText()).hasSize(64);

        event("ci", "last");
        assertThat(gate("manager", "last").at("/verdict").asText()).isEqualTo("BLOCKED");
        JsonNode conditions = user("ci").get(project + "/conditions").json();
        assertThat(conditions.at("/total").asInt()).isEqualTo(1);
        assertThat(conditions.at("/items/0/owner").asText()).isEqualTo("manager");

        assertProblem(close("manager", 1, "{}"), 400, "comment");
        assertProblem(close("ci", 1, "{\"comment\":\"done\"}"), 403, "manager");
        assertProblem(close("manager", 2, "{\"comment\":\"done\"}"), 404, "condition 2");
        Answer closed = close("manager", 1, "{\"comment\":\"done\"}");
        assertThat(closed.status()).as(closed.body()).isEqualTo(200);
        assertThat(closed.json().at("/gates/0/verdict").asText()).isEqualTo("PASS");
        assertProblem(close("manager", 1, "{\"comment\":\"done\"}"), 409, "manager");
        assertThat(gate("manager", "last").at("/state").asText()).isEqualTo("SIGN_OFF");
        assertProblem(
                vote(
                        "approver",
                        "last",
                        "CONDITIONAL_GO",
                        ",\"comment\":\"x\",\"owner\":\"ci\",\"due\":\"2999-01-01\""),
                409,
                "No gate comes after");
    }

    @Test
    void refusesASelfApprovalAndSaysWhy() {
        identity.createMembership("ci", "approvers");
        try {
            assertProblem(vote("ci", "first", "GO", ""), 403, "ci sent evidence");
        } finally {
            identity.deleteMembership("ci", "approvers");
        }
        assertThat(gate("manager", "first").at("/signoffs").size()).isZero();
    }

    @Test
    void holdsUntilAnInstantThatTheGateShows() {
        assertProblem(vote("approver", "first", "HOLD", ",\"comment\":\"wait\",\"until\":\"soon\""), 400, "until");
        Answer held = vote("approver", "first", "HOLD", ",\"comment\":\"wait\",\"until\":\"2999-01-01\"");

        assertThat(held.json().at("/state").asText()).as(held.body()).isEqualTo("WAITING");
        assertThat(held.json().at("/nextEvaluationAt").asText()).isEqualTo("2999-01-01T00:00:00Z");
    }

    @Test
    void saysWhatHasChangedSinceTheEvaluationThatWasSeen() {
        int seen = gate("approver", "first").at("/evaluation").asInt();
        event("ci", "first");

        Answer late = user("approver")
                .post(project + "/gates/first/signoffs", "{\"decision\":\"GO\",\"evaluation\":" + seen + "}");
        assertProblem(late, 409, "first");
        assertThat(late.json().at("/detail").asText()).contains("event-happened");
        assertProblem(vote("manager", "first", "GO", ""), 403, "approvers");
        assertProblem(vote("approver", "first", "RECYCLE", ",\"comment\":\"again\""), 409, "no way back");
    }

    private Answer vote(String person, String gate, String decision, String more) {
        int evaluation = gate(person, gate).at("/evaluation").asInt();
        return user(person)
                .post(
                        project + "/gates/" + gate + "/signoffs",
                        "{\"decision\":\"" + decision + "\",\"evaluation\":" + evaluation + more + "}");
    }

    private Answer close(String person, int number, String body) {
        return user(person).post(project + "/conditions/" + number + "/close", body);
    }

    private void event(String person, String name) {
        assertThat(user(person)
                        .post(project + "/events", "{\"name\":\"" + name + "\"}")
                        .status())
                .isEqualTo(201);
    }

    private JsonNode gate(String person, String gate) {
        return user(person).get(project + "/gates/" + gate).json();
    }

    private static String gate(String key) {
        return TestPlans.gate(key, "rules=event-happened.drl", "param.event=" + key, "approvers=approvers");
    }

    private Api user(String name) {
        return Api.at(port).as(name, WebTest.PASSWORD);
    }

    private static void assertProblem(Answer answer, int status, String words) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().at("/detail").asText()).contains(words).doesNotContain("Exception");
    }
}
