package dev.milepost.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.testing.Api;
import dev.milepost.testing.Api.Answer;
import dev.milepost.testing.Browser;
import dev.milepost.testing.WebTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class SessionTests {

    private static final String WHAT_IF = "/api/projects/apollo/gates/release-candidate/what-if";

    @LocalServerPort
    int port;

    @Autowired
    IdentityService identity;

    @Test
    void allowsEachPageOfCockpitItsScriptsHoweverManyAreAskedForAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        Browser browser = Browser.at(port);
        browser.logIn("manager", WebTest.PASSWORD);
        try {
            Callable<Answer> open = () -> browser.open("/camunda/app/cockpit/default/");
            for (Future<Answer> page : threads.invokeAll(Collections.nCopies(200, open))) {
                Matcher nonce =
                        Pattern.compile("nonce=\"([^\"]+)\"").matcher(page.get().body());
                assertThat(nonce.find()).isTrue();
                assertThat(page.get().header("Content-Security-Policy")).contains("'nonce-" + nonce.group(1) + "'");
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void sendsABrowserToTheLoginPageAndBackToWhatItAskedFor() {
        Browser browser = Browser.at(port);
        Answer asked = browser.open("/camunda/app/cockpit/default/");
        assertThat(asked.status()).isEqualTo(302);
        assertThat(asked.header("Location")).endsWith("/login?to=%2Fcamunda%2Fapp%2Fcockpit%2Fdefault%2F");

        Answer page = browser.open("/login?to=/camunda/app/cockpit/default/");
        assertThat(page.body()).contains("value=\"/camunda/app/cockpit/default/\"");
        Answer in = browser.submit(
                "/login",
                Map.of(
                        "username",
                        "manager",
                        "password",
                        WebTest.PASSWORD,
                        "_csrf",
                        browser.token(),
                        "to",
                        "/camunda/app/cockpit/default/"));
        assertThat(in.header("Location")).endsWith("/camunda/app/cockpit/default/");
        assertThat(browser.open("/camunda/app/cockpit/default/").status()).isEqualTo(200);
        assertThat(browser.open("/").body()).contains("manager");
        assertThat(browser.fetch("/api/projects").status()).isEqualTo(200);
        assertThat(browser.open("/api-docs").status()).isEqualTo(302);
        assertThat(browser.fetch("/camunda/api/engine/engine/default/process-instance/count")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example",
                "javascript:alert(1)",
                "/\t/evil.example"
            })
    void leadsNowhereElseAfterALogin(String elsewhere) {
        Browser browser = Browser.at(port);
        browser.open("/login");
        Answer in = browser.submit(
                "/login",
                Map.of("username", "manager", "password", WebTest.PASSWORD, "_csrf", browser.token(), "to", elsewhere));
        assertThat(in.header("Location")).isIn("/", "http://127.0.0.1:" + port + "/");
    }

    @Test
    void greetsInTheReadersLanguageAndEscapesWhatItRepeats() {
        Browser browser = Browser.at(port);
        Answer german = browser.send(browser.request("/login?to=/%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
                .header("Accept", "text/html")
                .header("Accept-Language", "de-AT,de;q=0.8,en;q=0.5")
                .GET());
        assertThat(german.body()).contains("Anmelden").contains("lang=\"de\"").doesNotContain("<script>");
        assertThat(browser.open("/login").body()).contains("Log in");
    }

    @Test
    void saysTheSameOfAWrongPasswordAndOfAnUnknownUser() {
        Browser one = Browser.at(port);
        Answer wrong = one.logIn("nobody-at-all", "nothing");
        assertThat(wrong.status()).isEqualTo(302);
        assertThat(wrong.header("Location")).contains("/login?failed");
        assertThat(one.open("/login?failed").body()).contains("That did not work");
        assertThat(one.open("/").status()).isEqualTo(302);
    }

    @Test
    void keepsItsCookiesToItselfAndBeginsANewSessionAtEachLogin() {
        Browser browser = Browser.at(port);
        browser.open("/login");
        assertThat(browser.cookie("JSESSIONID")).as("no session before a login").isEmpty();
        Answer in = browser.logIn("manager", WebTest.PASSWORD);
        List<String> cookies = in.response().headers().allValues("Set-Cookie");
        assertThat(cookies)
                .anyMatch(cookie -> cookie.startsWith("JSESSIONID=")
                        && cookie.contains("HttpOnly")
                        && cookie.contains("SameSite=Lax"));
        assertThat(cookies).anyMatch(cookie -> cookie.startsWith("MILEPOST-XSRF=") && cookie.contains("SameSite=Lax"));
        String first = browser.cookie("JSESSIONID").orElseThrow().getValue();
        browser.logIn("manager", WebTest.PASSWORD);
        assertThat(browser.cookie("JSESSIONID").orElseThrow().getValue()).isNotEqualTo(first);
    }

    @Test
    void acceptsNoSessionThatSomebodyElseChose() {
        Browser browser = Browser.at(port);
        browser.open("/login");
        Answer in = browser.send(browser.request("/login")
                .header("Cookie", "JSESSIONID=0123456789ABCDEF0123456789ABCDEF; MILEPOST-XSRF=x")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=manager&password=" + WebTest.PASSWORD + "&_csrf=x")));
        assertThat(in.response().headers().allValues("Set-Cookie"))
                .noneMatch(cookie -> cookie.contains("0123456789ABCDEF"));
    }

    @Test
    void takesChangesInASessionOnlyWithTheTokenAndFromItsOwnPages() {
        Browser browser = Browser.at(port);
        browser.logIn("manager", WebTest.PASSWORD);
        assertThat(change(browser, null, null).status()).isEqualTo(403);
        assertThat(change(browser, "guessed", null).status()).isEqualTo(403);
        assertThat(change(browser, browser.token(), "https://evil.example").status())
                .isEqualTo(403);
        assertThat(change(browser, browser.token(), null).status()).isEqualTo(200);
        assertThat(change(browser, null, null).body()).contains("X-MILEPOST-XSRF");
        assertThat(browser.submit("/login", Map.of("username", "manager", "password", WebTest.PASSWORD))
                        .header("Location"))
                .as("logging somebody in is a change, too")
                .endsWith("/login");
    }

    @Test
    void needsNoTokenWhereALoginComesAlongButThenForgetsTheSession() {
        Browser browser = Browser.at(port);
        browser.logIn("designer", WebTest.PASSWORD);
        assertThat(browser.send(browser.request("/api/projects")
                                .header("Content-Type", "application/json")
                                .header("Authorization", "Bearer nonsense")
                                .POST(BodyPublishers.ofString("{}")))
                        .status())
                .isEqualTo(401);
        assertThat(Api.at(port)
                        .as("manager", WebTest.PASSWORD)
                        .post(WHAT_IF, "{}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void startsNoSessionForMachines() {
        Answer answer = Api.at(port).as("manager", WebTest.PASSWORD).get("/api/projects");
        assertThat(answer.response().headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void letsNoSessionIntoTheEnginesRestApi() {
        Browser browser = Browser.at(port);
        browser.logIn("admin", WebTest.PASSWORD);
        browser.open("/camunda/app/cockpit/default/");
        for (String path : List.of("/engine-rest/task", "/engine-rest/engine/default/user", "/engine-rest/engine")) {
            assertThat(browser.open(path).status()).as(path).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/logout", "/camunda/api/admin/auth/user/default/logout"})
    void endsTheOneSessionOnALogoutAnywhere(String logout) {
        Browser browser = Browser.at(port);
        browser.logIn("manager", WebTest.PASSWORD);
        browser.open("/camunda/app/cockpit/default/");
        String session = browser.cookie("JSESSIONID").orElseThrow().getValue();

        assertThat(browser.submit(logout, Map.of("_csrf", browser.token())).status())
                .isIn(204, 302);

        for (String path : List.of("/api/projects", "/camunda/api/engine/engine/default/task")) {
            assertThat(browser.send(browser.request(path)
                                    .header("Cookie", "JSESSIONID=" + session)
                                    .GET())
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void leadsFromTheLoginFormsOfTheWebApplicationsToItsOwn() {
        Browser browser = Browser.at(port);
        browser.logIn("admin", WebTest.PASSWORD);
        for (String application : List.of("cockpit", "tasklist", "admin", "welcome")) {
            Answer config = browser.open("/camunda/app/" + application + "/scripts/config.js");
            assertThat(config.body()).as(application).contains("assets/engine-login");
        }
        assertThat(browser.open("/assets/engine-login.js").body()).contains("/login?to=");
        assertThat(browser.submit(
                                "/camunda/api/admin/auth/user/default/login/cockpit",
                                Map.of("username", "admin", "password", WebTest.PASSWORD))
                        .status())
                .as("their own login")
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/login", "/", "/api/projects", "/v3/api-docs", "/swagger-ui/index.html", "/assets/milepost.css"
            })
    void answersWithAStrictPolicy(String path) {
        Browser browser = Browser.at(port);
        browser.logIn("manager", WebTest.PASSWORD);
        Answer answer = browser.fetch(path);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Strict-Transport-Security")).as("without TLS").isNull();
        if (path.startsWith("/api/")) {
            assertThat(answer.header("Content-Type")).startsWith("application/json"); // other tests' names are in it
            return;
        }
        assertThat(answer.body())
                .doesNotContain("<script>")
                .doesNotContain("style=\"")
                .doesNotContain("onclick");
    }

    @Test
    void givesAndTakesRightsAtOnceAndEndsSessionsOfChangedPasswordsAndDeletedUsers() {
        String person = "p" + UUID.randomUUID().toString().replace("-", "");
        User user = identity.newUser(person);
        user.setPassword("first-password");
        identity.saveUser(user);
        Browser browser = Browser.at(port);
        browser.logIn(person, "first-password");
        assertThat(start(browser).status()).isEqualTo(403);
        assertThat(start(browser).body()).contains("designers").contains("camunda-admin");

        identity.createMembership(person, "designers");
        assertThat(start(browser).status()).as("body without a key").isEqualTo(400);
        assertThat(browser.open("/camunda/app/cockpit/default/").status()).isEqualTo(200);
        assertThat(deployments(browser)).isPositive();
        identity.deleteMembership(person, "designers");
        assertThat(start(browser).status()).isEqualTo(403);
        assertThat(deployments(browser)).as("in the web applications, too").isZero();

        User changed = identity.createUserQuery().userId(person).singleResult();
        changed.setPassword("second-password");
        identity.saveUser(changed);
        assertThat(browser.fetch("/api/projects").status()).isEqualTo(401);

        browser.logIn(person, "second-password");
        assertThat(browser.fetch("/api/projects").status()).isEqualTo(200);
        identity.deleteUser(person);
        assertThat(browser.fetch("/api/projects").status()).isEqualTo(401);
    }

    private static int deployments(Browser browser) {
        return browser.fetch("/camunda/api/engine/engine/default/deployment/count")
                .json()
                .at("/count")
                .asInt();
    }

    private static Answer start(Browser browser) {
        return browser.send(browser.request("/api/projects")
                .header("Content-Type", "application/json")
                .header("X-MILEPOST-XSRF", browser.token())
                .POST(BodyPublishers.ofString("{}")));
    }

    private static Answer change(Browser browser, String token, String origin) {
        var request = browser.request(WHAT_IF).header("Content-Type", "application/json");
        if (token != null) {
            request.header("X-MILEPOST-XSRF", token);
        }
        if (origin != null) {
            request.header("Origin", origin);
        }
        return browser.send(request.POST(BodyPublishers.ofString("{}")));
    }
}
