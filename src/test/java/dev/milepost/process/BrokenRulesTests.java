package dev.milepost.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.gate.CriterionState;
import dev.milepost.gate.DecisionLog;
import dev.milepost.gate.Evaluation;
import dev.milepost.gate.Finding;
import dev.milepost.gate.GateKeeper;
import dev.milepost.gate.GateRecord;
import dev.milepost.gate.GateState;
import dev.milepost.gate.Intake;
import dev.milepost.gate.Verdict;
import dev.milepost.plan.RuleMode;
import dev.milepost.testing.Deploying;
import dev.milepost.testing.MilepostTest;
import dev.milepost.testing.NotReplayable;
import dev.milepost.testing.Submit;
import dev.milepost.testing.TestPlans;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * Rules that are broken in ways that only real facts bring out: they do no harm on the facts that a deployment is tried with.
 */
@MilepostTest
@TestPropertySource(properties = "milepost.rules.time-limit=300ms")
@NotReplayable("a rule that ran too long is refused at once the next time, with other words")
class BrokenRulesTests {

    static final String RULE = """
            package rules;
            import dev.milepost.gate.facts.*;
            import java.util.List;
            global dev.milepost.gate.facts.Findings findings;
            %s
            rule "The contract is signed"
              @criterion("signed")
            when
              accumulate($e : Event(name == "contract-signed"); $events : collectList($e))
            then
              %s
            end
            """;

    @Autowired
    RepositoryService repository;

    @Autowired
    ProjectRuns projects;

    @Autowired
    GateKeeper gates;

    @Autowired
    DecisionLog log;

    @Autowired
    Submit submit;

    final String project = "p-" + UUID.randomUUID();

    @Test
    void showsAnEndlessRuleAsAnErrorKeepsTheEvidenceAndLetsOthersGoOn() {
        // not quite endless, so that it gives its core back to the tests after this one
        start("endless", RULE.formatted("", """
                for (long i = 0; !$events.isEmpty() && i < 10000000000L; i++) { findings.hashCode(); }
                  findings.judge(!$events.isEmpty()).actual("" + $events.size()).expected("signed").remedy("Sign.");"""));
        long before = System.nanoTime();

        Intake.Receipt receipt = submit.event(project, "contract-signed");

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
        assertThat(receipt.known()).isFalse();
        assertThat(gate().verdict()).isEqualTo(Verdict.ERROR);
        assertThat(gate().state()).isEqualTo(GateState.WAITING);
        assertError("The contract is signed", "longer than");

        String other = "o-" + UUID.randomUUID();
        projects.start(other, "software-release", null, null, Map.of(), "designer");
        submit.event(other, "feature-freeze-announced");
        assertThat(projects.tasks(other)).isNotEmpty();
        submit.event(project, "another-event");
        assertThat(gate().verdict())
                .as("not run again while the first run is still there")
                .isEqualTo(Verdict.ERROR);
    }

    @Test
    void isNotDisturbedByWhatIsOnlyTried() {
        String endless = RULE.formatted("", """
                for (long i = 1; !$events.isEmpty() && i < 10000000000L; i++) { findings.hashCode(); }
                  findings.judge(!$events.isEmpty()).actual("" + $events.size()).expected("signed").remedy("Sign.");""");
        Deploying.to(repository, "tried")
                .with(
                        "tried.bpmn",
                        TestPlans.oneGate(
                                "tried",
                                "rules=endless.drl (shadow), event-happened.drl",
                                "param.event=contract-signed"))
                .with("endless.drl", endless)
                .withRules("event-happened.drl")
                .deploy();
        projects.start(project, "tried", null, null, Map.of(), "designer");
        long before = System.nanoTime();

        submit.event(project, "contract-signed");

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
        assertThat(gate().state()).isEqualTo(GateState.PASSED);
        assertError("The contract is signed", "longer than");
        Evaluation last = log.find(project, "gate", gate().evaluation()).orElseThrow();
        assertThat(last.verdict()).isEqualTo(Verdict.PASS);
        assertThat(last.findings()).extracting(Finding::mode).containsExactly(RuleMode.BLOCK, RuleMode.SHADOW);
    }

    @Test
    void showsARuleThatFeedsItselfAsAnError() {
        start(
                "feeding",
                RULE.formatted(
                        """
                declare Echo
                  number : int
                end
                rule "Echo begins"
                when
                  Event(name == "contract-signed")
                then
                  insert(new Echo(1));
                end
                rule "Echo answers itself"
                when
                  Echo($n : number)
                then
                  insert(new Echo($n + 1));
                end""",
                        "findings.judge(!$events.isEmpty()).actual(\"none\").expected(\"signed\").remedy(\"Sign.\");"));

        submit.event(project, "contract-signed");

        assertThat(gate().verdict()).isEqualTo(Verdict.ERROR);
        assertError("Echo answers itself", "");
    }

    @Test
    void showsARuleThatThrowsAsAnError() {
        start("throwing", RULE.formatted("", """
                findings.judge(!$events.isEmpty() && $events.get(7) != null).actual("none").expected("signed")
                    .remedy("Sign.");"""));

        submit.event(project, "contract-signed");

        assertThat(gate().verdict()).isEqualTo(Verdict.ERROR);
        assertError("The contract is signed", "");
    }

    @Test
    void showsARuleThatStaysSilentAsAnError() {
        start(
                "silent",
                RULE.formatted("", "findings.judge(false).actual(\"none\").expected(\"signed\").remedy(\"Sign.\");")
                        .replace("when\n", "when\n  not Event(name == \"contract-signed\")\n"));

        submit.event(project, "contract-signed");

        assertThat(gate().verdict()).isEqualTo(Verdict.ERROR);
        assertError("The contract is signed", "");
    }

    private void assertError(String rule, String words) {
        Evaluation last = log.find(project, "gate", gate().evaluation()).orElseThrow();
        assertThat(last.findings()).anySatisfy(finding -> {
            assertThat(finding.state()).isEqualTo(CriterionState.ERROR);
            assertThat(finding.actual()).contains(rule).contains(words);
        });
    }

    private GateRecord gate() {
        return gates.standing(project, "gate");
    }

    private void start(String name, String drl) {
        Deploying.to(repository, name)
                .with(name + ".bpmn", TestPlans.oneGate(name, "rules=" + name + ".drl"))
                .with(name + ".drl", drl)
                .deploy();
        projects.start(project, name, null, null, Map.of(), "designer");
        assertThat(gate().state()).isEqualTo(GateState.WAITING);
    }
}
