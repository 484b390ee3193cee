package dev.milepost.signoff;

import dev.milepost.gate.Evaluation;
import dev.milepost.gate.Waived;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.Project;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Those who asked for the waivers without which criteria would not be met. */
@Component
class WaiverAsked implements Involvement {

    private final WaiverRecords waivers;

    WaiverAsked(WaiverRecords waivers) {
        this.waivers = waivers;
    }

    @Override
    public Stream<Involved> in(Project project, GateDefinition gate, Evaluation evaluation) {
        Set<String> used = evaluation.findings().stream()
                .flatMap(finding -> Stream.ofNullable(finding.waived()))
                .map(Waived::waiver)
                .collect(Collectors.toSet());
        return used.stream()
                .flatMap(id -> waivers.find(project.key(), id).stream())
                .flatMap(WaiverRecord::askers)
                .map(person -> new Involved(person, "asked for a waiver that it passes by"));
    }
}
