package dev.milepost.gate.rules;

import dev.milepost.gate.facts.ParameterDefinition;
import dev.milepost.plan.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;

/** A rule file ready to run, or the reasons why it is not. Thread-safe. */
final class CompiledRules {

    private final List<CriterionDefinition> criteria;
    private final List<ParameterDefinition> parameters;
    private final List<Problem> problems;
    private final @Nullable KieBase base;
    private final boolean looksAtForecasts;

    private volatile boolean cameBack;

    private CompiledRules(RuleText text, List<Problem> problems, @Nullable KieBase base) {
        this.criteria = List.copyOf(text.criteria());
        this.parameters = text.parameters();
        this.problems = List.copyOf(problems);
        this.base = base;
        this.looksAtForecasts = text.looksAtForecasts();
    }

    static CompiledRules of(RuleText text, KieBase base) {
        return new CompiledRules(text, List.of(), base);
    }

    static CompiledRules broken(RuleText text, List<Problem> problems) {
        return new CompiledRules(text, problems, null);
    }

    List<CriterionDefinition> criteria() {
        return criteria;
    }

    List<ParameterDefinition> parameters() {
        return parameters;
    }

    /** Whether they look at what is expected of milestones. */
    boolean looksAtForecasts() {
        return looksAtForecasts;
    }

    List<Problem> problems() {
        return problems;
    }

    /** What to open sessions on; only of a file without problems. */
    KieBase base() {
        if (base == null) {
            throw new IllegalStateException("The rule file does not compile: " + problems);
        }
        return base;
    }

    /** Whether a run of these rules has ever ended by itself, and the last one did. */
    boolean cameBack() {
        return cameBack;
    }

    void cameBack(boolean itDid) {
        cameBack = itDid;
    }
}
