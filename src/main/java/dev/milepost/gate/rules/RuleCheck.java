package dev.milepost.gate.rules;

import dev.milepost.gate.facts.ParameterDefinition;
import dev.milepost.plan.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a look at a rule file found.
 *
 * @param file the file's name
 * @param problems everything that keeps it from being deployed; empty where nothing does
 * @param criteria the criteria it defines, in order, as far as it could be read
 */
public record RuleCheck(String file, List<Problem> problems, List<CriterionDefinition> criteria) {

    /** Copies its lists. */
    public RuleCheck {
        problems = List.copyOf(problems);
        criteria = List.copyOf(criteria);
    }

    /** The parameters of all criteria of the file, by name. */
    public Map<String, ParameterDefinition> parameters() {
        Map<String, ParameterDefinition> parameters = new LinkedHashMap<>();
        for (CriterionDefinition criterion : criteria) {
            criterion.parameters().forEach(parameter -> parameters.putIfAbsent(parameter.name(), parameter));
        }
        return parameters;
    }
}
