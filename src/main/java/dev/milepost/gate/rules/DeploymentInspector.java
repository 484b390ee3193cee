package dev.milepost.gate.rules;

import dev.milepost.gate.RuleInspector;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.Plan;
import dev.milepost.plan.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks the rule files of a deployment and the gates that use them. */
final class DeploymentInspector implements RuleInspector {

    private final RuleChecker files;
    private final GateChecker gates;

    DeploymentInspector(RuleChecker files, GateChecker gates) {
        this.files = files;
        this.gates = gates;
    }

    @Override
    public List<Problem> inspect(Collection<Plan> plans, Map<String, String> rules) {
        List<Problem> problems = new ArrayList<>();
        Map<String, RuleCheck> checked = check(rules, problems);
        for (Plan plan : plans) {
            for (GateDefinition gate : plan.gates()) {
                problems.addAll(gates.check(gate, plan.file(), checked));
            }
        }
        return problems;
    }

    @Override
    public List<Problem> inspect(Plan plan, GateDefinition gate, Map<String, String> rules) {
        List<Problem> problems = new ArrayList<>();
        problems.addAll(gates.check(gate, plan.file(), check(rules, problems)));
        return problems;
    }

    private Map<String, RuleCheck> check(Map<String, String> rules, List<Problem> problems) {
        Map<String, RuleCheck> checked = new LinkedHashMap<>();
        rules.forEach((file, drl) -> {
            RuleCheck check = files.check(file, drl);
            checked.put(file, check);
            problems.addAll(check.problems());
        });
        return checked;
    }

    @Override
    public List<Problem> doubts(Map<String, String> rules) {
        List<Problem> doubts = new ArrayList<>();
        rules.forEach((file, drl) -> doubts.addAll(files.doubts(file, drl)));
        return doubts;
    }
}
