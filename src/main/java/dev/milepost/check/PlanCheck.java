package dev.milepost.check;

import dev.milepost.forecast.PlanWarnings;
import dev.milepost.gate.Judge;
import dev.milepost.gate.RuleInspector;
import dev.milepost.gate.rules.RuleSources;
import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.OtherXml;
import dev.milepost.plan.Plan;
import dev.milepost.plan.PlanReader;
import dev.milepost.plan.PlanReading;
import dev.milepost.plan.Problem;
import dev.milepost.plan.calendar.WorkingCalendar;
import dev.milepost.rulecase.CaseResult;
import dev.milepost.rulecase.RuleCases;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Checks the files of a deployment together: plans, rules, the cases of rules and what goes with them. Deploys nothing, but runs the rules on made-up
 * facts. What only the engine can refuse is left to the engine. Thread-safe.
 */
@Component
public class PlanCheck {

    private final RuleInspector inspector;
    private final RuleCases cases;

    /** A check that leaves the rules to this inspector, and their cases to this judge. */
    public PlanCheck(RuleInspector inspector, Judge judge) {
        this.inspector = inspector;
        this.cases = new RuleCases(judge);
    }

    /**
     * Everything that is wrong with a set of files, all at once, and what is doubtful in plans that are right.
     *
     * @param files their bytes by name, as they would be deployed
     * @param start the first day of the projects that plans are judged for
     */
    public Checked of(Map<String, byte[]> files, LocalDate start) {
        return check(files, start, null);
    }

    /**
     * {@link #of(Map, LocalDate)} where it is known whom gates can ask.
     *
     * @param groups all groups of people that there are
     */
    public Checked of(Map<String, byte[]> files, LocalDate start, Set<String> groups) {
        return check(files, start, groups);
    }

    private Checked check(Map<String, byte[]> files, LocalDate start, @Nullable Set<String> groups) {
        List<Problem> problems = new ArrayList<>(FileNames.problems(files));
        List<Problem> doubts = new ArrayList<>();
        List<Plan> plans = new ArrayList<>();
        Map<String, String> rules = new LinkedHashMap<>();
        files.forEach((name, bytes) -> {
            if (FileNames.isBpmn(name)) {
                PlanReading reading = PlanReader.read(name, bytes);
                problems.addAll(reading.problems());
                doubts.addAll(reading.doubts());
                plans.addAll(reading.plans());
            } else if (FileNames.isRules(name)) {
                rules.put(name, read(name, bytes, problems));
            } else if (FileNames.isMarkup(name)) {
                problems.addAll(OtherXml.problems(name, bytes));
            }
        });
        boolean readable = problems.stream().noneMatch(problem -> rules.containsKey(problem.file()));
        if (readable) { // what a compiler says of text in the wrong encoding would only hide what is wrong
            problems.addAll(inspector.inspect(plans, rules));
        }
        if (problems.isEmpty()) { // of rules that cannot be deployed, no case says anything
            problems.addAll(failing(files));
        }
        if (!problems.isEmpty()) {
            return new Checked(plans, problems, List.of());
        }
        List<Problem> warnings = new ArrayList<>(warnings(plans, start));
        warnings.addAll(doubts);
        warnings.addAll(inspector.doubts(rules));
        if (groups != null) {
            plans.forEach(plan -> warnings.addAll(UnknownGroups.of(plan, groups)));
        }
        return new Checked(plans, problems, warnings);
    }

    /**
     * The rules of files, whatever they are written in.
     *
     * @param problems takes what is wrong with files that cannot be read
     */
    public static Map<String, String> rules(Map<String, byte[]> files, List<Problem> problems) {
        Map<String, String> rules = new LinkedHashMap<>();
        files.forEach((name, bytes) -> rules.put(name, read(name, bytes, problems)));
        return rules;
    }

    private static String read(String name, byte[] bytes, List<Problem> problems) {
        if (!RuleSources.isTable(name)) {
            RuleSource.problem(name, bytes).ifPresent(problems::add);
        }
        RuleSources.Source source = RuleSources.read(name, bytes);
        problems.addAll(source.problems());
        return source.drl();
    }

    /** Everything that is wrong with rule files by themselves, whatever plan may use them. */
    public List<Problem> ofRules(Map<String, String> rules) {
        List<Problem> problems = new ArrayList<>();
        rules.keySet().stream()
                .filter(name -> !FileNames.isRules(name))
                .forEach(name -> problems.add(new Problem(
                        name, 0, null, "This is no rule file by its name.", "Its name ends in .drl, .csv or .xlsx.")));
        problems.addAll(inspector.inspect(List.of(), rules));
        return problems;
    }

    private List<Problem> failing(Map<String, byte[]> files) {
        return cases.run(files).stream()
                .filter(result -> result.outcome() != CaseResult.Outcome.PASS)
                .map(result -> new Problem(
                        result.file(),
                        result.line(),
                        result.name(),
                        (result.outcome() == CaseResult.Outcome.FAIL ? "The case fails: " : "The case cannot be run: ")
                                + result.message(),
                        "Correct the case, or the rule in " + RuleCases.rulesOf(result.file(), files.keySet()) + "."))
                .toList();
    }

    private static List<Problem> warnings(List<Plan> plans, LocalDate start) {
        WorkingCalendar calendar = WorkingCalendar.standard(ZoneOffset.UTC);
        return plans.stream()
                .flatMap(plan -> PlanWarnings.of(plan, start, Map.of(), calendar).stream()
                        .map(gap -> new Problem(
                                plan.file(),
                                plan.gate(gap.element())
                                        .map(GateDefinition::line)
                                        .orElse(0),
                                gap.element(),
                                gap.reason(),
                                gap.advice())))
                .toList();
    }
}
