package dev.milepost.gate.rules;

import dev.milepost.gate.Judge;
import dev.milepost.gate.RuleInspector;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.Plan;
import dev.milepost.plan.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Checks rule files without a server. To be closed when done: rules run on a worker of their own. */
public final class RuleInspection implements RuleInspector, AutoCloseable {

    private final RuleJudge judge;
    private final RuleInspector inspector;

    private RuleInspection(RuleJudge judge) {
        this.judge = judge;
        this.inspector = new DeploymentInspector(new RuleChecker(judge), new GateChecker());
    }

    /** An inspection within the limits that hold where none are configured. */
    public static RuleInspection start() {
        return new RuleInspection(new RuleJudge(RuleSettings.defaults()));
    }

    /** What judges by the rules that were inspected. */
    public Judge judge() {
        return judge;
    }

    @Override
    public List<Problem> inspect(Collection<Plan> plans, Map<String, String> rules) {
        return inspector.inspect(plans, rules);
    }

    @Override
    public List<Problem> inspect(Plan plan, GateDefinition gate, Map<String, String> rules) {
        return inspector.inspect(plan, gate, rules);
    }

    @Override
    public List<Problem> doubts(Map<String, String> rules) {
        return inspector.doubts(rules);
    }

    @Override
    public void close() {
        judge.close();
    }
}
