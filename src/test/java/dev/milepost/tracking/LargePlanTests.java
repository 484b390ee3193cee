package dev.milepost.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.evidence.Activity;
import dev.milepost.forecast.Forecasts;
import dev.milepost.process.ProjectRuns;
import dev.milepost.testing.Deploying;
import dev.milepost.testing.MilepostTest;
import dev.milepost.testing.People;
import dev.milepost.testing.TestPlans;
import java.util.Arrays;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** A plan of 100 tasks: ten at a time, ten times; a gate behind each ten. */
@MilepostTest
class LargePlanTests {

    private static final int SIDE = 10;

    @Autowired
    RepositoryService repository;

    @Autowired
    ProcessEngine engine;

    @Autowired
    ProjectRuns runs;

    @Autowired
    Tracker tracker;

    @Autowired
    Forecasts forecasts;

    @Test
    void forecastsAHundredTasksAfterEachEvidence() {
        People.of(engine).are("designer", "designers");
        deploy();
        runs.start("large", "large", null, null, Map.of(), "designer");
        tracker.catchUp();
        assertThat(forecasts.newest("large")).hasSize(SIDE);

        long[] times = new long[30];
        for (int i = 0; i < times.length; i++) {
            completeOne();
            long before = System.nanoTime();
            tracker.catchUp();
            times[i] = (System.nanoTime() - before) / 1_000;
        }

        Arrays.sort(times);
        LoggerFactory.getLogger(LargePlanTests.class)
                .info("forecast of 100 tasks after an evidence: median {} µs, most {} µs", times[15], times[29]);
        assertThat(forecasts.newest("large")).isNotEmpty();
    }

    private void completeOne() {
        String task = runs.tasks("large").stream()
                .filter(run -> run.state() == Activity.State.OPEN)
                .findFirst()
                .orElseThrow()
                .id();
        runs.complete("large", task, "designer");
    }

    private void deploy() {
        StringBuilder elements = new StringBuilder("<bpmn:startEvent id=\"start\"/>");
        String before = "start";
        for (int row = 0; row < SIDE; row++) {
            elements.append(
                    "<bpmn:parallelGateway id=\"split%1$d\"/><bpmn:parallelGateway id=\"join%1$d\"/>".formatted(row));
            elements.append(TestPlans.flows(before, "split" + row));
            for (int i = 0; i < SIDE; i++) {
                String id = "task" + row + "_" + i;
                elements.append(
                        "<bpmn:userTask id=\"%1$s\" name=\"%1$s\"><bpmn:extensionElements><camunda:properties><camunda:property name=\"milepost:estimate\" value=\"%2$dd/%3$dd/%4$dd\"/></camunda:properties></bpmn:extensionElements></bpmn:userTask>"
                                .formatted(id, 1 + i % 3, 3 + i % 4, 9 + i % 5));
                elements.append(TestPlans.flows("split" + row, id, "join" + row));
            }
            elements.append(TestPlans.gate("gate" + row, "rules=tasks-complete.drl", "target=P" + (row + 1) * 3 + "W"));
            elements.append(TestPlans.flows("join" + row, "gate" + row));
            before = "gate" + row;
        }
        elements.append("<bpmn:endEvent id=\"end\"/>").append(TestPlans.flows(before, "end"));
        Deploying.to(repository, "large")
                .with("large.bpmn", TestPlans.plan("large", elements.toString()))
                .withRules("tasks-complete.drl")
                .deploy();
    }
}
