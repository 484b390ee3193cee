package dev.milepost.gate;

import dev.milepost.plan.GateDefinition;
import dev.milepost.plan.Plan;
import dev.milepost.plan.PlanLibrary;
import dev.milepost.plan.Problem;
import dev.milepost.plan.Project;
import dev.milepost.plan.RuleUse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Looks after candidates: whether a gate can be judged by them at all, and that nothing of them stays. Thread-safe. */
@Component
class CandidateCheck {

    private final PlanLibrary plans;
    private final RuleLibrary library;
    private final RuleInspector inspector;
    private final RuleArchive archive;
    private final Judge judge;

    CandidateCheck(PlanLibrary plans, RuleLibrary library, RuleInspector inspector, RuleArchive archive, Judge judge) {
        this.plans = plans;
        this.library = library;
        this.inspector = inspector;
        this.archive = archive;
        this.judge = judge;
    }

    /**
     * Checks that a gate could have been deployed with these candidates.
     *
     * @throws UnusedRulesException if the gate uses no file of one of their names
     * @throws UnfitRulesException if something is wrong with them, or with its parameters for them
     */
    void fits(Project project, String key, Candidates candidates) {
        Plan plan = plans.plan(project.definition());
        GateDefinition gate = plan.gate(key).orElseThrow(() -> new UnknownGateException(plan, key));
        List<String> used = gate.rules().stream().map(RuleUse::file).toList();
        TreeSet<String> unused = new TreeSet<>(candidates.files());
        used.forEach(unused::remove);
        if (!unused.isEmpty()) {
            throw new UnusedRulesException("Gate '" + key + "'", unused, used);
        }
        Map<String, String> texts = new LinkedHashMap<>();
        candidates
                .inPlaceOf(library.load(project.rules(), gate.rules()))
                .forEach(file -> texts.put(file.use().file(), file.source()));
        List<Problem> problems = inspector.inspect(plan, gate, texts);
        if (!problems.isEmpty()) {
            throw new UnfitRulesException("The gate was not judged.", problems);
        }
    }

    /** Lets go of what was compiled, but not of what is deployed under the same digest. */
    void forget(Candidates candidates) {
        candidates.digests().stream()
                .filter(digest -> archive.find(digest).isEmpty())
                .forEach(judge::forget);
    }
}
