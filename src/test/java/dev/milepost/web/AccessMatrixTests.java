package dev.milepost.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.testing.Api;
import dev.milepost.testing.WebTest;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every call that the API describes, by everybody. A call without a row, or a row without a call, fails. */
@WebTest
class AccessMatrixTests {

    /** Who has to be let in by each call; everybody else gets 403, and whoever is nobody 401. One line a call. */
    private static final String TABLE = """
            GET    /api/projects                                                   users
            POST   /api/plans/check                                                designers
            POST   /api/plans/import                                               designers
            POST   /api/rules/replay                                               designers
            POST   /api/projects/{project}/gates/{gate}/evaluations/{number}/replay designers
            POST   /api/projects                                                   designers
            POST   /api/rebindings                                                 designers
            POST   /api/migrations                                                 designers
            GET    /api/projects/{project}/rule-changes                            users
            GET    /api/plans/{plan}/versions                                      users
            GET    /api/projects/{key}                                             users
            GET    /api/projects/{key}/milestones                                  users
            PATCH  /api/projects/{key}/milestones/{milestone}                      planners
            GET    /api/projects/{project}/baselines                               users
            POST   /api/projects/{project}/baselines                               planners
            GET    /api/projects/{project}/baselines/{number}                      users
            PATCH  /api/projects/{project}/baselines/{number}                      planners
            GET    /api/projects/{project}/baselines/compare                       users
            GET    /api/projects/{project}/calendar                                users
            PATCH  /api/projects/{project}/calendar                                planners
            PUT    /api/projects/{project}/calendar/holidays                       planners
            PATCH  /api/projects/{project}/tasks/{id}                              estimators
            GET    /api/projects/{project}/changes                                 users
            GET    /api/projects/{project}/forecast                                users
            GET    /api/projects/{project}/forecast/history                        users
            GET    /api/projects/{project}/trend                                   users
            GET    /api/projects/{project}/trend.svg                               users
            GET    /api/projects/{project}/trend.png                               users
            GET    /api/projects/{project}/timeline.svg                            users
            GET    /api/projects/{project}/timeline.png                            users
            GET    /api/portfolio/timeline.svg                                     users
            GET    /api/portfolio/timeline.png                                     users
            GET    /api/projects/{project}/evaluation-report                       users
            GET    /api/plans/{plan}/experience                                    users
            GET    /api/milestones                                                 users
            GET    /api/plans/{plan}/diagram                                       users
            GET    /api/projects/{project}/diagram                                 users
            GET    /api/projects/{project}/gates/{gate}/evidence                   users
            GET    /api/projects/{project}/schedule                                users
            GET    /api/words                                                      users
            GET    /api/watched-files                                              users
            GET    /api/plans/{plan}/criteria                                      users
            GET    /api/projects/{project}/gates/{gate}                            users
            POST   /api/projects/{project}/gates/{gate}/what-if                    users
            GET    /api/projects/{project}/gates/{gate}/evaluations                users
            GET    /api/projects/{project}/gates/{gate}/evaluations/{number}       users
            GET    /api/projects/{project}/gates/{gate}/shadow                     users
            POST   /api/projects/{project}/gates/{gate}/signoffs                   users
            POST   /api/projects/{project}/test-reports                            evidence
            POST   /api/projects/{project}/metrics                                 evidence
            POST   /api/projects/{project}/events                                  evidence
            PUT    /api/projects/{project}/work-items/{id}                         evidence
            GET    /api/projects/{project}/tasks                                   users
            POST   /api/projects/{project}/tasks/{id}/complete                     users
            GET    /api/projects/{project}/tokens                                  designers
            POST   /api/projects/{project}/tokens                                  designers
            DELETE /api/projects/{project}/tokens/{id}                             designers
            GET    /api/projects/{project}/conditions                              users
            POST   /api/projects/{project}/conditions/{number}/close               users
            GET    /api/projects/{project}/waivers                                 users
            POST   /api/projects/{project}/waivers                                 users
            GET    /api/projects/{project}/waivers/{id}                            users
            POST   /api/projects/{project}/waivers/{id}/grant                      users
            DELETE /api/projects/{project}/waivers/{id}                            users
            GET    /api/delegations                                                users
            POST   /api/delegations                                                users
            DELETE /api/delegations/{id}                                           users
            GET    /api/audit                                                      administrators
            GET    /api/audit/head                                                 administrators
            GET    /api/audit/export                                               administrators
            GET    /api/signoff-tasks/{task}                                       users
            GET    /api/plans                                                      users
            GET    /api/projects/{project}/evidence                                users
            GET    /api/portfolio                                                  users
            GET    /api/plans/{plan}/standing                                      users
            GET    /api/plans/{plan}                                               users
            """;

