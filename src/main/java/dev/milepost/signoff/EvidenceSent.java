package dev.milepost.signoff;

import dev.milepost.evidence.Senders;
import dev.milepost.gate.Evaluation;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.Project;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Those who sent the evidence that the deciding findings rest on, or completed its tasks. */
@Component
class EvidenceSent implements Involvement {

    private final Senders senders;

    EvidenceSent(Senders senders) {
        this.senders = senders;
    }

    @Override
    public Stream<Involved> in(Project project, GateDefinition gate, Evaluation evaluation) {
        List<String> evidence = evaluation.deciding().stream()
                .flatMap(finding -> finding.evidence().stream())
                .distinct()
                .toList();
        return senders.of(evidence).stream()
                .map(person -> new Involved(person, "sent evidence, or completed a task, that its criteria rest on"));
    }
}
