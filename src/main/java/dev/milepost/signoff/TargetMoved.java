package dev.milepost.signoff;

import dev.milepost.gate.Evaluation;
import dev.milepost.gate.TargetChanges;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.Project;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Those who moved the gate's target. */
@Component
class TargetMoved implements Involvement {

    private final TargetChanges changes;

    TargetMoved(TargetChanges changes) {
        this.changes = changes;
    }

    @Override
    public Stream<Involved> in(Project project, GateDefinition gate, Evaluation evaluation) {
        return changes.movedBy(project.key(), gate.key()).stream()
                .map(person -> new Involved(person, "moved its target"));
    }
}
