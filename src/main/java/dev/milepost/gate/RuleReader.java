package dev.milepost.gate;

import dev.milepost.gate.facts.ParameterDefinition;
import java.util.List;

/** Reads what rule files ask for, without judging anything. Thread-safe. */
public interface RuleReader {

    /** The criteria of a rule file, in its order, as far as it can be read. */
    List<Criterion> criteria(RuleFile file);

    /**
     * A criterion as its rule defines it.
     *
     * @param id its id in its file
     * @param title the rule's name
     * @param mandatory whether no waiver counts for it
     * @param parameters what the rule takes from its gate
     */
    record Criterion(String id, String title, boolean mandatory, List<ParameterDefinition> parameters) {

        /** Copies its list. */
        public Criterion {
            parameters = List.copyOf(parameters);
        }
    }
}
