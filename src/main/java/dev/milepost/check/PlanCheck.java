package dev.milepost.check;

import dev.milepost.gate.RuleInspector;
import dev.milepost.plan.OtherXml;
import dev.milepost.plan.Plan;
import dev.milepost.plan.PlanReader;
import dev.milepost.plan.PlanReading;
import dev.milepost.plan.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Checks the files of a deployment together: plans, rules and what goes with them. Deploys nothing, but runs the rules on made-up
 * facts. What only the engine can refuse is left to the engine. Thread-safe.
 */
@Component
public class PlanCheck {

    private final RuleInspector inspector;

    /** A check that leaves the rules to this inspector. */
    public PlanCheck(RuleInspector inspector) {
        this.inspector = inspector;
    }

    /**
     * Everything that is wrong with a set of files, all at once.
     *
     * @param files their bytes by name, as they would be deployed
     */
    public Checked of(Map<String, byte[]> files) {
        List<Problem> problems = new ArrayList<>(FileNames.problems(files));
        List<Plan> plans = new ArrayList<>();
        Map<String, String> rules = new LinkedHashMap<>();
        files.forEach((name, bytes) -> {
            if (FileNames.isBpmn(name)) {
                PlanReading reading = PlanReader.read(name, bytes);
                problems.addAll(reading.problems());
                plans.addAll(reading.plans());
            } else if (FileNames.isRules(name)) {
                RuleSource.problem(name, bytes).ifPresent(problems::add);
                rules.put(name, new String(bytes, StandardCharsets.UTF_8));
            } else if (FileNames.isMarkup(name)) {
                problems.addAll(OtherXml.problems(name, bytes));
            }
        });
        boolean readable = problems.stream().noneMatch(problem -> rules.containsKey(problem.file()));
        if (readable) { // what a compiler says of text in the wrong encoding would only hide what is wrong
            problems.addAll(inspector.inspect(plans, rules));
        }
        return new Checked(plans, problems);
    }
}
