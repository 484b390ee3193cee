package dev.milepost.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.milepost.check.CheckCommand;
import dev.milepost.testing.Api;
import dev.milepost.testing.Api.Answer;
import dev.milepost.testing.Fixtures;
import dev.milepost.testing.WebTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.yaml.snakeyaml.Yaml;

/** The plan of docs/examples/kubernetes-release is right, and a project of it goes through its gates as its page says. */
@WebTest
class KubernetesReleaseTests {

    private static final Path EXAMPLE = Path.of("docs", "examples", "kubernetes-release");

    @LocalServerPort
    int port;

    @Autowired
    Clock clock;

    private final String key = "k8s-" + UUID.randomUUID();
    private final String project = "/api/projects/" + key;
    private LocalDate today;
    private int builds;

    @BeforeEach
    void deployAndStart() throws IOException {
        today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Answer deployed = user("designer")
                .form(
                        "/engine-rest/deployment/create",
                        Map.of("deployment-name", "kubernetes-release", "enable-duplicate-filtering", "true"),
                        files());
        assertThat(deployed.status()).as(deployed.body()).isEqualTo(200);
        Answer started = user("designer").post("/api/projects", """
                {"key":"%s","plan":"kubernetes-release","parameters":{"enhancementsFreeze":"%s","codeFreeze":"%s",\
                "testFreeze":"%s","docsFreeze":"%s","release":"%s"}}""".formatted(
                        key, today.minusDays(60), today.minusDays(20), today.minusDays(13), today.minusDays(7), today));
        assertThat(started.status()).as(started.body()).isEqualTo(201);
    }

