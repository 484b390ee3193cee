package dev.milepost.gate.rules;

import dev.milepost.gate.facts.Facts;
import dev.milepost.gate.facts.Parameters;
import dev.milepost.plan.RuleUse;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads Drools once per JVM, so that the first evaluation does not spend its time limit on loading classes. */
final class WarmUp {

    private static final Logger log = LoggerFactory.getLogger(WarmUp.class);

    private static final String RULES = """
            package rules;
            import dev.milepost.gate.facts.*;
            global dev.milepost.gate.facts.Findings findings;
            rule "Nothing is open"
              @criterion("warm-up")
            when
              $p : Parameters()
              Moment($now : instant)
              accumulate(Task(!complete, $name : name); $names : collectList($name))
              accumulate($r : TestReport(suite == "unit" || build != null); $reports : collectList($r))
              $tests : TestReports() from TestReports.of($reports)
            then
              findings.unknownWhen($tests.none(), "none", "none").judge($names.isEmpty()).actual(Words.list($names));
            end
            """;

    private WarmUp() {}

    static void once() {
        Once.run();
    }

    private static final class Once {
        static {
            try {
                CompiledRules rules = new RuleCompiler().compile("warm-up.drl", RULES);
                for (Facts facts : SampleFacts.all(Map.of())) {
                    new GateRun(
                                    List.of(new RuleJob(
                                            new RuleUse("warm-up.drl", null),
                                            "",
                                            rules,
                                            new Parameters(List.of(), null, Map.of()))),
                                    facts,
                                    10,
                                    new Runaways())
                            .run();
                }
            } catch (RuntimeException | LinkageError failed) {
                log.warn("The rule engine could not be warmed up; the first evaluation takes longer.", failed);
            }
        }

        static void run() {}
    }
}
