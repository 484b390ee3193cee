package dev.milepost.gate;

import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.Plan;
import dev.milepost.plan.Problem;
import dev.milepost.plan.RuleUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Checks that a plan can be judged by the rules of a deployment that need not be its own. Thread-safe. */
@Component
class RuleFit {

    private final RuleLibrary library;
    private final RuleInspector inspector;

    RuleFit(RuleLibrary library, RuleInspector inspector) {
        this.library = library;
        this.inspector = inspector;
    }

    /**
     * The rule files that the gates of a plan name, as they are in a deployment, by name.
     *
     * @throws RuleChangeRefusedException if there is no such deployment, or the plan could not have been deployed with these rules;
     *     every problem is named with file and gate
     */
    Map<String, RuleFile> files(Plan plan, String deployment) {
        List<String> held = library.files(deployment)
                .orElseThrow(() -> RuleChangeRefusedException.unknown("There is no deployment '" + deployment
                        + "'. GET /api/plans/" + plan.id() + "/versions lists those of each version of the plan."));
        List<Problem> problems = missing(plan, deployment, held);
        if (!problems.isEmpty()) {
            throw doesNotFit(plan, deployment, problems);
        }
        Map<String, RuleFile> files = named(plan, deployment);
        Map<String, String> texts = new TreeMap<>();
        files.forEach((name, file) -> texts.put(name, file.source()));
        problems = inspector.inspect(List.of(plan), texts);
        if (!problems.isEmpty()) {
            throw doesNotFit(plan, deployment, problems);
        }
        return files;
    }

    /** The rule files that the gates of a plan name, as they are in the deployment that has them, by name. */
    Map<String, RuleFile> named(Plan plan, String deployment) {
        List<RuleUse> uses = names(plan).stream().map(RuleFit::plainly).toList();
        return library.load(deployment, uses).stream()
                .collect(Collectors.toMap(
                        file -> file.use().file(), Function.identity(), (one, same) -> one, TreeMap::new));
    }

    private static RuleUse plainly(String file) {
        return new RuleUse(file, null);
    }

    private static Set<String> names(Plan plan) {
        return plan.gates().stream()
                .flatMap(gate -> gate.rules().stream())
                .map(RuleUse::file)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Problem> missing(Plan plan, String deployment, List<String> held) {
        List<Problem> problems = new ArrayList<>();
        for (GateDefinition gate : plan.gates()) {
            gate.rules().stream()
                    .map(RuleUse::file)
                    .distinct()
                    .filter(file -> !held.contains(file))
                    .forEach(file -> problems.add(new Problem(
                            plan.file(),
                            gate.line(),
                            gate.key(),
                            "Gate '" + gate.key() + "' names the rule file '" + file + "', which deployment '"
                                    + deployment + "' does not hold.",
                            held.isEmpty()
                                    ? "It holds no rule file at all."
                                    : "It holds: " + String.join(", ", held) + ".")));
        }
        return problems;
    }

    private static RuleChangeRefusedException doesNotFit(Plan plan, String deployment, List<Problem> problems) {
        return RuleChangeRefusedException.invalid("The rules of deployment '" + deployment + "' do not fit plan '"
                + plan.id() + "' as the project runs it. "
                + problems.stream().map(Problem::toString).collect(Collectors.joining(" ")));
    }
}
