package dev.milepost.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.gate.GateKeeper;
import dev.milepost.gate.GateState;
import dev.milepost.testing.Deploying;
import dev.milepost.testing.MilepostTest;
import dev.milepost.testing.Submit;
import dev.milepost.testing.TestPlans;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@MilepostTest
class SweepTests {

    @Autowired
    RepositoryService repository;

    @Autowired
    ProjectRuns projects;

    @Autowired
    GateKeeper gates;

    @Autowired
    Sweep sweep;

    @Autowired
    Submit submit;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void findsNothingInAHealthySystem() {
        start("healthy");
        submit.event("healthy", "something-else");

        assertThat(sweep.sweep()).isEmpty();
    }

    @Test
    void evaluatesAGateThatIsBehindItsEvidence() {
        start("behind");
        submit.event("behind", "contract-signed-by-one");
        // what no code path does: the gate forgets that it has seen its newest evidence
        jdbc.update("update mp_gate set evidence = evidence - 1 where project_key = 'behind'");
        int before = gates.standing("behind", "gate").evaluation();

        assertThat(sweep.sweep()).containsExactly("behind");

        assertThat(gates.standing("behind", "gate").evaluation()).isEqualTo(before + 1);
        assertThat(sweep.sweep()).isEmpty();
    }

    @Test
    void evaluatesAGateWhoseRulesGiveNoErrorAnyMore() {
        start("recovered");
        jdbc.update("update mp_gate set verdict = 'ERROR' where project_key = 'recovered'");
        int before = gates.standing("recovered", "gate").evaluation();

        sweep.sweep();

        assertThat(gates.standing("recovered", "gate").evaluation()).isEqualTo(before + 1);
        assertThat(gates.standing("recovered", "gate").state()).isEqualTo(GateState.WAITING);
    }

    private void start(String key) {
        Deploying.to(repository, "sweep")
                .with(
                        "sweep.bpmn",
                        TestPlans.oneGate("sweep", "rules=event-happened.drl", "param.event=contract-signed"))
                .withRules("event-happened.drl")
                .deploy();
        projects.start(key, "sweep", null, null, Map.of(), "designer");
    }
}
