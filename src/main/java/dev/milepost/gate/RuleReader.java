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
     * @param rows of a table its rows, of which one applies to a project; else none
     */
    record Criterion(String id, String title, boolean mandatory, List<ParameterDefinition> parameters, List<Row> rows) {

        /** Copies its lists. */
        public Criterion {
            parameters = List.copyOf(parameters);
            rows = List.copyOf(rows);
        }
    }

    /**
     * A row of a table.
     *
     * @param number the row, from 1
     * @param when for which projects it is, {@code Kind = medical device}; empty where for all
     * @param says what it asks of them, {@code Tests at least = 200}; empty where that is not known
     */
    record Row(int number, String when, String says) {}
}
