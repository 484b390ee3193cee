package dev.milepost.signoff;

import dev.milepost.gate.Evaluation;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.Project;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Those who deployed the rules that decide, or the plan that says by which and how. */
@Component
class RulesDeployed implements Involvement {

    private final Deployers deployers;

    RulesDeployed(Deployers deployers) {
        this.deployers = deployers;
    }

    @Override
    public Stream<Involved> in(Project project, GateDefinition gate, Evaluation evaluation) {
        return Stream.concat(
                        Stream.of(project.deployment()),
                        evaluation.rules().stream()
                                .filter(rule -> rule.mode().decides())
                                .map(Evaluation.RuleVersion::deployment))
                .distinct()
                .flatMap(deployment -> deployers.of(deployment).stream())
                .map(person -> new Involved(person, "deployed its rules"));
    }
}
