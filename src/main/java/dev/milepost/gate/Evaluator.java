package dev.milepost.gate;

import dev.milepost.gate.FactsReader.Snapshot;
import dev.milepost.gate.facts.Facts;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.Project;
import dev.milepost.plan.RuleUse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Runs a gate's rules over facts, without recording or moving anything. Thread-safe. */
@Component
class Evaluator {

    private final Judging judging;
    private final RuleLibrary rules;
    private final Clock clock;

    Evaluator(Judging judging, RuleLibrary rules, Clock clock) {
        this.judging = judging;
        this.rules = rules;
        this.clock = clock;
    }

    /** Whether rules look at what is expected of milestones: some of those by which a gate uses its rule files. */
    boolean looksAtForecasts(Project project, List<RuleUse> uses) {
        return judging.looksAtForecasts(rules.load(project.rules(), uses));
    }

    /** The evaluation of a gate now. */
    Evaluation evaluate(Snapshot snapshot, GateDefinition gate, GateRecord record, String cause) {
        return evaluate(snapshot, gate, record, cause, clock.instant());
    }

    /** The evaluation of a gate at an instant. */
    Evaluation evaluate(Snapshot snapshot, GateDefinition gate, GateRecord record, String cause, Instant at) {
        return evaluate(snapshot, gate, record, cause, files(snapshot.project(), gate), snapshot.factsFor(gate, at));
    }

    /** The rule files of a gate as they were deployed. */
    List<RuleFile> files(Project project, GateDefinition gate) {
        return rules.load(project.rules(), gate.rules());
    }

    /** The evaluation of a gate by these files. */
    Evaluation evaluate(
            Snapshot snapshot,
            GateDefinition gate,
            GateRecord record,
            String cause,
            List<RuleFile> files,
            Facts facts) {
        Judgement judgement = judging.judge(files, facts);
        return new Evaluation(
                snapshot.project().key(),
                gate.key(),
                record.evaluation() + 1,
                record.round(),
                facts.moment().instant(),
                cause,
                judgement.verdict(),
                snapshot.project().evidence(),
                judgement.changesAt().orElse(null),
                judgement.findings(),
                files.stream().map(Evaluation.RuleVersion::of).toList(),
                facts);
    }
}
