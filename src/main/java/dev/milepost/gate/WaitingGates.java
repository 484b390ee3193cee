package dev.milepost.gate;

import dev.milepost.gate.FactsReader.Snapshot;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.PlanLibrary;
import dev.milepost.plan.Project;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Compares what two sets of rules say of the open gates of a project. Changes nothing; thread-safe. */
@Component
class WaitingGates {

    private final PlanLibrary plans;
    private final Evaluator evaluator;
    private final Clock clock;

    WaitingGates(PlanLibrary plans, Evaluator evaluator, Clock clock) {
        this.plans = plans;
        this.evaluator = evaluator;
        this.clock = clock;
    }

    /** What would be said of them if the project was bound otherwise; gates that the other plan does not have are left out. */
    List<WaitingGate> under(Project other, Snapshot now) {
        Snapshot then = now.under(other, plans.plan(other.definition()));
        Instant at = clock.instant();
        List<WaitingGate> all = new ArrayList<>();
        for (GateRecord record : now.gates()) {
            Optional<GateDefinition> before = now.plan().gate(record.key());
            Optional<GateDefinition> after = then.plan().gate(record.key());
            if (record.state().isOpen() && before.isPresent() && after.isPresent()) {
                Evaluation was = evaluator.evaluate(now, before.get(), record, "preview", at);
                Evaluation is = evaluator.evaluate(then, after.get(), record, "preview", at);
                all.add(new WaitingGate(
                        record.key(),
                        after.get().name(),
                        record.state(),
                        was.verdict(),
                        is.verdict(),
                        Differences.between(was.findings(), is.findings())));
            }
        }
        return all;
    }
}
