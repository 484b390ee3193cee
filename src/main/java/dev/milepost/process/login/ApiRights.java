package dev.milepost.process.login;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import dev.milepost.process.login.ApiRight.Tokens;
import java.util.List;
import org.springframework.http.HttpMethod;

/**
 * Who may call what of the API: the one place. The first line that fits a call decides; what no line names is refused, so that
 * a new call is shut until somebody says who may make it.
 */
final class ApiRights {

    private static final String DESIGNERS = "designers";
    private static final String MANAGERS = "managers";
    private static final String CONTRIBUTORS = "contributors";
    static final String ADMINISTRATORS = "camunda-admin";
    private static final String PROJECT = "/api/projects/{project}";

    static final List<ApiRight> ALL = List.of(
            // rules are tried, which is to run what is sent
            groups(POST, "/api/plans/check", DESIGNERS, ADMINISTRATORS),
            groups(POST, "/api/plans/import", DESIGNERS, ADMINISTRATORS),
            groups(POST, "/api/rules/replay", DESIGNERS, ADMINISTRATORS),
            groups(POST, PROJECT + "/gates/{gate}/evaluations/{number}/replay", DESIGNERS, ADMINISTRATORS),
            groups(POST, "/api/projects", DESIGNERS, ADMINISTRATORS),
            // whoever may deploy rules may move projects to them
            groups(POST, "/api/rebindings", DESIGNERS, ADMINISTRATORS),
            groups(POST, "/api/migrations", DESIGNERS, ADMINISTRATORS),
            // who runs a project re-plans it; who does the work says how long it takes
            groups(PATCH, PROJECT + "/milestones/{milestone}", DESIGNERS, MANAGERS, ADMINISTRATORS),
            groups(PATCH, PROJECT + "/calendar", DESIGNERS, MANAGERS, ADMINISTRATORS),
            groups(PUT, PROJECT + "/calendar/holidays", DESIGNERS, MANAGERS, ADMINISTRATORS),
            groups(PATCH, PROJECT + "/tasks/{task}", DESIGNERS, MANAGERS, CONTRIBUTORS, ADMINISTRATORS),
            groups(POST, PROJECT + "/baselines", DESIGNERS, MANAGERS, ADMINISTRATORS),
            groups(PATCH, PROJECT + "/baselines/{number}", DESIGNERS, MANAGERS, ADMINISTRATORS),
            evidence(POST, PROJECT + "/test-reports"),
            evidence(POST, PROJECT + "/metrics"),
            evidence(POST, PROJECT + "/events"),
            evidence(PUT, PROJECT + "/work-items/{item}"),
            // the engine decides which task somebody may complete, and the gate who signs it off
            users(POST, PROJECT + "/tasks/{task}/complete"),
            users(POST, PROJECT + "/gates/{gate}/signoffs"),
            // with rules it takes the right to replay them, which is asked for where they are seen
            users(POST, PROJECT + "/gates/{gate}/what-if"),
            groups(POST, PROJECT + "/tokens", DESIGNERS, ADMINISTRATORS),
            groups(GET, PROJECT + "/tokens", DESIGNERS, ADMINISTRATORS),
            groups(DELETE, PROJECT + "/tokens/{token}", DESIGNERS, ADMINISTRATORS),
            // who may grant, withdraw, close or delegate is said by groups that an organisation chooses: they decide
            // themselves
            users(POST, PROJECT + "/waivers"),
            users(POST, PROJECT + "/waivers/{waiver}/grant"),
            users(DELETE, PROJECT + "/waivers/{waiver}"),
            users(POST, PROJECT + "/conditions/{condition}/close"),
            users(POST, "/api/delegations"),
            users(DELETE, "/api/delegations/{delegation}"),
            groups(GET, "/api/audit/**", ADMINISTRATORS),
            groups(HEAD, "/api/audit/**", ADMINISTRATORS),
            users(GET, "/api/**"),
            users(HEAD, "/api/**"));

    /** Everything else there is to look at. */
    static final ApiRight PAGES = users(GET, "/**");

    private ApiRights() {}

    private static ApiRight groups(HttpMethod method, String path, String... groups) {
        return new ApiRight(method, path, List.of(groups), Tokens.NONE);
    }

    private static ApiRight users(HttpMethod method, String path) {
        return new ApiRight(method, path, List.of(), Tokens.NONE);
    }

    private static ApiRight evidence(HttpMethod method, String path) {
        return new ApiRight(method, path, List.of(CONTRIBUTORS, ADMINISTRATORS), Tokens.OF_THE_PROJECT);
    }
}
