package dev.milepost.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.gate.Decision;
import dev.milepost.gate.DecisionLog;
import dev.milepost.gate.GateKeeper;
import dev.milepost.gate.GateRecord;
import dev.milepost.gate.GateState;
import dev.milepost.gate.Replay;
import dev.milepost.signoff.SignOff;
import dev.milepost.signoff.SignOffs;
import dev.milepost.signoff.Vote;
import dev.milepost.testing.Databases;
import dev.milepost.testing.Deploying;
import dev.milepost.testing.People;
import dev.milepost.testing.ReplayEverything;
import dev.milepost.testing.Server;
import dev.milepost.testing.TestPlans;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Eight approvers vote on each of many gates at the same instant: each gate has exactly one outcome, and no vote is lost. */
class VoteRaceTests {

    static final int APPROVERS = 8;
    static final int NEEDED = 3;

    @ParameterizedTest
    @CsvSource({"H2, 1000", "POSTGRESQL, 400"}) // 1000 pass there, too, but take longer than a build should
    void eachGateHasOneOutcomeAndLosersAreTold(Databases databases, int gates) throws Exception {
        try (Server server = Server.on(databases.fresh(), "spring.datasource.hikari.maximum-pool-size=20")) {
            prepare(server, gates);
            Votes votes = new Votes(server, gates);
            votes.castAll();

            assertThat(votes.failures).isEmpty();
            for (int i = 0; i < gates; i++) {
                votes.checkOutcome(i);
            }
            assertThat(votes.accepted).hasSize(votes.stored);
            assertThat(server.get(TaskService.class).createTaskQuery().count()).isZero();
            ReplayEverything.replay(
                    server.get(JdbcTemplate.class), server.get(DecisionLog.class), server.get(Replay.class));
        }
    }

    private static void prepare(Server server, int gates) throws Exception {
        People people = People.of(server.get(ProcessEngine.class));
        for (int i = 0; i < APPROVERS; i++) {
            people.are("approver" + i, "qa");
        }
        Deploying.to(server.get(RepositoryService.class), "vote-race")
                .with(
                        "vote-race.bpmn",
                        TestPlans.oneGate(
                                "vote-race", "rules=not-before.drl", "param.date=2020-01-01", "approvers=qa:" + NEEDED))
                .withRules("not-before.drl")
                .deploy();
        ProjectRuns projects = server.get(ProjectRuns.class);
        inParallel(2, thread -> {
            for (int i = thread; i < gates; i += 2) {
                projects.start("race-" + i, "vote-race", null, null, Map.of(), "designer");
            }
        });
    }

    /** One thread for each approver; all of them come to each gate together. */
    private static final class Votes {

        final SignOffDesk desk;
        final GateKeeper gates;
        final SignOffs signOffs;
        final int count;
        final int[] evaluations;
        final Set<String> accepted = ConcurrentHashMap.newKeySet();
        final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        final CyclicBarrier together = new CyclicBarrier(APPROVERS);
        int stored;

        Votes(Server server, int count) {
            this.desk = server.get(SignOffDesk.class);
            this.gates = server.get(GateKeeper.class);
            this.signOffs = server.get(SignOffs.class);
            this.count = count;
            this.evaluations = new int[count];
            for (int i = 0; i < count; i++) {
                evaluations[i] = gates.standing("race-" + i, "gate").evaluation();
            }
        }

        void castAll() throws Exception {
            inParallel(APPROVERS, thread -> {
                for (int i = 0; i < count; i++) {
                    together.await();
                    cast(i, thread);
                }
            });
        }

        private void cast(int gate, int approver) {
            // at every third gate one of the eight refuses
            boolean refuses = gate % 3 == 0 && approver == gate % APPROVERS;
            Decision decision = refuses ? (gate % 2 == 0 ? Decision.HOLD : Decision.KILL) : Decision.GO;
            try {
                desk.vote(
                        "race-" + gate,
                        "gate",
                        "approver" + approver,
                        Vote.of(decision, "as I see it"),
                        evaluations[gate]);
                accepted.add(gate + "/approver" + approver + "/" + decision);
            } catch (SignOffConflictException tooLate) {
                // what losers are told, as 409
            } catch (Throwable e) {
                failures.add(e);
            }
        }

        void checkOutcome(int number) {
            GateRecord gate = gates.standing("race-" + number, "gate");
            List<SignOff> votes = signOffs.of("race-" + number, "gate");
            stored += votes.size();
            assertThat(votes)
                    .allSatisfy(vote -> assertThat(accepted)
                            .contains(number + "/" + vote.person() + "/"
                                    + vote.vote().decision()));
            assertThat(votes).extracting(SignOff::person).doesNotHaveDuplicates();
            List<Decision> refusals = votes.stream()
                    .map(vote -> vote.vote().decision())
                    .filter(decision -> !decision.isGo())
                    .toList();
            if (refusals.isEmpty()) {
                assertThat(gate.state()).isEqualTo(GateState.PASSED);
                assertThat(votes).hasSize(NEEDED);
            } else {
                assertThat(refusals).hasSize(1);
                assertThat(gate.decision()).isEqualTo(refusals.get(0));
                assertThat(gate.state())
                        .isEqualTo(refusals.get(0) == Decision.KILL ? GateState.KILLED : GateState.WAITING);
                assertThat(votes).hasSizeLessThanOrEqualTo(NEEDED);
            }
        }
    }

    private static void inParallel(int threads, Work work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int thread = i;
                running.add(pool.submit(() -> {
                    work.of(thread);
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    interface Work {
        void of(int thread) throws Exception;
    }
}
