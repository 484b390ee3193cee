package dev.milepost.process;

import dev.milepost.gate.DecisionLog;
import dev.milepost.gate.Evaluation;
import dev.milepost.gate.RuleChanges;
import dev.milepost.gate.RuleMoves;
import dev.milepost.plan.Project;
import dev.milepost.testing.Deploying;
import dev.milepost.testing.TestPlans;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A project of a plan that is deployed several times: {@code one}, {@code first}, {@code two}, {@code last}, in this order. Its gates
 * ask for a share of tests that the rules themselves set: all of them where they are strict, half of them where they are lenient.
 */
abstract class MovedProjectScenario extends SignOffScenario {

    static final String RULES = "test-pass-ratio.drl";

    @Autowired
    RuleMoves moves;

    @Autowired
    RuleChanges changes;

    @Autowired
    DecisionLog log;

    @Autowired
    JdbcTemplate jdbc;

    final String id = "moved-" + UUID.randomUUID();

    @BeforeEach
    void nobodyIsLoggedIn() {
        engine.getIdentityService().clearAuthentication();
    }

    static RuleMoves.Order order() {
        return order("dora");
    }

    static RuleMoves.Order order(String person) {
        return new RuleMoves.Order(person, "the board has agreed", false);
    }

    static RuleMoves.Order dryRun() {
        return new RuleMoves.Order("dora", "the board has agreed", true);
    }

    static String strict() {
        try {
            return Files.readString(Path.of("rules", RULES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String lenient() {
        return strict().replace("minRatio: ratio = 1;", "minRatio: ratio = 0.5;");
    }

    static String[] settings(String... more) {
        String[] all = new String[more.length + 1];
        all[0] = "rules=" + RULES;
        System.arraycopy(more, 0, all, 1, more.length);
        return all;
    }

    /** The plan's elements but for its start and end, with these gates. */
    static String elements(String first, String last) {
        return TestPlans.phase("one")
                + first
                + TestPlans.phase("two")
                + last
                + TestPlans.flows("start", "one", "first", "two", "last", "end");
    }

    String deploy(String rules, String... firstGate) {
        return deploy(
                elements(TestPlans.gate("first", settings(firstGate)), TestPlans.gate("last", settings())),
                Map.of(RULES, rules));
    }

    /** Deploys another version; answers its deployment. */
    String deploy(String elements, Map<String, String> rules) {
        Deploying deploying = Deploying.to(engine.getRepositoryService(), id)
                .with(
                        id + ".bpmn",
                        TestPlans.plan(id, "<bpmn:startEvent id=\"start\"/><bpmn:endEvent id=\"end\"/>" + elements));
        rules.forEach(deploying::with);
        return deploying.deploy().getId();
    }

    /** Starts a project of the newest version. */
    void begin() {
        runs.start(project, id, null, null, Map.of(), "designer");
    }

    /** Starts a project of the newest version, which comes to its first gate with these tests. */
    void beginAtFirst(int passed, int failed) {
        begin();
        complete("work_one", "worker");
        submit.report(project, passed, failed);
    }

    Project row() {
        return projects.find(project).orElseThrow();
    }

    Evaluation newest(String gate) {
        return log.find(project, gate, gate(gate).evaluation()).orElseThrow();
    }

    int rows(String table) {
        Integer count =
                jdbc.queryForObject("select count(*) from " + table + " where project_key = ?", Integer.class, project);
        return count == null ? 0 : count;
    }
}
