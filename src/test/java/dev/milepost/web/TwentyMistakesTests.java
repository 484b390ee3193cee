package dev.milepost.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.testing.Api;
import dev.milepost.testing.TestPlans;
import dev.milepost.testing.WebTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a designer does wrong, sent as Camunda Modeler sends it: each is refused with its file, its place and what to do, and nothing is kept. */
@WebTest
class TwentyMistakesTests {

    private static final String RULES = "rules=event-happened.drl";
    private static final String EVENT = "param.event=signed";

    @LocalServerPort
    int port;

    /**
     * One mistake.
     *
     * @param name what was done wrong
     * @param files what is deployed
     * @param place the file with a line, and the element or rule, as a pattern
     * @param remedy what is said about mending it
     */
    record Mistake(String name, Map<String, String> files, String place, String remedy) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Mistake> mistakes() {
        String gate = "mistaken\\.bpmn:\\d+ \\[gate]";
        return Stream.of(
                // the gate
                plan("a gate has no target", gate, "Add it with a date (2026-12-01)", RULES, EVENT, "target="),
                plan("a target is no day", gate, "Write a date (2026-12-01)", RULES, EVENT, "target=next week"),
                plan(
                        "a target is counted from a gate that is not there",
                        gate,
                        "Name one of gate",
                        RULES,
                        EVENT,
                        "target=beta + 10wd"),
                plan("a gate has no rules", gate, "at least one rule file, as tasks-complete.drl", "rules="),
                plan("a rule file is missing", gate, "Did you mean 'event-happened.drl'?", "rules=event-hapened.drl"),
                plan("a parameter is misspelt", gate, "Did you mean 'event'?", RULES, EVENT, "param.evnt=signed"),
                plan("a parameter is missing", gate, "Add milepost:param.event", RULES),
                plan("a setting is misspelt", gate, "Did you mean 'approvers'?", RULES, EVENT, "aprovers=qa:1"),
                plan("approvers cannot be read", gate, "qa:1, product:2", RULES, EVENT, "approvers=qa:two"),
                drawing(
                        "a gate is given no business key",
                        gate,
                        "camunda:in businessKey",
                        sound().replaceAll("<camunda:in [^>]*/>", "")),
                drawing(
                        "nothing leads to a gate",
                        gate,
                        "Draw the sequence flow that leads to it",
                        sound().replaceAll("<bpmn:sequenceFlow id=\"flow_start_gate\"[^>]*/>", "")),
                // the rest of the plan
                drawing(
                        "an estimate cannot be read",
                        "mistaken\\.bpmn:\\d+ \\[work]",
                        "as 3d/5d/10d",
                        withTask("<camunda:property name=\"milepost:estimate\" value=\"5 days\"/>")),
                drawing(
                        "a way back leads to another phase than it says",
                        "mistaken\\.bpmn:\\d+ \\[on_gate_milestone-recycled-design]",
                        "Did you mean 'desing'?",
                        wayBack()),
                drawing(
                        "the process is not executable",
                        "mistaken\\.bpmn:\\d+ \\[mistaken]",
                        "isExecutable=\"true\"",
                        sound().replace("isExecutable=\"true\"", "isExecutable=\"false\"")),
                drawing(
                        "the file is cut off",
                        "mistaken\\.bpmn:\\d+",
                        "save it from Camunda Modeler again",
                        sound().substring(0, sound().length() / 2)),
                // the rules
                rule("a rule does not compile", "Correct the line", "name == $name", "nome == $name"),
                rule(
                        "a rule compares a text with a number",
                        "Compare like with like",
                        "Event(name == $name)",
                        "Event(name > 3)"),
                rule(
                        "a rule reads the clock",
                        "Take the time from the facts",
                        "hasHappenedBy($now)",
                        "hasHappenedBy(Instant.now())"),
                rule("a rule reports no criterion", "Add @criterion", "@criterion(\"event-happened\")", ""),
                rule(
                        "a rule is silent where there is nothing",
                        "Make rule 'The event has happened' report in every case",
                        "$event : Events() from",
                        "Event(name == $name)\n  $event : Events() from"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void isRefusedWithItsPlaceAndWhatToDo(Mistake mistake) {
        Map<String, byte[]> files = new TreeMap<>();
        mistake.files().forEach((name, text) -> files.put(name, text.getBytes(UTF_8)));
        int before = deployments();

        Api.Answer answer = deploy(files);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        String said = answer.json().get("message").asText();
        assertThat(said).containsPattern(mistake.place()).contains(mistake.remedy());
        assertThat(deployments()).isEqualTo(before);
        assertThat(designer()
                        .get("/engine-rest/process-definition/count?key=mistaken")
                        .json()
                        .get("count")
                        .asInt())
                .isZero();
    }

    @Test
    void areTwentyAndEachIsOneOfItsOwn() {
        assertThat(mistakes().map(Mistake::name)).hasSize(20).doesNotHaveDuplicates();
        assertThat(mistakes().map(Mistake::files)).doesNotHaveDuplicates();
    }

    private Api.Answer deploy(Map<String, byte[]> files) {
        return designer()
                .form(
                        "/engine-rest/deployment/create",
                        Map.of("deployment-name", "mistaken", "deployment-source", "Camunda Modeler"),
                        files);
    }

    private int deployments() {
        return designer()
                .get("/engine-rest/deployment/count")
                .json()
                .get("count")
                .asInt();
    }

    private Api designer() {
        return Api.at(port).as("designer", WebTest.PASSWORD);
    }

    private static Mistake plan(String name, String place, String remedy, String... settings) {
        return drawing(name, place, remedy, TestPlans.oneGate("mistaken", settings));
    }

    private static Mistake drawing(String name, String place, String remedy, String bpmn) {
        return new Mistake(name, Map.of("mistaken.bpmn", bpmn, "event-happened.drl", eventHappened()), place, remedy);
    }

    private static Mistake rule(String name, String remedy, String right, String wrong) {
        assertThat(eventHappened()).contains(right);
        return new Mistake(
                name,
                Map.of(
                        "mistaken.bpmn",
                        sound(),
                        "event-happened.drl",
                        eventHappened().replace(right, wrong)),
                "event-happened\\.drl:\\d+ \\[The event has happened]",
                remedy);
    }

    private static String sound() {
        return TestPlans.oneGate("mistaken", RULES, EVENT);
    }

    private static String withTask(String property) {
        return TestPlans.plan(
                "mistaken",
                "<bpmn:startEvent id=\"start\"/><bpmn:userTask id=\"work\"><bpmn:extensionElements><camunda:properties>"
                        + property
                        + "</camunda:properties></bpmn:extensionElements></bpmn:userTask>"
                        + TestPlans.gate("gate", RULES, EVENT) + "<bpmn:endEvent id=\"end\"/>"
                        + TestPlans.flows("start", "work", "gate", "end"));
    }

    private static String wayBack() {
        String error = "milestone-recycled-design";
        return TestPlans.withErrors(
                TestPlans.plan(
                        "mistaken",
                        "<bpmn:startEvent id=\"start\"/>" + TestPlans.phase("desing")
                                + TestPlans.gate("gate", RULES, EVENT, "approvers=qa:1")
                                + "<bpmn:endEvent id=\"end\"/>" + TestPlans.border("gate", error, "desing")
                                + TestPlans.flows("start", "desing", "gate", "end")),
                error);
    }

    private static String eventHappened() {
        try {
            return Files.readString(Path.of("rules", "event-happened.drl"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
