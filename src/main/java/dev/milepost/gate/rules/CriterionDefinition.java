package dev.milepost.gate.rules;

import dev.milepost.gate.facts.ParameterDefinition;
import java.util.List;

/**
 * A criterion as its rule file defines it.
 *
 * @param id the value of {@code @criterion}
 * @param title the rule's name
 * @param parameters what the rule declares with {@code @param}
 * @param mandatory whether it says {@code @mandatory}: no waiver counts for it
 * @param line where the rule begins, from 1
 */
public record CriterionDefinition(
        String id, String title, List<ParameterDefinition> parameters, boolean mandatory, int line) {

    /** Copies its list. */
    public CriterionDefinition {
        parameters = List.copyOf(parameters);
    }
}
