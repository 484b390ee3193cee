package dev.milepost.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.evidence.Activity;
import dev.milepost.gate.DecisionLog;
import dev.milepost.gate.GateKeeper;
import dev.milepost.gate.GateRecord;
import dev.milepost.gate.GateState;
import dev.milepost.gate.Replay;
import dev.milepost.gate.Stragglers;
import dev.milepost.plan.Project;
import dev.milepost.plan.Projects;
import dev.milepost.testing.Databases;
import dev.milepost.testing.Deploying;
import dev.milepost.testing.ReplayEverything;
import dev.milepost.testing.Server;
import dev.milepost.testing.Submit;
import dev.milepost.testing.TestPlans;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Evidence, tasks, timers and starts at the same moment: no gate may stay shut on facts that open it. */
class LostWakeUpTests {

    static final int GATES = 300;
    static final int THREADS = 8;

    /** Judges by the clock alone, to the millisecond. */
    static final String SOON = """
            package rules;
            import dev.milepost.gate.facts.*;
            import java.time.Instant;
            global dev.milepost.gate.facts.Findings findings;
            rule "The moment has come"
              @criterion("soon")
              @param("at: decimal")
            when
              $p : Parameters()
              $moment : Moment($now : instant)
            then
              findings.judge(!$now.isBefore(Instant.ofEpochMilli($p.decimal("at").longValue()))).actual($now).expected("later")
                .remedy("Wait.").changesAt(Instant.ofEpochMilli($p.decimal("at").longValue()));
            end
            """;

    @ParameterizedTest
    @EnumSource(Databases.class)
    void everyGateOpensHoweverItsFactsArrive(Databases databases) throws Exception {
        try (Server server = Server.on(databases.fresh())) {
            deploy(server.get(RepositoryService.class));
            Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
            Instant soon = Instant.now().plusSeconds(8);
            run(work(server, soon), failures);

            assertThat(failures).isEmpty();
            List<GateRecord> shut = openGates(server, soon);
            assertThat(shut).as("gates stuck").isEmpty();
            assertThat(server.get(Stragglers.class).behind(Instant.now()))
                    .as("gates behind their evidence")
                    .isEmpty();
            assertThat(server.get(Projects.class).count(Project.State.COMPLETED))
                    .isEqualTo(GATES);
            assertThat(server.get(RuntimeService.class)
                            .createProcessInstanceQuery()
                            .count())
                    .as("process instances left")
                    .isZero();
            ReplayEverything.replay(
                    server.get(JdbcTemplate.class), server.get(DecisionLog.class), server.get(Replay.class));
        }
    }

    /** For each project one thread starts it; others send its evidence and complete its task as soon as it is there. */
    private static List<Step> work(Server server, Instant soon) {
        ProjectRuns projects = server.get(ProjectRuns.class);
        TaskService tasks = server.get(TaskService.class);
        Submit submit = server.get(Submit.class);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < GATES; i++) {
            String key = "race-" + i;
            CountDownLatch started = new CountDownLatch(1);
            // every third gate also waits for a moment at which its timer meets the evidence
            Map<String, String> parameters = Map.of("at", String.valueOf(i % 3 == 0 ? soon.toEpochMilli() : 0));
            steps.add(() -> {
                projects.start(key, "race", null, null, parameters, "designer");
                started.countDown();
            });
            steps.add(after(started, () -> submit.event(key, "contract-signed")));
            // whichever arrives first, the report observed later counts
            steps.add(after(started, () -> submit.report(key, "unit", null, 17, 3, soon.minus(Duration.ofHours(2)))));
            steps.add(after(started, () -> submit.report(key, "unit", null, 20, 0, soon.minus(Duration.ofHours(1)))));
            steps.add(after(started, () -> {
                // as Tasklist does it: not through Milepost
                String task = projects.tasks(key).stream()
                        .filter(run -> run.state() == Activity.State.OPEN)
                        .findFirst()
                        .orElseThrow()
                        .id();
                tasks.complete(task);
            }));
        }
        return steps;
    }

    private static Step after(CountDownLatch started, Step step) {
        return () -> {
            assertThat(started.await(1, TimeUnit.MINUTES)).isTrue();
            step.take();
        };
    }

    private static void run(List<Step> steps, Queue<Throwable> failures) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            // each project's start and evidence stand beside each other in the queue, so that they meet
            List<Future<?>> running = new ArrayList<>();
            for (Step step : steps) {
                running.add(threads.submit(() -> {
                    try {
                        step.take();
                    } catch (Throwable e) {
                        failures.add(e);
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Gates still open once every timer had its chance: the job executor has nothing left to do. */
    private static List<GateRecord> openGates(Server server, Instant soon) {
        var management = server.get(org.camunda.bpm.engine.ManagementService.class);
        Instant patience = soon.plusSeconds(60);
        while (management.createJobQuery().count() > 0 && Instant.now().isBefore(patience)) {
            Thread.onSpinWait();
        }
        GateKeeper gates = server.get(GateKeeper.class);
        return IntStream.range(0, GATES)
                .mapToObj(i -> gates.standing("race-" + i, "gate"))
                .filter(gate -> gate.state() != GateState.PASSED)
                .toList();
    }

    private static void deploy(RepositoryService repository) {
        String gate = TestPlans.gate(
                "gate",
                "rules=event-happened.drl, test-pass-ratio.drl, tasks-complete.drl, soon.drl",
                "param.event=contract-signed",
                "param.minRatio=1",
                "param.at=${at}");
        String bpmn = TestPlans.plan("race", """
                <bpmn:startEvent id="start"/><bpmn:subProcess id="phase" name="Phase"><bpmn:startEvent id="begin"/>
                <bpmn:parallelGateway id="split"/><bpmn:userTask id="work" name="Work"/><bpmn:endEvent id="worked"/>
                %s<bpmn:endEvent id="done"><bpmn:terminateEventDefinition/></bpmn:endEvent>%s</bpmn:subProcess>
                <bpmn:endEvent id="end"/>%s""".formatted(
                        gate,
                        TestPlans.flows("begin", "split", "work", "worked") + TestPlans.flows("split", "gate", "done"),
                        TestPlans.flows("start", "phase", "end")));
        Deploying.to(repository, "race")
                .with("race.bpmn", bpmn)
                .with("soon.drl", SOON)
                .withRules("event-happened.drl", "test-pass-ratio.drl", "tasks-complete.drl")
                .deploy();
    }

    interface Step {
        void take() throws Exception;
    }
}
