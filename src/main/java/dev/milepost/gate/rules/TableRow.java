package dev.milepost.gate.rules;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * A row of a decision table: one of the rules that judge a criterion, of which exactly one may apply.
 *
 * @param rule the name of its rule
 * @param number the row, from 1
 * @param when for which projects or gates it is: {@code kind = medical device}; may be empty
 * @param says what its other cells say: {@code Tests at least = 200}; may be empty
 * @param line where its rule begins in the DRL, from 1
 */
public record TableRow(String rule, int number, String when, String says, int line) {

    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,7}): ?(.*)", Pattern.DOTALL);

    /** The row in words: {@code row 12: kind = medical device}. */
    public String inWords() {
        return "row " + number + (when.isEmpty() ? "" : ": " + when);
    }

    /** What a sentence about it begins with: {@code Row 12 (kind = medical device)}. */
    String asSubject() {
        return "Row " + number + (when.isEmpty() ? "" : " (" + when + ")");
    }

    /** The row that a rule says it is. */
    static Optional<TableRow> of(RuleDescr rule) {
        Matcher written = WRITTEN.matcher(annotation(rule, "row"));
        return written.matches()
                ? Optional.of(new TableRow(
                        rule.getName(),
                        Integer.parseInt(written.group(1)),
                        written.group(2).strip(),
                        annotation(rule, "cells"),
                        rule.getLine()))
                : Optional.empty();
    }

    private static String annotation(RuleDescr rule, String name) {
        AnnotationDescr annotation = rule.getAnnotation(name);
        return annotation == null
                ? ""
                : String.valueOf(annotation.getSingleValueStripped()).strip();
    }
}
