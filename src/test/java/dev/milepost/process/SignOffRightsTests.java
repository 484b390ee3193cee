package dev.milepost.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.testing.Api;
import dev.milepost.testing.Api.Answer;
import dev.milepost.testing.Deploying;
import dev.milepost.testing.TestPlans;
import dev.milepost.testing.WebTest;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Who sees and does which tasks, in Tasklist, at the engine and over the API. */
@WebTest
@TestPropertySource(
        properties = "spring.application.name=Milepost, SignOffRightsTests") // a server of its own: who sees which task
// depends on all rights there are
class SignOffRightsTests {

    @LocalServerPort
    int port;

    @Autowired
    IdentityService identity;

    @Autowired
    RepositoryService repository;

    @Autowired
    TaskService tasks;

    final String project = "p-" + UUID.randomUUID();
    String approvers;
    String auditors;

    @BeforeEach
    void openTwoSignOffs() {
        if (identity.createUserQuery().userId("auditor").count() == 0) {
            identity.saveGroup(identity.newGroup("auditors"));
            User auditor = identity.newUser("auditor");
            auditor.setPassword(WebTest.PASSWORD);
            identity.saveUser(auditor);
            identity.createMembership("auditor", "auditors");
            identity.createMembership("auditor", "contributors");
        }
        Deploying.to(repository, "two-sign-offs")
                .with(
                        "two-sign-offs.bpmn",
                        TestPlans.oneGate(
                                "two-sign-offs",
                                "rules=event-happened.drl",
                                "param.event=signed",
                                "approvers=approvers:1, auditors:1"))
                .withRules("event-happened.drl")
                .deploy();
        user("designer").post("/api/projects", "{\"key\":\"" + project + "\",\"plan\":\"two-sign-offs\"}");
        user("ci").post("/api/projects/" + project + "/events", "{\"name\":\"signed\"}");
        approvers = task("approvers");
        auditors = task("auditors");
    }

    @Test
    void showsPeopleTheSignOffsThatConcernThemAndNoOthers() {
        for (String engine : List.of("/engine-rest", "/camunda/api/engine/engine/default")) {
            assertThat(seen("approver", engine)).containsExactly(approvers);
            assertThat(seen("auditor", engine)).as("who is a contributor, too").containsExactly(auditors);
            assertThat(seen("ci", engine)).isEmpty();
            assertThat(seen("manager", engine)).as("reads everything").hasSize(2);
            assertThat(user("approver").get(engine + "/task/" + auditors).status())
                    .isIn(403, 404);
        }
    }

    @Test
    void letsNobodyElseTouchASignOff() {
        for (String outsider : List.of("designer", "ci", "manager", "auditor")) {
            for (String change : List.of(
                    "/claim", "/complete", "/submit-form", "/delegate", "/assignee", "/identity-links", "/bpmnError")) {
                String body = "{\"userId\":\"" + outsider + "\",\"type\":\"candidate\",\"errorCode\":\"x\"}";
                String path = "/engine-rest/task/" + approvers + change;
                int status = user(outsider)
                        .post(path, change.equals("/complete") || change.equals("/submit-form") ? "{}" : body)
                        .status();
                assertThat(status).as(outsider + change).isEqualTo(403);
            }
            assertThat(user(outsider)
                            .put("/engine-rest/task/" + approvers + "/variables/decision", "{\"value\":\"GO\"}")
                            .status())
                    .as(outsider)
                    .isEqualTo(403);
        }
        assertThat(tasks.createTaskQuery().taskId(approvers).singleResult().getAssignee())
                .isNull();
        assertThat(gate().at("/signoffs").size()).isZero();
    }

    @Test
    void letsThoseSignOffWhomTheGateAsks() {
        assertThat(user("approver")
                        .post("/engine-rest/task/" + approvers + "/complete", "{}")
                        .status())
                .isEqualTo(204);
        assertThat(user("auditor")
                        .post("/engine-rest/task/" + auditors + "/complete", "{}")
                        .status())
                .isEqualTo(204);
        assertThat(gate().at("/state").asText()).isEqualTo("PASSED");
    }

    @Test
    void letsThoseCompleteATaskWhomTheEngineLets() {
        String release = "r-" + UUID.randomUUID();
        user("designer").post("/api/projects", "{\"key\":\"" + release + "\",\"plan\":\"software-release\"}");
        String tasksOf = "/api/projects/" + release + "/tasks";
        String id = user("ci").get(tasksOf).json().at("/items/0/id").asText();

        for (String reader : List.of("manager", "approver")) {
            assertThat(user(reader).post(tasksOf + "/" + id + "/complete", "").status())
                    .as(reader)
                    .isEqualTo(403);
        }
        assertThat(tasks.createTaskQuery().taskId(id).count()).isEqualTo(1);
        tasks.addCandidateUser(id, "manager");
        assertThat(user("manager").post(tasksOf + "/" + id + "/complete", "").status())
                .as("a candidate")
                .isEqualTo(200);
        String next = user("ci").get(tasksOf).json().at("/items").findValuesAsText("id").stream()
                .filter(open -> tasks.createTaskQuery().taskId(open).count() == 1)
                .findFirst()
                .orElseThrow();
        assertThat(user("ci").post(tasksOf + "/" + next + "/complete", "").status())
                .isEqualTo(200);
    }

    private String task(String group) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(project)
                .taskCandidateGroup(group)
                .singleResult()
                .getId();
    }

    private List<String> seen(String person, String engine) {
        Answer seen = user(person).get(engine + "/task?processInstanceBusinessKey=" + project);
        assertThat(seen.status())
                .as(engine + " to " + person + ": " + seen.body())
                .isEqualTo(200);
        return seen.json().findValuesAsText("id");
    }

    private JsonNode gate() {
        return user("manager").get("/api/projects/" + project + "/gates/gate").json();
    }

    private Api user(String name) {
        return Api.at(port).as(name, WebTest.PASSWORD);
    }
}
