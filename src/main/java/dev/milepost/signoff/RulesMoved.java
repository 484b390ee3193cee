package dev.milepost.signoff;

import dev.milepost.gate.Evaluation;
import dev.milepost.gate.RuleChanges;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.Project;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Those who moved the project to other rules than it was started with. */
@Component
class RulesMoved implements Involvement {

    private final RuleChanges changes;

    RulesMoved(RuleChanges changes) {
        this.changes = changes;
    }

    @Override
    public Stream<Involved> in(Project project, GateDefinition gate, Evaluation evaluation) {
        return changes.movers(project.key()).stream()
                .map(person -> new Involved(person, "moved its project to other rules"));
    }
}
