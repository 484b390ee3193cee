package dev.milepost.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.testing.Api;
import dev.milepost.testing.Deploying;
import dev.milepost.testing.TestPlans;
import dev.milepost.testing.WebTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;

/** A project on whose gate rules are tried: judged four times, shut now, on a report of ten tests of which one passes. */
record TriedProject(int port, String key) {

    static final String PLAN = "trial-plan";
    static final String RULES = "test-pass-ratio.drl";

    static TriedProject start(int port, ProcessEngine engine) {
        Deploying.to(engine.getRepositoryService(), PLAN)
                .with(
                        PLAN + ".bpmn",
                        TestPlans.oneGate(PLAN, "rules=" + RULES, "param.minRatio=0.9", "approvers=approvers:1"))
                .withRules(RULES)
                .deploy();
        TriedProject project = new TriedProject(port, "trial-" + UUID.randomUUID());
        project.as("designer").post("/api/projects", "{\"key\":\"%s\",\"plan\":\"%s\"}".formatted(project.key, PLAN));
        project.report(20, 20);
        project.report(10, 5);
        project.report(10, 1);
        return project;
    }

    /** The rules as they are deployed. */
    static String rules() {
        try {
            return Files.readString(Path.of("rules", RULES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rules to which a gate passes on something else. */
    static String judging(String condition) {
        String rules = rules();
        String other = rules.replace("$tests.ratio().atLeast($p.ratio(\"minRatio\"))", condition);
        assertThat(other).isNotEqualTo(rules);
        return other;
    }

    static byte[] bytes(String rules) {
        return rules.getBytes(UTF_8);
    }

    String gate() {
        return "/api/projects/" + key + "/gates/gate";
    }

    JsonNode now() {
        return as("manager").get(gate()).json();
    }

    void report(int tests, int passing) {
        String cases = "<testcase><failure message=\"no\"/></testcase>".repeat(tests - passing)
                + "<testcase/>".repeat(passing);
        Api.Answer answer = as("ci").upload(
                        "/api/projects/" + key + "/test-reports?suite=unit&build=" + tests + "-" + passing,
                        "<testsuite name=\"unit\" tests=\"%d\" failures=\"%d\">%s</testsuite>"
                                .formatted(tests, tests - passing, numbered(cases)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private static String numbered(String cases) {
        StringBuilder named = new StringBuilder();
        int number = 0;
        for (String one : cases.split("<testcase", -1)) {
            named.append(number == 0 ? "" : "<testcase classname=\"S\" name=\"t" + number + "\"")
                    .append(one);
            number++;
        }
        return named.toString();
    }

    Api as(String user) {
        return Api.at(port).as(user, WebTest.PASSWORD);
    }
}
