package dev.milepost.gate.rules;

import dev.milepost.gate.facts.ParameterDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A criterion as its rule file defines it.
 *
 * @param id the value of {@code @criterion}
 * @param title the rule's name, or that of the table
 * @param parameters what the rule declares with {@code @param}
 * @param mandatory whether it says {@code @mandatory}: no waiver counts for it
 * @param line where the rule begins, from 1
 * @param rows where it is judged by a table, its rows; else none
 */
public record CriterionDefinition(
        String id,
        String title,
        List<ParameterDefinition> parameters,
        boolean mandatory,
        int line,
        List<TableRow> rows) {

    /** Copies its lists. */
    public CriterionDefinition {
        parameters = List.copyOf(parameters);
        rows = List.copyOf(rows);
    }

    /** A criterion that one rule judges. */
    public CriterionDefinition(
            String id, String title, List<ParameterDefinition> parameters, boolean mandatory, int line) {
        this(id, title, parameters, mandatory, line, List.of());
    }

    /** Whether several rules judge it, of which one applies. */
    public boolean isOfTable() {
        return !rows.isEmpty();
    }

    /** The names of the rules that judge it. */
    List<String> rules() {
        return isOfTable() ? rows.stream().map(TableRow::rule).toList() : List.of(title);
    }

    Optional<TableRow> row(String rule) {
        return rows.stream().filter(row -> row.rule().equals(rule)).findFirst();
    }

    /** A rule of it in words: {@code Rule 'Enough tests pass'}, {@code Row 12 (kind = medical device)}. */
    String inWords(String rule) {
        return row(rule).map(TableRow::asSubject).orElse("Rule '" + rule + "'");
    }

    /** With the rows of another part of the same table. What one row makes mandatory, or asks for, holds for all. */
    CriterionDefinition and(CriterionDefinition other) {
        List<ParameterDefinition> all = new ArrayList<>(parameters);
        other.parameters().stream()
                .filter(parameter -> !all.contains(parameter))
                .forEach(all::add);
        return new CriterionDefinition(
                id,
                title,
                all,
                mandatory || other.mandatory(),
                line,
                Stream.concat(rows.stream(), other.rows().stream()).toList());
    }
}