    @Test
    void theCheckFindsNothingWrongAndNothingDoubtful() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true);

        assertThat(CheckCommand.run(
                        List.of(
                                "rules",
                                EXAMPLE.resolve("processes").toString(),
                                EXAMPLE.resolve("rules").toString()),
                        clock,
                        print,
                        print))
                .as(out.toString())
                .isZero();
        assertThat(out.toString()).endsWith("1 plan: 0 problems, 0 warnings.\n");
    }

    @Test
    void goesThroughItsGatesAndStaysShutUntilEachJobIsGreenThreeTimesInARow() throws IOException {
        completeTasks();
        sent(user("ci")
                .put(
                        project + "/work-items/KEP-3299",
                        "{\"title\":\"KMS v2\",\"phase\":\"enhancements\",\"state\":\"DONE\"}"));
        assertThat(state("enhancements-freeze")).isEqualTo("PASSED");

        completeTasks();
        String red = Files.readString(EXAMPLE.resolve("red.xml"));
        String green = Files.readString(EXAMPLE.resolve("green.xml"));
        run("unit", green, 1);
        run("unit", green, 2);
        run("unit", green, 3);
        run("e2e", green, 1);
        run("e2e", green, 2);
        assertThat(criterion("code-freeze", "green-runs")).isEqualTo("UNMET: too few green runs: e2e 2");
        run("e2e", red, 0);
        assertThat(criterion("code-freeze", "green-runs")).isEqualTo("UNMET: too few green runs: e2e 0");
        run("e2e", green, 1);
        run("e2e", green, 2);
        assertThat(state("code-freeze")).isEqualTo("WAITING");
        run("e2e", green, 3);
        assertThat(state("code-freeze")).isEqualTo("PASSED");

        completeTasks();
        assertThat(criterion("test-freeze", "green-runs")).isEqualTo("UNKNOWN: no run of upgrade");
        run("upgrade", green, 1);
        run("upgrade", green, 2);
        assertThat(state("test-freeze")).isEqualTo("WAITING");
        run("upgrade", green, 3);
        assertThat(state("test-freeze")).isEqualTo("PASSED");

        completeTasks();
        sent(user("ci")
                .put(
                        project + "/work-items/DOC-1",
                        "{\"title\":\"Upgrade notes\",\"phase\":\"docs\",\"state\":\"DONE\"}"));
        assertThat(state("docs-freeze")).isEqualTo("PASSED");

        completeTasks();
        assertThat(state("release")).isEqualTo("SIGN_OFF");
        int evaluation = gate("release").at("/evaluation").asInt();
        sent(user("approver")
                .post(
                        project + "/gates/release/signoffs",
                        "{\"decision\":\"GO\",\"evaluation\":%d}".formatted(evaluation)));
        assertThat(user("manager").get(project).json().at("/state").asText()).isEqualTo("COMPLETED");
    }

    @Test
    void reportsOfOthersThatFailOrDisagreeWithThemselvesAreNoGreenRuns() throws IOException {
        String green = Files.readString(EXAMPLE.resolve("green.xml"));
        for (String red : List.of("surefire-stringutils.xml", "nested-suites.xml")) {
            run("unit", green, 1);
            run("unit", green, 2);
            run("unit", Files.readString(Fixtures.path("junit", red)), 0);
        }
        run("flaky", Files.readString(Fixtures.path("junit", "surefire-flaky.xml")), 1);
    }

    @Test
    void aReportThatComesLateIsCountedWhereItWasMade() throws IOException {
        String green = Files.readString(EXAMPLE.resolve("green.xml"));
        String hourAgo = clock.instant().minus(1, ChronoUnit.HOURS).toString();
        run("unit", green, 1);
        run("unit", green, 2);
        run("unit&observedAt=" + hourAgo, green, 0);
        run("unit", green, 4);
    }

    @Test
    void takesTheExceptionsOfARealReleaseWithinThreeDaysOfItsFreezesAndNoOthers() throws IOException {
        JsonNode dates = new ObjectMapper()
                .readTree(Fixtures.path("milestones", "plan-vs-actual-dev.json").toFile())
                .at("/kubernetes/1.25/final");
        Map<String, List<Map<String, Object>>> exceptions;
        try (InputStream in = Files.newInputStream(Fixtures.path("milestones", "k8s-1.25-exceptions.yaml"))) {
            exceptions = new Yaml().load(in);
        }
        List<Object> refused = new ArrayList<>();
        refused.addAll(ask("enhancements-freeze", dates.at("/enh"), exceptions.get("enhancementFreeze")));
        refused.addAll(ask("code-freeze", dates.at("/code"), exceptions.get("codeFreeze")));

        assertThat(refused).as("asked for five and four days before the freeze").containsExactly(3346, 1287);
        assertThat(user("manager").get(project + "/waivers").json().at("/items"))
                .hasSize(11);
    }

    /** Asks for each exception with the freeze as many days away as it was then; answers the issues that were refused. */
    private List<Object> ask(String gate, JsonNode freeze, List<Map<String, Object>> exceptions) {
        List<Object> refused = new ArrayList<>();
        for (Map<String, Object> exception : exceptions) {
            LocalDate asked = LocalDate.ofInstant(((Date) exception.get("date_requested")).toInstant(), ZoneOffset.UTC);
            LocalDate target = today.plusDays(ChronoUnit.DAYS.between(asked, LocalDate.parse(freeze.asText())));
            sent(user("designer")
                    .patch(
                            project + "/milestones/" + gate,
                            "{\"target\":\"%s\",\"reason\":\"as it was then\"}".formatted(target)));
            Answer answer = user("ci")
                    .post(project + "/waivers", """
                    {"gate":"%s","criterion":"tasks-complete","reason":"issue %s","compensatingControl":"reviewed",\
                    "expires":"%s"}""".formatted(gate, exception.get("issue"), today.plusDays(7)));
            if (answer.status() == 409) {
                assertThat(answer.body()).contains("from " + target.minusDays(3) + " to " + target.plusDays(3));
                refused.add(exception.get("issue"));
            } else {
                sent(answer);
            }
        }
        return refused;
    }

    private static Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (String file : List.of(
                "tasks-complete.drl",
                "work-items-done.drl",
                "green-runs.drl",
                "milestone-reached.drl",
                "not-before.drl")) {
            files.put(file, Files.readAllBytes(Path.of("rules", file)));
        }
        for (String file : List.of(
                "processes/kubernetes-release.bpmn",
                "rules/enhancements-merged.drl",
                "rules/cases/enhancements-merged.yaml")) {
            Path path = EXAMPLE.resolve(file);
            files.put(path.getFileName().toString(), Files.readAllBytes(path));
        }
        return files;
    }

    private void completeTasks() {
        for (String task = openTask(); !task.isEmpty(); task = openTask()) {
            sent(user("ci").post(project + "/tasks/" + task + "/complete", ""));
        }
    }

    private String openTask() {
        for (JsonNode task : user("ci").get(project + "/tasks").json().at("/items")) {
            if (task.at("/state").asText().equals("OPEN")) {
                return task.at("/id").asText();
            }
        }
        return "";
    }

    private void run(String job, String report, int greenRuns) {
        Answer answer = user("ci").upload(project + "/test-reports?suite=" + job + "&build=" + ++builds, report);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.json().at("/greenRuns").asInt()).as(answer.body()).isEqualTo(greenRuns);
    }

    private JsonNode gate(String gate) {
        return user("ci").get(project + "/gates/" + gate).json();
    }

    private String state(String gate) {
        return gate(gate).at("/state").asText();
    }

    private String criterion(String gate, String id) {
        for (JsonNode criterion : gate(gate).at("/criteria")) {
            if (criterion.at("/id").asText().equals(id)) {
                return criterion.at("/state").asText() + ": "
                        + criterion.at("/actual").asText();
            }
        }
        throw new AssertionError("Gate " + gate + " has no criterion " + id);
    }

    private static void sent(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isIn(200, 201);
    }

    private Api user(String name) {
        return Api.at(port).as(name, WebTest.PASSWORD);
    }
}