    /** The words of the table. */
    private static final Map<String, Set<String>> WORDS = Map.of(
            "users", Set.of("designer", "approver", "manager", "contributor", "administrator", "in no group"),
            "designers", Set.of("designer", "administrator"),
            "planners", Set.of("designer", "manager", "administrator"),
            "estimators", Set.of("designer", "manager", "contributor", "administrator"),
            "administrators", Set.of("administrator"),
            "evidence", Set.of("contributor", "administrator", "token of this project"));

    private static final Map<String, String> SAMPLE = Map.of(
            "{key}", "apollo",
            "{project}", "apollo",
            "{gate}", "release-candidate",
            "{milestone}", "release-candidate",
            "{plan}", "software-release",
            "{number}", "1",
            "{id}", "unknown");

    private static final Set<String> NOBODY =
            Set.of("anonymous", "wrong password", "expired token", "revoked token", "no token at all");

    @LocalServerPort
    int port;

    @Autowired
    IdentityService identity;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void letsEverybodyIntoEveryCallThatIsTheirsAndNoOther() {
        Map<String, Api> callers = callers();
        Map<String, String> table = table();
        List<String> surprises = new ArrayList<>();
        for (String call : calls()) {
            callers.forEach((name, caller) -> {
                int expected =
                        NOBODY.contains(name) ? 401 : WORDS.get(table.get(call)).contains(name) ? 0 : 403;
                int status = send(caller, call);
                boolean allowed = status != 401 && status != 403 && status < 500;
                if (expected == 0 ? !allowed : status != expected) {
                    surprises.add(call + " by " + name + ": " + status);
                }
            });
        }
        assertThat(surprises).isEmpty();
    }

    @Test
    void hasARowForEveryCallAndACallForEveryRow() {
        assertThat(calls()).containsExactlyInAnyOrderElementsOf(table().keySet());
    }

    private Set<String> calls() {
        JsonNode paths = user("manager").get("/v3/api-docs").json().at("/paths");
        Set<String> calls = new TreeSet<>();
        paths.fields()
                .forEachRemaining(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> calls.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return calls;
    }

    private static Map<String, String> table() {
        Map<String, String> table = new LinkedHashMap<>();
        TABLE.lines().map(line -> line.split(" +")).forEach(cells -> table.put(cells[0] + " " + cells[1], cells[2]));
        return table;
    }

    private static int send(Api caller, String call) {
        String[] parts = call.split(" ");
        String path = parts[1];
        for (Map.Entry<String, String> value : SAMPLE.entrySet()) {
            path = path.replace(value.getKey(), value.getValue());
        }
        path = path.replaceAll("\\{[^}]+}", "unknown");
        return caller.send(caller.request(path)
                        .header("Content-Type", "application/json")
                        .method(parts[0], HttpRequest.BodyPublishers.ofString("{}")))
                .status();
    }

    private Map<String, Api> callers() {
        User loner = identity.newUser("loner");
        loner.setPassword(WebTest.PASSWORD);
        identity.saveUser(loner);
        user("designer").post("/api/projects", "{\"key\":\"foreign\",\"plan\":\"software-release\"}");
        Map<String, Api> callers = new LinkedHashMap<>();
        callers.put("anonymous", Api.at(port));
        callers.put("wrong password", Api.at(port).as("somebody", "wrong"));
        callers.put("designer", user("designer"));
        callers.put("approver", user("approver"));
        callers.put("manager", user("manager"));
        callers.put("contributor", user("ci"));
        callers.put("administrator", user("admin"));
        callers.put("in no group", user("loner"));
        callers.put("token of this project", token("apollo", "own", secret -> secret));
        callers.put("token of another project", token("foreign", "own", secret -> secret));
        callers.put("expired token", token("apollo", "expired", this::expire));
        callers.put("revoked token", token("apollo", "revoked", this::revoke));
        callers.put("no token at all", Api.at(port).with("Authorization", "Bearer nonsense"));
        return callers;
    }

    private Api token(String project, String name, UnaryOperator<String> change) {
        String secret = user("designer")
                .post("/api/projects/" + project + "/tokens", "{\"name\":\"" + name + "\"}")
                .json()
                .at("/secret")
                .asText();
        return Api.at(port).with("Authorization", "Bearer " + change.apply(secret));
    }

    private String expire(String secret) {
        jdbc.update("update mp_token set expires_at = created_at where id = ?", id(secret));
        return secret;
    }

    private String revoke(String secret) {
        assertThat(user("designer")
                        .send(user("designer")
                                .request("/api/projects/apollo/tokens/" + id(secret))
                                .DELETE())
                        .status())
                .isEqualTo(204);
        return secret;
    }

    private static String id(String secret) {
        return secret.substring(3, 15);
    }

    private Api user(String name) {
        return Api.at(port).as(name, WebTest.PASSWORD);
    }
}
